"""A correction made into a change of the record's file, or into a record that overrules a list."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path

from paperatlas.cite.json_form import paper_to_dict, record_to_dict
from paperatlas.curate.adding import FOLDER
from paperatlas.curate.files import read_exactly
from paperatlas.curate.issue_form import Answers, values
from paperatlas.curate.plan import Collection, Plan
from paperatlas.curate.problem import Problem, ProposalError
from paperatlas.curate.yaml_edit import EditError, edited
from paperatlas.curate.yaml_form import mapping
from paperatlas.curate.yaml_item import edited_item
from paperatlas.merge.papers import merge
from paperatlas.model.paper import Paper
from paperatlas.model.record import Origin
from paperatlas.model.slugs import is_slug
from paperatlas.read.records import yaml_records
from paperatlas.read.records.schema import KEYS, record_from_mapping
from paperatlas.read.source import Source
from paperatlas.read.values import Value

_PAGE = re.compile(r"(?:https?://\S*?/)?(?:papers/)?([A-Za-z0-9.-]+?)(?:\.md|/index\.(?:html|md)|/)?(?:[?#]\S*)?")
_IDENTITY = ("title", "name", "arxiv_id", "doi", "ids")
"""Keys by which a record that overrules a list is known to be of the same paper."""
_FOUND = {"tags": "wanted_tags", "topics": "wanted_topics"}
"""Keys of a record that a paper calls otherwise, since there they stand beside what was found."""


def corrected(given: Answers, collection: Collection) -> Plan:
    """The change that a correction asks for; only the keys that were answered change.

    A hand-written record, in a YAML file of its own or in a list of them, is changed in place. A paper without one gets
    a new record that overrules its source; the source stays as it is.

    Raises:
        ProposalError: where it cannot be done safely; nothing was written.
    """
    label = given.form.about.label
    papers = {paper.id: paper for paper in merge(collection.records, collection.wishes)[0]}
    paper = _meant(given.about(), papers, label)
    wanted, problems = _wanted(given, paper)
    if problems:
        raise ProposalError(*problems)
    own = next((origin for origin in paper.sources if origin.format == yaml_records.NAME), None)
    if own is not None:
        path = collection.settings.names_from / own.file
        is_alone = sum(record.origin.file == own.file for record in collection.records) == 1
        plan = Plan(path, _edited(path, own, is_alone, wanted, label), False, paper.id)
    else:
        path = collection.settings.data / FOLDER / f"{paper.id}.yml"
        facts = {key: value for key, value in paper_to_dict(paper).items() if key in _IDENTITY}
        plan = Plan(path, mapping({**facts, **wanted}), True, paper.id)
    if not _is_of_same_paper(plan, own, wanted, collection, papers):
        finding = "with this change the record would be of another paper, or another source would overrule it"
        raise ProposalError(Problem(label, finding, "somebody with access must look at its sources"))
    return plan


def _meant(about: str, papers: Mapping[str, Paper], label: str) -> Paper:
    """The paper that was named by its page's identifier or address, a former one too."""
    match = _PAGE.fullmatch(about)
    name = match[1] if match else about
    if name in papers:
        return papers[name]
    former = next((paper for paper in papers.values() if name in paper.aliases), None)
    if former is not None:
        return former
    near = difflib.get_close_matches(name, papers, n=1, cutoff=0.8) if is_slug(name) else []
    remedy = f'did you mean "{near[0]}"?' if near else "write the last part of its page's address, papers/…/"
    raise ProposalError(Problem(label, f'"{about[:200]}" is no paper of the collection', remedy))


def _wanted(given: Answers, paper: Paper) -> tuple[dict[str, object], list[Problem]]:
    """The new value of each key that would change, as JSON has it."""
    said, problems = values(given)
    if problems:
        return {}, problems
    record, _ = record_from_mapping(Value({"title": Value(paper.id, 1), **said}, 1), Origin("", 0, "yaml"))
    told = record_to_dict(record) if record else {}
    now = _as_record(paper)
    wanted = {key: told[key] for key in KEYS if key in said and key in told and told[key] != now.get(key)}
    if not wanted:
        finding = "every answer is what the record says already, or is empty"
        return {}, [Problem("", finding, "write the right value under the heading of what is wrong")]
    return wanted, []


def _as_record(paper: Paper) -> dict[str, object]:
    """A paper's values under the keys of a record."""
    now = paper_to_dict(paper)
    return {**now, **{key: now.get(name) for key, name in _FOUND.items()}}


def _edited(path: Path, own: Origin, is_alone: bool, wanted: Mapping[str, object], label: str) -> str:
    try:
        text = read_exactly(path)
        if is_alone and not text.lstrip("\ufeff").lstrip().startswith("- "):
            return edited(text, wanted, tuple(KEYS), with_blocks=True)
        return edited_item(text, own.line, wanted, tuple(KEYS))
    except (OSError, UnicodeDecodeError, EditError) as problem:
        finding = f"{own.file} cannot be changed safely ({problem})"
        raise ProposalError(Problem(label, finding, "somebody with access must change it by hand")) from None


def _is_of_same_paper(
    plan: Plan,
    own: Origin | None,
    wanted: Mapping[str, object],
    collection: Collection,
    before: Mapping[str, Paper],
) -> bool:
    """Whether what would be written splits or joins no papers, and says what was wanted, when it is read again."""
    name = plan.path.absolute().relative_to(collection.settings.names_from).as_posix()
    reading = yaml_records.read(Source(name, plan.text.replace("\r\n", "\n").removeprefix("\ufeff")))
    kept = [record for record in collection.records if own is None or record.origin.file != own.file]
    after = {paper.id: paper for paper in merge([*kept, *reading.records], collection.wishes)[0]}
    if reading.issues or after.keys() != before.keys():
        return False
    now = _as_record(after[plan.paper])
    return all(now.get(key) == value for key, value in wanted.items())
