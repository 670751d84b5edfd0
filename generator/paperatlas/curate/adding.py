"""What `paperatlas add` does: from what somebody types to files in the data folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from paperatlas.curate.add import Candidate, Draft, already, already_there, drafts, names_taken
from paperatlas.curate.agreement import apart
from paperatlas.curate.files import write_whole
from paperatlas.fetch.papers import Found
from paperatlas.fetch.pointers import Pointer, parse_pointer
from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import Record
from paperatlas.model.wishes import Wishes
from paperatlas.read.files import read_file, read_folder
from paperatlas.settings import Settings

FOLDER = "papers"
"""Folder of the records within the data folder."""

LookUp = Callable[[dict[Pointer, str]], list[Found]]
"""Asks the services for papers, each with what messages call it."""


class NotAPaperError(ValueError):
    """Something typed that is no file, identifier or address of a paper; the message says so."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody typed, sorted."""

    files: tuple[Path, ...]
    pointers: dict[Pointer, str]
    """Each with the words that were typed."""


def sort_arguments(arguments: Sequence[str]) -> Wanted:
    """Files, and papers that services know, each once.

    Raises:
        NotAPaperError: where one is neither.
    """
    files: dict[Path, None] = {}
    pointers: dict[Pointer, str] = {}
    for argument in arguments:
        if _is_there(Path(argument)):
            files[Path(argument)] = None
        elif pointer := parse_pointer(argument):
            pointers.setdefault(pointer, argument)
        else:
            raise NotAPaperError(
                f'"{argument}" is no file, arXiv identifier, DOI or address of a paper that is known here'
            )
    return Wanted(tuple(files), pointers)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # no name that a file can have
        return False


def plan(
    wanted: Wanted, settings: Settings, wishes: Wishes, look_up: LookUp, with_abstract: bool
) -> tuple[list[Draft], list[Issue]]:
    """The files to write, and what is wrong.

    Nobody is asked for a paper that the collection has.
    """
    root = settings.names_from
    existing = list(read_folder(settings.data, root).records) if settings.data.is_dir() else []
    candidates, issues = _from_files(wanted.files, settings)
    there = already_there(wanted.pointers, existing)
    issues += [already(wanted.pointers[pointer], 0, "the paper", record) for pointer, record in there.items()]
    asked = {pointer: name for pointer, name in wanted.pointers.items() if pointer not in there}
    for found in look_up(asked) if asked else ():
        more, told = from_service(found, asked[found.pointer])
        candidates += more
        issues += told
    folder = settings.data / FOLDER
    files = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    written, told = drafts(candidates, existing, wishes, names_taken(existing, files), with_abstract)
    return written, [*issues, *told]


def write(made: Sequence[Draft], settings: Settings) -> tuple[list[Path], list[Issue]]:
    """Writes the files, each whole or not at all."""
    folder = settings.data / FOLDER
    if folder.is_symlink():
        finding = "a symbolic link, which is not read"
        return [], [error(str(folder), 0, finding, "put the folder itself there, and add the papers again")]
    paths, issues = [], []
    for draft in made:
        path = folder / draft.name
        try:
            write_whole(path, draft.text, is_new=True)
        except OSError as problem:
            issues.append(error(str(path), 0, f"cannot be written ({problem.strerror})", "check the folder"))
        else:
            paths.append(path)
    return paths, issues


def _from_files(files: Sequence[Path], settings: Settings) -> tuple[list[Candidate], list[Issue]]:
    candidates: list[Candidate] = []
    issues: list[Issue] = []
    for path in files:
        if path.resolve().is_relative_to(settings.data.resolve()):
            issues.append(error(str(path), 0, "is in the data folder, and so in the collection", "leave it out"))
            continue
        reading = read_folder(path, Path()) if path.is_dir() else read_file(path, Path())
        issues += reading.issues
        candidates += [Candidate(record, record.origin.file, record.origin.line) for record in reading.records]
    return candidates, issues


def from_service(found: Found, name: str) -> tuple[list[Candidate], list[Issue]]:
    """What services say of one paper, without what they say of another one to which a DOI leads."""
    issues = list(found.issues)
    if not found.records:
        return [], issues
    first, *others = found.records
    strangers = apart(first, others)
    for stranger in strangers:
        finding = f'the DOI {stranger.doi} leads to another paper, "{stranger.title}"'
        issues.append(warning(name, 0, finding, "nothing of it was used"))
    kept: list[Record] = [first, *(r for r in others if not any(r is stranger for stranger in strangers))]
    return [Candidate(record, name) for record in kept], issues
