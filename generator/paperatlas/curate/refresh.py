"""Records of the collection brought up to date."""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paperatlas.curate.agreement import apart
from paperatlas.curate.facts import Change, changes
from paperatlas.curate.files import read_exactly
from paperatlas.curate.yaml_edit import EditError, edited
from paperatlas.fetch.papers import Found
from paperatlas.fetch.pointers import Pointer, parse_pointer
from paperatlas.model.identifiers import arxiv_id_of_doi
from paperatlas.model.issue import Issue, error
from paperatlas.model.record import Record
from paperatlas.read.files import read_file
from paperatlas.read.records import yaml_records
from paperatlas.read.records.schema import KEYS
from paperatlas.text.clean import shorten


@dataclass(frozen=True, slots=True)
class Target:
    """A record in a file of its own, which may be changed."""

    path: Path
    record: Record

    @property
    def pointers(self) -> tuple[Pointer, ...]:
        """What services know it by."""
        found: dict[Pointer, None] = {}
        doi = self.record.doi
        arxiv = arxiv_id_of_doi(doi) if doi else None
        if arxiv_id := self.record.arxiv_id or (arxiv.id if arxiv else None):
            found[Pointer("arxiv", arxiv_id)] = None
        if doi and not arxiv:
            found[Pointer("doi", doi)] = None
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Update:
    """What becomes of a record."""

    target: Target
    changes: tuple[Change, ...]
    text: str | None
    """The file's new text, where it changes."""
    issues: tuple[Issue, ...] = ()


class UnknownNameError(ValueError):
    """A name that is none of a record in the folder; the message says what might be meant."""


def targets(folder: Path, root: Path) -> list[Target]:
    """The records of a folder that stand alone in a YAML file, in the order of the files' names."""
    found = []
    for path in sorted((*folder.glob("*.yml"), *folder.glob("*.yaml"))):
        if not path.name.startswith("."):
            records = read_file(path, root).records
            if len(records) == 1 and records[0].origin.format == yaml_records.NAME:
                found.append(Target(path, records[0]))
    return found


def chosen(targets: Sequence[Target], names: Sequence[str]) -> list[Target]:
    """The records with these names: a page's identifier, an arXiv identifier, a DOI, or the file; all without names.

    Raises:
        UnknownNameError: where a name is that of no record.
    """
    if not names:
        return list(targets)
    by_name: dict[object, Target] = {}
    for target in targets:
        own = (target.record.id, target.path.stem, target.path.absolute(), *target.record.aliases, *target.pointers)
        for name in own:
            by_name.setdefault(name, target)
    found: dict[Path, Target] = {}
    for name in names:
        meanings = (name, parse_pointer(name), Path(name).absolute())
        hit = next((by_name[meaning] for meaning in meanings if meaning is not None and meaning in by_name), None)
        if hit is None:
            near = difflib.get_close_matches(name, [key for key in by_name if isinstance(key, str)], n=1)
            hint = f'did you mean "{near[0]}"?' if near else "only files with one record in data/papers/ are refreshed"
            raise UnknownNameError(f'"{name}" is no record of its own: {hint}')
        found[hit.path] = hit
    return [target for target in targets if target.path in found]


def updates(wanted: Sequence[Target], found: Mapping[Pointer, Found], taken: Collection[str] = ()) -> Iterator[Update]:
    """What becomes of each record.

    Args:
        wanted: the records.
        found: what the services say.
        taken: keys of which a person wants the services' value in any case.
    """
    for target in wanted:
        answers = [found[pointer] for pointer in target.pointers if pointer in found]
        records = list(dict.fromkeys(record for answer in answers for record in answer.records))
        yield _update(target, records, taken)


def _update(target: Target, records: Sequence[Record], taken: Collection[str]) -> Update:
    strangers = apart(target.record, records)
    issues = [_other_paper(target.record, stranger) for stranger in strangers]
    known = [record for record in records if not any(record is stranger for stranger in strangers)]
    found = tuple(changes(target.record, known, taken)) if known else ()
    made = {change.key: change.new for change in found if change.is_made}
    if not made:
        return Update(target, found, None, tuple(issues))
    try:
        text = edited(read_exactly(target.path), made, tuple(KEYS))
    except (OSError, UnicodeDecodeError, EditError) as problem:
        told = ", ".join(f"{key}: {shown(value)}" for key, value in made.items())
        finding = f"cannot be changed ({problem})"
        issues.append(error(target.record.origin.file, 0, finding, f"change it by hand: {told}"))
        found = tuple(change for change in found if not change.is_made)
        return Update(target, found, None, tuple(issues))
    return Update(target, found, text, tuple(issues))


def _other_paper(own: Record, stranger: Record) -> Issue:
    title = shorten(stranger.title or "without a title", 80)
    known = stranger.arxiv_id or stranger.doi
    finding = f'{known} is another paper, "{title}"'
    return error(own.origin.file, own.origin.line, finding, "correct the identifier; nothing of it was used")


def shown(value: Any) -> str:
    """A value in a few words."""
    if isinstance(value, list):
        names = [str(item.get("name", item) if isinstance(item, dict) else item) for item in value]
        return shorten(f"{len(names)}: {', '.join(names)}", 100)
    return shorten(json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value), 100)


def told(update: Update) -> list[str]:
    """What becomes of a record, a line for each key."""
    file = update.target.record.origin.file
    lines = []
    for change in update.changes:
        if not change.is_made:
            lines.append(f"{file}: kept: {change.key} {shown(change.old)}; services say {shown(change.new)}")
        elif change.old is None:
            lines.append(f"{file}: added: {change.key} {shown(change.new)}")
        else:
            lines.append(f"{file}: changed: {change.key} {shown(change.old)} → {shown(change.new)}")
    return lines
