"""A suggested paper made into a new file of the collection."""

from __future__ import annotations

from dataclasses import replace

from paperatlas.curate.add import Candidate, already_there, drafts, names_taken
from paperatlas.curate.adding import FOLDER, LookUp, from_service
from paperatlas.curate.issue_form import Answers, values
from paperatlas.curate.plan import Collection, Plan
from paperatlas.curate.problem import Problem, ProposalError
from paperatlas.fetch.pointers import Pointer, parse_pointer
from paperatlas.model.identifiers import is_web_address
from paperatlas.model.record import Identifier, Origin, Record
from paperatlas.read.records.schema import record_from_mapping
from paperatlas.read.values import Value

_ISSUE = "the issue"
"""What messages call the place that an answer is from."""
_LEAST_TRUSTED = "ids"
"""The format of a stranger's answers, over which every service is believed."""


def suggested(given: Answers, collection: Collection, look_up: LookUp, with_abstract: bool) -> Plan:
    """The file that a suggestion becomes.

    Args:
        given: the answers.
        collection: what there is.
        look_up: asks the services; only for identifiers, never for an address that somebody wrote.
        with_abstract: whether abstracts are written.

    Raises:
        ProposalError: where it cannot become a record; nothing was written.
    """
    label = given.form.about.label
    pointer, own = _own_record(given, label)
    if pointer and (there := already_there([pointer], collection.records)):
        raise ProposalError(_duplicate(label, there[pointer]))
    found, notes = [], []
    for answer in look_up({pointer: _ISSUE}) if pointer else ():
        candidates, issues = from_service(answer, _ISSUE)
        found += candidates
        notes += [f"{issue.finding}: {issue.remedy}" for issue in issues]
    if not found and not own.title:
        remedy = "correct the identifier, or give the title too"
        finding = "; ".join(notes) or "nothing is known of it but its address"
        raise ProposalError(Problem(label, finding, remedy))
    folder = collection.settings.data / FOLDER
    files = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    taken = names_taken(collection.records, files)
    candidates = [Candidate(own, _ISSUE), *found]
    made, issues = drafts(candidates, collection.records, collection.wishes, taken, with_abstract)
    if issues:
        raise ProposalError(*(Problem(label, issue.finding, issue.remedy) for issue in dict.fromkeys(issues)))
    if len(made) != 1:
        finding = "what the form says and what services say are of different papers"
        raise ProposalError(Problem(label, finding, "correct the identifier or the title"))
    return Plan(folder / made[0].name, made[0].text, True, made[0].name.removesuffix(".yml"), tuple(notes))


def _own_record(given: Answers, label: str) -> tuple[Pointer | None, Record]:
    """The identifier that was given, and what else was."""
    said, problems = values(given)
    about = given.about()
    pointer = parse_pointer(about) if about else None
    if pointer is None and about and is_web_address(about):
        said["url"] = Value(about, 1)
    elif pointer is None and about:
        remedy = "write it like 2510.14253, 10.1000/182 or https://…"
        problems.append(Problem(label, f'"{about[:200]}" is no arXiv identifier, DOI or web address', remedy))
    elif pointer is None and "title" not in said:
        problems.append(Problem(label, "nothing says which paper this is", "give an identifier, an address or a title"))
    if problems:
        raise ProposalError(*problems)
    origin = Origin(_ISSUE, 0, _LEAST_TRUSTED)
    # A record needs something that says which paper it is; the title stands in until the identifier is set.
    record, _ = record_from_mapping(Value({"title": Value(about, 1), **said}, 1), origin)
    if record is None:
        raise ProposalError(Problem(label, "nothing says which paper this is", "give an identifier or a title"))
    if "title" not in said:
        record = replace(record, title=None)
    return pointer, _identified(record, pointer)


def _identified(record: Record, pointer: Pointer | None) -> Record:
    if pointer is None:
        return record
    if pointer.scheme == "arxiv":
        return replace(record, arxiv_id=pointer.value)
    if pointer.scheme == "doi":
        return replace(record, doi=pointer.value)
    return replace(record, ids=(Identifier(pointer.scheme, pointer.value),))


def _duplicate(label: str, there: Record) -> Problem:
    place = f"{there.origin.file}:{there.origin.line}"
    return Problem(label, f"the paper is in the collection already, at {place}", "correct that record instead")
