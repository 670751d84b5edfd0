"""What the services say of papers: each asked where it is known, arXiv for many papers at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from paperatlas.fetch import arxiv, crossref, doi, openreview
from paperatlas.fetch.client import Client, FetchError, UnknownPaperError
from paperatlas.fetch.pointers import Pointer
from paperatlas.model.identifiers import arxiv_id_of_doi
from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import Record
from paperatlas.model.schemes import SCHEMES

_BY_HAND = "copy its BibTeX or RIS into a file and add that"


@dataclass(frozen=True, slots=True)
class Services:
    """The services, and who asks them."""

    client: Client
    addresses: Mapping[str, str]
    """Address of each service: `arxiv`, `crossref`, `doi`, `openreview`."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of one paper."""

    pointer: Pointer
    records: tuple[Record, ...] = ()
    """That of the service that was asked first; behind it that of the published version's DOI."""
    issues: tuple[Issue, ...] = ()


def look_up(pointers: Iterable[Pointer], services: Services, names: Mapping[Pointer, str]) -> Iterator[Found]:
    """What is found of each paper, as soon as it is: those of arXiv first, each pointer once.

    Args:
        pointers: the papers.
        services: whom to ask.
        names: what messages call each paper.
    """
    wanted = list(dict.fromkeys(pointers))
    asker = _Asker(services)
    ids = [pointer.value for pointer in wanted if pointer.scheme == "arxiv"]
    for identifier, answer in arxiv.ask(services.client, services.addresses["arxiv"], ids) if ids else ():
        pointer = Pointer("arxiv", identifier)
        if isinstance(answer, FetchError):
            yield Found(pointer, issues=(_issue(names[pointer], answer),))
        else:
            yield _with_published(pointer, answer, asker, names[pointer])
    for pointer in wanted:
        if pointer.scheme != "arxiv":
            try:
                yield Found(pointer, (asker.ask(pointer),))
            except FetchError as problem:
                yield Found(pointer, issues=(_issue(names[pointer], problem),))


def _with_published(pointer: Pointer, record: Record, asker: _Asker, name: str) -> Found:
    """The preprint, and what is said under the DOI that it names as that of the published version."""
    if record.doi is None or arxiv_id_of_doi(record.doi):
        return Found(pointer, (record,))
    try:
        return Found(pointer, (record, asker.ask(Pointer("doi", record.doi))))
    except UnknownPaperError:
        finding = f"arXiv names the DOI {record.doi}, which nobody knows"
        return Found(pointer, (record,), (warning(name, 0, finding, "only what arXiv says is used"),))
    except FetchError as problem:
        return Found(pointer, (record,), (_issue(name, problem),))


class _Asker:
    """Asks for one paper at a time, and for none twice."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._answers: dict[Pointer, Record | FetchError] = {}

    def ask(self, pointer: Pointer) -> Record:
        """What is known of a paper.

        Raises:
            FetchError: where nobody says anything of it.
        """
        if pointer not in self._answers:
            try:
                self._answers[pointer] = _ASK.get(pointer.scheme, _refuse)(self._services, pointer)
            except FetchError as problem:
                self._answers[pointer] = problem
        answer = self._answers[pointer]
        if isinstance(answer, FetchError):
            raise answer
        return answer


def _ask_doi(services: Services, pointer: Pointer) -> Record:
    try:
        return crossref.ask(services.client, services.addresses["crossref"], pointer.value)
    except UnknownPaperError:
        return doi.ask(services.client, services.addresses["doi"], pointer.value)


def _ask_openreview(services: Services, pointer: Pointer) -> Record:
    return openreview.ask(services.client, services.addresses["openreview"], pointer.value)


def _refuse(_: Services, pointer: Pointer) -> Record:
    raise FetchError(f"{SCHEMES[pointer.scheme].label} cannot be asked", f"give the paper's DOI, or {_BY_HAND}")


_ASK: dict[str, Callable[[Services, Pointer], Record]] = {"doi": _ask_doi, "openreview": _ask_openreview}


def _issue(name: str, problem: FetchError) -> Issue:
    return error(name, 0, problem.finding, problem.remedy)
