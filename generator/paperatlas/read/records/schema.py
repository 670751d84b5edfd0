"""The record's keys as YAML and JSON write them, and what each may hold."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from paperatlas.model.dates import parse_date, year_of
from paperatlas.model.identifiers import is_web_address, parse_arxiv_id, parse_doi, parse_orcid
from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import KINDS, Extra, Identifier, Link, Name, Origin, Record
from paperatlas.model.schemes import SCHEMES, one_of_each, parse_identifier
from paperatlas.model.slugs import is_slug, slugify
from paperatlas.read.limits import MAX_ITEMS, MAX_LINE, MAX_TEXT, MAX_TITLE
from paperatlas.read.values import Value
from paperatlas.text.clean import clean_line, clean_paragraphs
from paperatlas.text.links import addresses
from paperatlas.text.names import name_from_parts, name_from_text
from paperatlas.text.tex import tex_to_text, title_to_text

_NAME_KEYS = ("name", "family", "given", "orcid", "particle", "suffix")

LINK_KINDS = ("project", "video", "data", "model", "demo", "supplement", "other")


_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}")
_BARE_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)


_FOUND_KEYS = frozenset({"tags", "topics"})
_WISHES = {"wanted_tags": "tags", "unwanted_tags": "not_tags", "wanted_topics": "topics"}
"""In the program's own output tags and topics are what was found; what a person wished stands beside them."""


class FieldError(ValueError):
    """A value that does not fit its key.

    Attributes:
        finding: what is wrong.
        remedy: what to do.
        line: where, if not where the value begins.
        kept: what of the value is sound all the same.
    """

    def __init__(self, finding: str, remedy: str, line: int = 0, kept: Any = None) -> None:
        super().__init__(finding)
        self.finding = finding
        self.remedy = remedy
        self.line = line
        self.kept = kept


def record_from_mapping(value: Value, origin: Origin, file_id: str | None = None) -> tuple[Record | None, list[Issue]]:
    """The record that a mapping describes.

    Args:
        value: the mapping.
        origin: where it stands.
        file_id: the identifier of the page, where the file's name fixes it.

    Returns:
        The record, or `None` where the mapping says nothing of a paper, and what was wrong. A
        value that does not fit its key is left out; the rest of the record stands.
    """
    if not isinstance(value.plain, dict):
        remedy = 'write "key: value" lines, such as "title: …"'
        return None, [error(origin.file, value.line, f"a record must be a mapping, not {value.kind()}", remedy)]
    fields: dict[str, Any] = {"id": file_id} if file_id else {}
    issues: list[Issue] = []
    is_own_output = "title_given" in value.plain
    for key, item in value.plain.items():
        if item.plain is None or key in DERIVED_KEYS or (is_own_output and key in _FOUND_KEYS):
            continue
        if is_own_output:
            key = _WISHES.get(key, key)
        rule = KEYS.get(key)
        if rule is None:
            issues.append(_unknown_key(key, item, origin.file))
            continue
        try:
            fields[rule.field] = rule.parse(item)
        except FieldError as problem:
            finding = f'"{key}": {problem.finding}'
            issues.append(error(origin.file, problem.line or item.line, finding, problem.remedy))
            if problem.kept:
                fields[rule.field] = problem.kept
    _complete(fields)
    if not any(fields.get(name) for name in ("title", "name", "abstract", "summary", "arxiv_id", "doi", "ids")):
        remedy = "add a title, an abstract, an arxiv_id or a doi"
        issues.append(error(origin.file, value.line, "nothing says which paper this is", remedy))
        return None, issues
    return Record(origin=origin, **fields), issues


def _complete(fields: dict[str, Any]) -> None:
    if arxiv := fields.pop("arxiv", None):
        fields["arxiv_id"] = arxiv.id
        if arxiv.version and not fields.get("arxiv_version"):
            fields["arxiv_version"] = arxiv.version
    if not fields.get("year") and (year := year_of(fields.get("published"))):
        fields["year"] = year


def _unknown_key(key: str, item: Value, file: str) -> Issue:
    near = [_MEANT[key.lower()]] if key.lower() in _MEANT else difflib.get_close_matches(key.lower(), KEYS, n=1)
    remedy = f'did you mean "{near[0]}"?' if near else "remove it, or see the list of keys in docs/formats.md"
    return warning(file, item.line, f'unknown key "{clean_line(key)[:60]}"', remedy)


def _text(item: Value, limit: int = MAX_LINE) -> str:
    if not isinstance(item.plain, str):
        raise FieldError(f"must be text, not {item.kind()}", "write it as text", item.line)
    if len(item.plain) > limit:
        raise FieldError(f"{len(item.plain):,} characters, over the limit of {limit:,}", "shorten it", item.line)
    return item.plain


def _line(item: Value) -> str | None:
    return clean_line(_text(item)) or None


def _title(item: Value) -> str | None:
    return clean_line(title_to_text(_text(item, MAX_TITLE))) or None


def _paragraphs(item: Value) -> str | None:
    return clean_paragraphs(tex_to_text(_text(item, MAX_TEXT))) or None


def _count(item: Value) -> int:
    text = _text(item).strip()
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise FieldError(f'"{clean_line(text)[:40]}" is not a whole number', "write digits only", item.line)
    return int(text)


def _year(item: Value) -> int:
    year = year_of(parse_date(_text(item)))
    if year is None or len(_text(item).strip()) != 4:
        raise FieldError(f'"{clean_line(_text(item))[:40]}" is not a year', "write four digits", item.line)
    return year


def _date(item: Value) -> str:
    date = parse_date(_text(item))
    if date is None:
        finding = f'"{clean_line(_text(item))[:40]}" is not a date'
        raise FieldError(finding, "write YYYY, YYYY-MM or YYYY-MM-DD", item.line)
    return date


def _arxiv(item: Value) -> Any:
    identifier = parse_arxiv_id(_text(item))
    if identifier is None:
        finding = f'"{clean_line(_text(item))[:60]}" is not an arXiv identifier'
        raise FieldError(finding, "write it like 2510.14253 or quant-ph/0201082", item.line)
    return identifier


def _doi(item: Value) -> str:
    doi = parse_doi(_text(item))
    if doi is None:
        raise FieldError(f'"{clean_line(_text(item))[:60]}" is not a DOI', "write it like 10.1000/182", item.line)
    return doi


def _address(item: Value) -> str:
    text = _text(item).strip()
    # A link in Markdown holds an address; an address with a space in it is a mistake.
    within = [] if text.startswith("http") else addresses(text)
    if not within and _BARE_ADDRESS.fullmatch(text) and is_web_address(f"https://{text}"):
        return f"https://{text}"
    if len(within) == 1:
        return within[0].url
    if not is_web_address(text):
        finding = f'"{clean_line(text)[:60]}" is not a web address'
        raise FieldError(finding, "write an address that begins with https://", item.line)
    return text


def _list(item: Value) -> list[Value]:
    items = item.plain if isinstance(item.plain, list) else [item]
    if len(items) > MAX_ITEMS:
        raise FieldError(f"{len(items):,} items, over the limit of {MAX_ITEMS:,}", "shorten the list", item.line)
    return [entry for entry in items if entry.plain is not None]


def _addresses(item: Value) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_address(entry) for entry in _list(item)))


def _lines(item: Value) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for entry in _list(item) if (line := _line(entry))))


def _slugs(item: Value) -> tuple[str, ...]:
    found: dict[str, None] = {}
    wrong: tuple[str, int] | None = None
    for entry in _list(item):
        slug = entry.plain.get("slug", entry) if isinstance(entry.plain, dict) else entry
        text = _text(slug).strip()
        if is_slug(text):
            found.setdefault(text)
        else:
            wrong = wrong or (text, entry.line)
    if wrong is not None:
        text, line = wrong
        remedy = f"write {slugify(text)}" if "," not in text else "write a list, such as [one, two]"
        raise FieldError(
            f'"{clean_line(text)[:60]}" is not a slug (lower-case letters, digits, hyphens)', remedy, line, tuple(found)
        )
    return tuple(found)


def _slug(item: Value) -> str:
    slugs = _slugs(item)
    if len(slugs) != 1:
        raise FieldError("must be one word", "write one identifier", item.line)
    return slugs[0]


def _names(item: Value) -> tuple[Name, ...]:
    entries = _list(item)
    if isinstance(item.plain, str):
        entries = [Value(name, item.line) for name in _people(item.plain)]
    names: dict[Name, None] = {}
    wrong: FieldError | None = None
    for entry in entries:
        try:
            name = _name(entry)
        except FieldError as problem:
            wrong = wrong or problem
            name = problem.kept
        if name:
            names.setdefault(name)
    if wrong is not None:
        raise FieldError(wrong.finding, wrong.remedy, wrong.line, tuple(names))
    return tuple(names)


def _people(line: str) -> list[str]:
    """The names on one line: parted by `;` or `and`, else by commas where both sides look like whole names.

    Examples: `Ada Fern, Bo Oak`; `Fern, A., Oak, B. and Elm, C.`; `Fern, Ada` is one name.
    """
    parts = [
        part.strip() for piece in line.split(";") for part in re.split(r"\s+and\s+|\s+&\s+", piece) if part.strip()
    ]
    people: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        if len(pieces) > 1 and len(pieces) % 2 == 0 and all(map(_INITIALS.fullmatch, pieces[1::2])):
            people.extend(f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True))
        elif len(pieces) > 2 or (len(pieces) == 2 and all(" " in piece for piece in pieces)):
            people.extend(pieces)
        else:
            people.append(part)
    return people


def _name(item: Value) -> Name | None:
    if isinstance(item.plain, str):
        return name_from_text(_title(item) or "")
    if not isinstance(item.plain, dict):
        raise FieldError(f"a name must be text or a mapping, not {item.kind()}", "write the name", item.line)
    parts = {key: _title(value) for key, value in item.plain.items() if value.plain is not None and key in _NAME_KEYS}
    said = parts.pop("orcid", None)
    orcid = parse_orcid(said) if said else None
    whole = parts.pop("name", None)
    if whole and not parts.get("family"):
        name = name_from_text(whole, orcid)
    else:
        name = name_from_parts(**{"family": None, **parts}, orcid=orcid, whole=whole)
    if unknown := sorted(set(item.plain) - set(_NAME_KEYS)):
        finding = f'unknown key "{clean_line(unknown[0])[:40]}" of an author'
        raise FieldError(finding, f"use {', '.join(_NAME_KEYS)}", item.line, name)
    if said and orcid is None:
        raise FieldError(f'"{said[:40]}" is not an ORCID', "correct its digits, or remove it", item.line, name)
    return name


def _choice(*allowed: str) -> Callable[[Value], str]:
    def parse(item: Value) -> str:
        word = _text(item).strip().casefold()
        if word not in allowed:
            raise FieldError(f'"{clean_line(word)[:40]}" is not known', f"use {', '.join(allowed)}", item.line)
        return word

    return parse


def _truth(item: Value) -> bool | None:
    return _choice("true", "false", "yes", "no")(item) in ("true", "yes") or None


def _mapping(item: Value) -> dict[str, Value]:
    if not isinstance(item.plain, dict):
        raise FieldError(f"must be a mapping, not {item.kind()}", 'write "name: value" lines', item.line)
    return {key: value for key, value in item.plain.items() if value.plain is not None}


def _identifiers(item: Value) -> tuple[Identifier, ...]:
    found = []
    wrong: FieldError | None = None
    for scheme, value in _mapping(item).items():
        identifier = parse_identifier(scheme, _text(value)) if scheme in SCHEMES else None
        if identifier is not None:
            found.append(identifier)
        elif scheme in SCHEMES:
            finding = f'"{clean_line(_text(value))[:60]}" is no identifier of {SCHEMES[scheme].label}'
            wrong = wrong or FieldError(finding, "correct it, or remove it", value.line)
        else:
            finding = f'"{clean_line(scheme)[:40]}" is not known'
            wrong = wrong or FieldError(finding, f"use {', '.join(SCHEMES)}", value.line)
    if wrong is not None:
        raise FieldError(wrong.finding, wrong.remedy, wrong.line, one_of_each(found))
    return one_of_each(found)


def _extra(item: Value) -> tuple[Extra, ...]:
    return tuple(
        Extra(clean_line(key), text)
        for key, value in _mapping(item).items()
        if (text := clean_paragraphs(_text(value)))
    )


def _links(item: Value) -> tuple[Link, ...]:
    found = []
    for entry in _list(item):
        if not isinstance(entry.plain, dict):
            found.append(Link("other", _address(entry)))
            continue
        url = entry.plain.get("url")
        if url is None:
            raise FieldError("a link without a url", 'write "kind: project" and "url: https://…"', entry.line)
        kind = _text(entry.plain["kind"]).strip() if "kind" in entry.plain else "other"
        if kind not in LINK_KINDS:
            raise FieldError(
                f'"{clean_line(kind)[:40]}" is no kind of link', f"use {', '.join(LINK_KINDS)}", entry.line
            )
        found.append(Link(kind, _address(url)))
    return tuple(dict.fromkeys(found))


class Key(NamedTuple):
    """What a key of a record holds."""

    field: str
    parse: Callable[[Value], Any]


KEYS: dict[str, Key] = {
    "id": Key("id", _slug),
    "title": Key("title", _title),
    "name": Key("name", _title),
    "abstract": Key("abstract", _paragraphs),
    "summary": Key("summary", _paragraphs),
    "authors": Key("authors", _names),
    "more_authors": Key("more_authors", _truth),
    "author_count": Key("author_count", _count),
    "editors": Key("editors", _names),
    "organisation": Key("organisation", _line),
    "organisation_handle": Key("organisation_handle", _line),
    "published": Key("published", _date),
    "updated": Key("updated", _date),
    "year": Key("year", _year),
    "venue": Key("venue", _line),
    "kind": Key("kind", _choice(*KINDS)),
    "volume": Key("volume", _line),
    "issue": Key("issue", _line),
    "pages": Key("pages", _line),
    "publisher": Key("publisher", _line),
    "page_count": Key("page_count", _count),
    "arxiv_id": Key("arxiv", _arxiv),
    "arxiv_version": Key("arxiv_version", _count),
    "doi": Key("doi", _doi),
    "ids": Key("ids", _identifiers),
    "url": Key("url", _address),
    "pdf": Key("pdf", _address),
    "code": Key("code", _addresses),
    "links": Key("links", _links),
    "keywords": Key("keywords", _lines),
    "comment": Key("comment", _title),
    "comment_count": Key("comment_count", _count),
    "upvotes": Key("upvotes", _count),
    "references": Key("references", _lines),
    "note": Key("note", _paragraphs),
    "status": Key("status", _choice("retracted", "withdrawn")),
    "seen_in": Key("seen_in", _lines),
    "tags": Key("tags", _slugs),
    "not_tags": Key("not_tags", _slugs),
    "topics": Key("topics", _slugs),
    "aliases": Key("aliases", _slugs),
    "extra": Key("extra", _extra),
}
"""Every key a record may have, in the order in which records are written."""

_MEANT = {
    "date": "published",
    "author": "authors",
    "arxiv": "arxiv_id",
    "eprint": "arxiv_id",
    "journal": "venue",
    "booktitle": "venue",
    "conference": "venue",
    "link": "url",
    "github": "code",
    "tldr": "summary",
    "organization": "organisation",
}
"""Keys that people write and what they are called here."""

DERIVED_KEYS = frozenset(
    {"origin", "title_given", "related", "mentions", "mentioned_by", "sources", "provenance", "versions"}
)
"""Keys that the program itself writes into its output, skipped when that output is read again."""
