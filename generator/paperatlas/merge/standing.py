"""Whether every address of a paper that was published still leads somewhere."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.paper import Paper
from paperatlas.model.slugs import arxiv_slug, doi_slug, slugify
from paperatlas.model.standing import Published, Removed, page_address

_SPELLINGS = 100_000
"""Names compared by their spelling, which takes some seconds: in a large collection for few lost addresses only."""
_LEAST_ALIKE = 0.75


def standing(papers: Sequence[Paper], removed: Iterable[Removed], published: Published) -> list[Issue]:
    """The published addresses that are broken, with what each paper may have become, and what contradicts itself."""
    present = {paper.id: paper for paper in papers}
    former = {alias: paper for paper in papers for alias in paper.aliases}
    removed = tuple(removed)
    issues = [issue for gone in removed for issue in _contradictions(gone, present, former)]
    answered = present.keys() | former.keys() | {gone.id for gone in removed}
    lost = {name: line for name, line in published.of("papers").items() if name not in answered}
    if lost:
        guesses = _guesses(tuple(lost), papers)
        issues += [_broken(published.file, line, name, guesses.get(name)) for name, line in lost.items()]
    return issues


def _contradictions(gone: Removed, present: dict[str, Paper], former: dict[str, Paper]) -> list[Issue]:
    origin = gone.origin
    found = []
    if other := present.get(gone.id) or former.get(gone.id):
        place = f"{other.sources[0].file}:{other.sources[0].line}"
        finding = f'"{gone.id}" is removed, and is the address of the paper at {place} too'
        found.append(error(origin.file, origin.line, finding, "remove the entry, or that record"))
    if gone.instead and gone.instead not in present:
        finding = f'"{gone.id}" names "{gone.instead}" to be read instead, which is no paper of the collection'
        found.append(warning(origin.file, origin.line, finding, "correct it, or remove it"))
    return found


def _broken(file: str, line: int, name: str, guess: Paper | None) -> Issue:
    finding = f"{page_address(name)} was published and leads nowhere now"
    elsewhere = "or name it in removed.yml with the reason"
    if guess is None:
        remedy = f"bring its record back, {elsewhere}"
    elif guess.sources[0].format == "yaml":
        remedy = f'if it became that paper, add "aliases: [{name}]" to {guess.sources[0].file}; {elsewhere}'
    else:
        remedy = (
            f'if it became the paper "{guess.id}", write a record papers/{guess.id}.yml with its title or identifier '
            f'and "aliases: [{name}]"; {elsewhere}'
        )
    return error(file, line, finding, remedy)


def _guesses(lost: Sequence[str], papers: Sequence[Paper]) -> dict[str, Paper]:
    """The paper that each address may have become: by what an identifier or title would be called, else by spelling."""
    called: dict[str, Paper] = {}
    for paper in papers:
        names = (
            slugify(paper.title) if paper.title else None,
            doi_slug(paper.doi) if paper.doi else None,
            arxiv_slug(paper.arxiv_id) if paper.arxiv_id else None,
        )
        for name in filter(None, names):
            called.setdefault(name, paper)
    found = {name: called[name] for name in lost if name in called}
    known = {paper.id: paper for paper in papers}
    guessed = _SPELLINGS // max(1, len(known))
    for name in [name for name in lost if name not in found][:guessed]:
        if near := difflib.get_close_matches(name, known, n=1, cutoff=_LEAST_ALIKE):
            found[name] = known[near[0]]
    return found
