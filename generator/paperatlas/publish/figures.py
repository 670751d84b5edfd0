"""The collection in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from paperatlas.model.atlas import Atlas

_SHOWN = 20
"""Most lines of a table shown as text."""


def figures(atlas: Atlas) -> dict[str, object]:
    """Numbers of the collection: `papers`, `with` and `people` as such, the others by name.

    Years stand oldest first, the rest with the most papers first. A paper counts under each source
    format it was read from, and under each of its topics and those above them.
    """
    papers = atlas.papers
    venues = {venue.slug: venue.name for venue in atlas.venues}
    above = {below.slug: top for parent in atlas.topics for top in parent.walk() for below in top.topics}
    nodes = {node.slug: node for top in atlas.topics for node in top.walk()}

    def topics_of(slugs: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for slug in slugs:
            while slug in nodes:
                found.add(slug)
                slug = above[slug].slug if slug in above else ""
        return found

    years = Counter(str(paper.publication_year) for paper in papers if paper.publication_year)
    return {
        "papers": len(papers),
        "with": {
            "title": sum(paper.title_given for paper in papers),
            "abstract": sum(bool(paper.abstract) for paper in papers),
            "date": sum(bool(paper.published or paper.year) for paper in papers),
            "arxiv_id": sum(bool(paper.arxiv_id) for paper in papers),
            "doi": sum(bool(paper.doi) for paper in papers),
            "code": sum(bool(paper.code) for paper in papers),
        },
        "people": len(atlas.people),
        "years": dict(sorted(years.items())),
        "venues": _ranked(venues[paper.venue_slug] for paper in papers if paper.venue_slug in venues),
        "formats": _ranked(form for paper in papers for form in {origin.format for origin in paper.sources}),
        "topics": _ranked(slug for paper in papers for slug in topics_of(topic.slug for topic in paper.topics)),
        "tags": _ranked(tag.slug for paper in papers for tag in paper.tags),
    }


def figures_as_text(found: dict[str, object]) -> str:
    """The figures for reading, each long table cut to its first lines."""
    lines = []
    for name, value in found.items():
        if not isinstance(value, dict):
            lines.append(f"{name}: {value:,}")
            continue
        lines.append(f"{name}: {len(value):,}" if name != "with" else "of them with")
        shown = list(value.items()) if name in ("with", "years") else list(value.items())[:_SHOWN]
        lines.extend(f"  {count:>7,}  {key}" for key, count in shown)
        if len(shown) < len(value):
            lines.append(f"           and {len(value) - len(shown):,} more: use --format json")
    return "\n".join(lines)


def _ranked(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))
