"""Fields of decoded JSON by name; what is missing or of another shape than expected is `None` or empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from paperatlas.model.identifiers import ArxivId, arxiv_id_of_doi, is_web_address, parse_arxiv_id, parse_doi
from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import Extra, Identifier, Origin, Record
from paperatlas.model.schemes import identifier_in_address, one_of_each, parse_identifier
from paperatlas.read.values import Value
from paperatlas.text.clean import clean_line, clean_paragraphs

_SAYS_WHICH = ("title", "name", "abstract", "arxiv_id", "doi", "ids")
_MOST_DIGITS = 9


def members(value: Value | None) -> dict[str, Value]:
    """The fields of an object."""
    return value.plain if value is not None and isinstance(value.plain, dict) else {}


def elements(value: Value | None) -> Sequence[Value]:
    """The elements of a list."""
    return value.plain if value is not None and isinstance(value.plain, list) else ()


def at(value: Value | None, *path: str) -> Value | None:
    """The value that lies behind these keys, one within the other."""
    for key in path:
        value = members(value).get(key)
    return value


def text(value: Value | None, *path: str) -> str | None:
    """The text or number there, as one line."""
    plain = at(value, *path)
    return clean_line(plain.plain) or None if plain is not None and isinstance(plain.plain, str) else None


def raw_text(value: Value | None, *path: str) -> str | None:
    """The text there with its line breaks."""
    plain = at(value, *path)
    return plain.plain if plain is not None and isinstance(plain.plain, str) and plain.plain.strip() else None


def texts(value: Value | None, *keys: str) -> tuple[str, ...]:
    """The texts of a list, each once; of an object in it, the text under the first of `keys` that it has."""
    found = (
        text(item) or next((named for key in keys if (named := text(item, key))), None) for item in elements(value)
    )
    return tuple(dict.fromkeys(line for line in found if line))


def is_true(value: Value | None, *path: str) -> bool:
    """Whether the value there is `true`."""
    return text(value, *path) == "true"


def count(value: Value | None, *path: str) -> int | None:
    """The whole number there that is not negative."""
    digits = text(value, *path) or ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS else None


def address(value: Value | None, *path: str) -> str | None:
    """The web address there."""
    found = text(value, *path)
    return found if found and is_web_address(found) else None


def extras(pairs: Iterable[tuple[str, str | None]]) -> tuple[Extra, ...]:
    """Named remarks, without those that are empty."""
    cleaned = ((name, clean_paragraphs(said)) for name, said in pairs if said)
    return tuple(Extra(name, said) for name, said in cleaned if said)


def arxiv_fields(candidates: Iterable[str | None]) -> dict[str, Any]:
    """The arXiv identifier, with its version, that the first of the candidates is, which may be addresses or DOIs."""
    for candidate in candidates:
        if candidate and (found := _arxiv(candidate)):
            return {"arxiv_id": found.id, "arxiv_version": found.version}
    return {}


def _arxiv(candidate: str) -> ArxivId | None:
    doi = parse_doi(candidate)
    return arxiv_id_of_doi(doi) if doi else parse_arxiv_id(candidate)


def identifiers(
    named: Iterable[tuple[str, str | None]], addresses: Iterable[str | None] = ()
) -> tuple[Identifier, ...]:
    """The identifiers of these schemes, then those that the addresses hold; one of each scheme."""
    stated = (parse_identifier(scheme, said) for scheme, said in named if said)
    held = (identifier_in_address(url) for url in addresses if url)
    return one_of_each(identifier for identifier in (*stated, *held) if identifier is not None)


def leads_to_identifier(url: str) -> bool:
    """Whether the address is an identifier in another form, so that it need not be kept beside it."""
    return bool(parse_doi(url) or parse_arxiv_id(url) or identifier_in_address(url))


def doubts_of(record: Record, said_doi: str | None = None) -> list[Issue]:
    """Warnings where a record has no words by which people would know the paper, or what it says is no DOI."""
    found = []
    if not record.title and not record.abstract:
        found.append(("the paper has no title", "fetch it again with its title among the fields"))
    if said_doi and record.doi is None:
        found.append((f'"{said_doi[:60]}" is not a DOI', "write it like 10.1000/182, or remove it"))
    return [warning(record.origin.file, record.origin.line, finding, remedy) for finding, remedy in found]


def record_or_issue(origin: Origin, fields: dict[str, Any], remedy: str) -> Record | Issue:
    """The record, or an issue where the fields do not say which paper it is."""
    if any(fields.get(name) for name in _SAYS_WHICH):
        return Record(origin=origin, **fields)
    return error(origin.file, origin.line, "nothing says which paper this is", remedy)
