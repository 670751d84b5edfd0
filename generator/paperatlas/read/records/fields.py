"""What the values of a record may be, as YAML and JSON write them.

Each function reads one kind of value, and raises a `FieldError` for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from paperatlas.model.dates import parse_date, year_of
from paperatlas.model.identifiers import ArxivId, is_web_address, parse_arxiv_id, parse_doi
from paperatlas.model.record import Extra, Identifier, Link
from paperatlas.model.schemes import SCHEMES, one_of_each, parse_identifier
from paperatlas.model.slugs import is_slug, slugify
from paperatlas.read.limits import MAX_ITEMS, MAX_LINE, MAX_TEXT, MAX_TITLE
from paperatlas.read.values import Value
from paperatlas.text.clean import clean_line, clean_paragraphs
from paperatlas.text.links import addresses
from paperatlas.text.tex import tex_to_text, title_to_text

LINK_KINDS = ("project", "video", "data", "model", "demo", "supplement", "other")

_BARE_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)


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


def to_text(item: Value, limit: int = MAX_LINE) -> str:
    """Text as it is written, no longer than `limit`."""
    if not isinstance(item.plain, str):
        raise FieldError(f"must be text, not {item.kind()}", "write it as text", item.line)
    if len(item.plain) > limit:
        raise FieldError(f"{len(item.plain):,} characters, over the limit of {limit:,}", "shorten it", item.line)
    return item.plain


def to_line(item: Value) -> str | None:
    """One line of text; `None` where it is empty."""
    return clean_line(to_text(item)) or None


def to_title(item: Value) -> str | None:
    """A line in which TeX is read."""
    return clean_line(title_to_text(to_text(item, MAX_TITLE))) or None


def to_paragraphs(item: Value) -> str | None:
    """Paragraphs in which TeX is read."""
    return clean_paragraphs(tex_to_text(to_text(item, MAX_TEXT))) or None


def to_count(item: Value) -> int:
    """A whole number."""
    text = to_text(item).strip()
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise FieldError(f'"{clean_line(text)[:40]}" is not a whole number', "write digits only", item.line)
    return int(text)


def to_year(item: Value) -> int:
    """A year of four digits."""
    year = year_of(parse_date(to_text(item)))
    if year is None or len(to_text(item).strip()) != 4:
        raise FieldError(f'"{clean_line(to_text(item))[:40]}" is not a year', "write four digits", item.line)
    return year


def to_date(item: Value) -> str:
    """A date in the form of the model."""
    date = parse_date(to_text(item))
    if date is None:
        finding = f'"{clean_line(to_text(item))[:40]}" is not a date'
        raise FieldError(finding, "write YYYY, YYYY-MM or YYYY-MM-DD", item.line)
    return date


def to_arxiv(item: Value) -> ArxivId:
    """An arXiv identifier with its version."""
    identifier = parse_arxiv_id(to_text(item))
    if identifier is None:
        finding = f'"{clean_line(to_text(item))[:60]}" is not an arXiv identifier'
        raise FieldError(finding, "write it like 2510.14253 or quant-ph/0201082", item.line)
    return identifier


def to_doi(item: Value) -> str:
    """A DOI."""
    doi = parse_doi(to_text(item))
    if doi is None:
        raise FieldError(f'"{clean_line(to_text(item))[:60]}" is not a DOI', "write it like 10.1000/182", item.line)
    return doi


def to_address(item: Value) -> str:
    """A web address, alone or as the one link of a line of Markdown."""
    text = to_text(item).strip()
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


def items_of(item: Value) -> list[Value]:
    """The items of a list; anything else is a list of itself."""
    items = item.plain if isinstance(item.plain, list) else [item]
    if len(items) > MAX_ITEMS:
        raise FieldError(f"{len(items):,} items, over the limit of {MAX_ITEMS:,}", "shorten the list", item.line)
    return [entry for entry in items if entry.plain is not None]


def to_addresses(item: Value) -> tuple[str, ...]:
    """Web addresses, each once."""
    return tuple(dict.fromkeys(to_address(entry) for entry in items_of(item)))


def to_lines(item: Value) -> tuple[str, ...]:
    """Lines, each once."""
    return tuple(dict.fromkeys(line for entry in items_of(item) if (line := to_line(entry))))


def to_slugs(item: Value) -> tuple[str, ...]:
    """Slugs, each once, or mappings that name one, as the program's own output has them."""
    found: dict[str, None] = {}
    wrong: tuple[str, int] | None = None
    for entry in items_of(item):
        slug = entry.plain.get("slug", entry) if isinstance(entry.plain, dict) else entry
        text = to_text(slug).strip()
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


def to_slug(item: Value) -> str:
    """One slug."""
    slugs = to_slugs(item)
    if len(slugs) != 1:
        raise FieldError("must be one word", "write one identifier", item.line)
    return slugs[0]


def choice_of(*allowed: str) -> Callable[[Value], str]:
    """Reads one of these words."""

    def parse(item: Value) -> str:
        word = to_text(item).strip().casefold()
        if word not in allowed:
            raise FieldError(f'"{clean_line(word)[:40]}" is not known', f"use {', '.join(allowed)}", item.line)
        return word

    return parse


def to_truth(item: Value) -> bool | None:
    """`True`, or `None` for what is false."""
    return choice_of("true", "false", "yes", "no")(item) in ("true", "yes") or None


def to_mapping(item: Value) -> dict[str, Value]:
    """A mapping without its empty values."""
    if not isinstance(item.plain, dict):
        raise FieldError(f"must be a mapping, not {item.kind()}", 'write "name: value" lines', item.line)
    return {key: value for key, value in item.plain.items() if value.plain is not None}


def to_identifiers(item: Value) -> tuple[Identifier, ...]:
    """Identifiers by the names of their schemes."""
    found = []
    wrong: FieldError | None = None
    for scheme, value in to_mapping(item).items():
        identifier = parse_identifier(scheme, to_text(value)) if scheme in SCHEMES else None
        if identifier is not None:
            found.append(identifier)
        elif scheme in SCHEMES:
            finding = f'"{clean_line(to_text(value))[:60]}" is no identifier of {SCHEMES[scheme].label}'
            wrong = wrong or FieldError(finding, "correct it, or remove it", value.line)
        else:
            finding = f'"{clean_line(scheme)[:40]}" is not known'
            wrong = wrong or FieldError(finding, f"use {', '.join(SCHEMES)}", value.line)
    if wrong is not None:
        raise FieldError(wrong.finding, wrong.remedy, wrong.line, one_of_each(found))
    return one_of_each(found)


def to_extra(item: Value) -> tuple[Extra, ...]:
    """What else a source says, by the source's own names."""
    return tuple(
        Extra(clean_line(key), text)
        for key, value in to_mapping(item).items()
        if (text := clean_paragraphs(to_text(value)))
    )


def to_links(item: Value) -> tuple[Link, ...]:
    """Links, each a mapping or only an address."""
    found = []
    for entry in items_of(item):
        if not isinstance(entry.plain, dict):
            found.append(Link("other", to_address(entry)))
            continue
        url = entry.plain.get("url")
        if url is None:
            raise FieldError("a link without a url", 'write "kind: project" and "url: https://…"', entry.line)
        kind = to_text(entry.plain["kind"]).strip() if "kind" in entry.plain else "other"
        if kind not in LINK_KINDS:
            raise FieldError(
                f'"{clean_line(kind)[:40]}" is no kind of link', f"use {', '.join(LINK_KINDS)}", entry.line
            )
        found.append(Link(kind, to_address(url)))
    return tuple(dict.fromkeys(found))
