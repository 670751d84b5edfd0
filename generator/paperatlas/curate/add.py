"""New papers for the collection: which of some records are new, and the file that each of them gets."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from paperatlas.curate.record_keys import written_keys
from paperatlas.curate.yaml_form import mapping
from paperatlas.fetch.pointers import Pointer
from paperatlas.merge.identifiers import identities, identities_of_doi
from paperatlas.merge.identity import group
from paperatlas.merge.papers import merge
from paperatlas.model.issue import Issue, error
from paperatlas.model.paper import Paper
from paperatlas.model.record import Record
from paperatlas.model.slugs import MAX_SLUG, digest, slugify
from paperatlas.model.wishes import Wishes
from paperatlas.text.clean import shorten

_REMEDY = "leave it out, or edit that record"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that somebody wants to add."""

    record: Record
    file: str
    """What messages call the place it is from: a file, or what was typed."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be written."""

    name: str
    """Its name within the folder of the papers."""
    text: str


def already_there(pointers: Iterable[Pointer], existing: Iterable[Record]) -> dict[Pointer, Record]:
    """The record of the collection for each pointer that leads to one, known without asking anybody."""
    known: dict[Hashable, Record] = {}
    for record in existing:
        for identity in identities(record).items():
            known.setdefault(identity, record)
    found = {}
    for pointer in pointers:
        names = identities_of_doi(pointer.value) if pointer.scheme == "doi" else {pointer.scheme: pointer.value.lower()}
        exact = {pointer.scheme: pointer.value}
        for identity in (*exact.items(), *names.items()):
            if identity in known:
                found[pointer] = known[identity]
                break
    return found


def drafts(
    candidates: Sequence[Candidate],
    existing: Sequence[Record],
    wishes: Wishes,
    taken: Collection[str],
    with_abstract: bool = True,
) -> tuple[list[Draft], list[Issue]]:
    """A file for each new paper, in the order of the candidates, and an issue for each that is not new.

    Args:
        candidates: what somebody wants to add; several of one paper become one file.
        existing: the records of the collection.
        wishes: what a person says of which records are one paper.
        taken: names of files, without their endings, and of pages that are not free.
        with_abstract: whether abstracts are written.
    """
    of = {id(candidate.record): candidate for candidate in candidates}
    order = {id(candidate.record): number for number, candidate in enumerate(candidates)}
    new: list[tuple[int, list[Record]]] = []
    issues: list[Issue] = []
    for work in group([*existing, *(candidate.record for candidate in candidates)], wishes).works:
        mine = [record for record in work if id(record) in of]
        others = [record for record in work if id(record) not in of]
        if mine and others:
            issues += [duplicate(of[id(record)], others[0]) for record in mine]
        elif mine:
            new.append((min(order[id(record)] for record in mine), mine))
    used = {name.lower() for name in taken}
    found = []
    for _, members in sorted(new, key=lambda entry: entry[0]):
        for paper in merge(members, wishes)[0]:
            name = _name(paper, members, used)
            used.add(name)
            found.append(Draft(f"{name}.yml", mapping(written_keys(paper, with_abstract))))
    return found, issues


def duplicate(candidate: Candidate, there: Record) -> Issue:
    """The issue of a paper that the collection has."""
    title = candidate.record.title or candidate.record.name
    return already(candidate.file, candidate.line, f'"{shorten(title, 80)}"' if title else "the paper", there)


def already(file: str, line: int, what: str, there: Record) -> Issue:
    """The issue of something that stands in the collection, with its place there."""
    place = f"{there.origin.file}:{there.origin.line}"
    return error(file, line, f"{what} is in the collection already, at {place}", _REMEDY)


def _name(paper: Paper, members: Sequence[Record], used: Collection[str]) -> str:
    """The file's name: the record's own, else the title's words, with a digest where another paper has the name."""
    title = paper.title or paper.name
    wanted = next((record.id for record in members if record.id), None) or (slugify(title) if title else paper.id)
    name = wanted
    mark = paper.arxiv_id or paper.doi or "\n".join((title or "", *(author.name for author in paper.authors)))
    while name in used:
        mark = digest(mark)
        name = f"{wanted[: MAX_SLUG - 9].strip('-.')}-{mark}"
    return name


def names_taken(existing: Iterable[Record], files: Iterable[str]) -> set[str]:
    """Names that a new file may not have: of files in the folder, of records, and former names."""
    stems = {PurePosixPath(file).stem for file in files}
    return stems | {name for record in existing for name in (record.id, *record.aliases) if name}
