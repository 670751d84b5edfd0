"""Venues and organisations from what papers say of theirs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from paperatlas.model.paper import Paper
from paperatlas.model.people import Organisation, Venue
from paperatlas.model.slugs import slugify, unique_slugs
from paperatlas.text.venue_series import Series, series_of
from paperatlas.text.words import title_key

_MOST_VARIANTS = 8
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")


def find_venues(papers: Sequence[Paper]) -> tuple[tuple[Venue, ...], dict[str, str]]:
    """The series in which papers appeared, by name, and for each such paper the slug of its own.

    Args:
        papers: newest first.
    """
    named: dict[str, Counter[Series]] = defaultdict(Counter)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    members: dict[str, list[str]] = defaultdict(list)
    for paper in papers:
        series = series_of(paper.venue) if paper.venue else None
        if series is not None and paper.venue:
            key = title_key(series.name) or series.name
            named[key][series] += 1
            written[key][paper.venue] += 1
            members[key].append(paper.id)
    shown = {key: max(found, key=lambda series: (found[series], series)) for key, found in named.items()}
    slugs = unique_slugs((key, slugify(series.name, "venue")) for key, series in shown.items())
    venues = [
        Venue(slugs[key], series.name, series.long_name, _variants(series, written[key]), tuple(members[key]))
        for key, series in shown.items()
    ]
    ordered = tuple(sorted(venues, key=lambda venue: (venue.name.casefold(), venue.slug)))
    return ordered, _slug_of_paper(members, slugs)


def find_organisations(papers: Sequence[Paper]) -> tuple[tuple[Organisation, ...], dict[str, str]]:
    """The organisations of papers, by name, and for each such paper the slug of its own.

    Names that differ in case, accents and punctuation alone are one organisation's.

    Args:
        papers: newest first.
    """
    written: dict[str, Counter[str]] = defaultdict(Counter)
    members: dict[str, list[str]] = defaultdict(list)
    for paper in papers:
        if paper.organisation:
            key = title_key(paper.organisation) or paper.organisation
            written[key][paper.organisation] += 1
            members[key].append(paper.id)
    shown = {key: max(found, key=lambda name: (found[name], name)) for key, found in written.items()}
    slugs = unique_slugs((key, slugify(name, "organisation")) for key, name in shown.items())
    found = [Organisation(slugs[key], name, tuple(members[key])) for key, name in shown.items()]
    ordered = tuple(sorted(found, key=lambda organisation: (organisation.name.casefold(), organisation.slug)))
    return ordered, _slug_of_paper(members, slugs)


def _variants(series: Series, written: Counter[str]) -> tuple[str, ...]:
    """Other spellings, one for each that differs in more than numbers."""
    shown = {_without_numbers(name) for name in (series.name, series.long_name) if name}
    others: dict[str, str] = {}
    for name in sorted(written, key=lambda name: (-written[name], name)):
        if (bare := _without_numbers(name)) not in shown:
            others.setdefault(bare, name)
    return tuple(others.values())[:_MOST_VARIANTS]


def _without_numbers(name: str) -> str:
    return title_key(_NUMBER.sub("", name))


def _slug_of_paper(members: Mapping[str, Sequence[str]], slugs: Mapping[str, str]) -> dict[str, str]:
    return {paper: slugs[key] for key, papers in members.items() for paper in papers}
