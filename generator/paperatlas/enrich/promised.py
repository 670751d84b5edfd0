"""Addresses of topics and tags: those that are promised, and those that were and lead nowhere now.

Only what people wrote down is promised. Topics and tags that are found in the papers' words come and go with papers, as
do people and venues, whose names are joined and parted as more is known.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from paperatlas.model.atlas import Atlas
from paperatlas.model.issue import Issue, error
from paperatlas.model.standing import Published, page_address
from paperatlas.model.vocabulary import Tag, Topic


def promised_places(atlas: Atlas) -> Iterator[str]:
    """The addresses of the topics and tags of the vocabulary that have a page, former ones too."""
    for folder, found in _places(atlas).items():
        for place in found:
            if place.line:
                yield from (page_address(slug, folder) for slug in (place.slug, *place.formerly))


def lost_places(atlas: Atlas, published: Published, file: str | None) -> list[Issue]:
    """The published addresses of topics and tags that lead nowhere, with what each may have become.

    Args:
        atlas: the collection.
        published: what was promised.
        file: the vocabulary's, where there is one.
    """
    issues = []
    for folder, places in _places(atlas).items():
        answered = {slug for place in places for slug in (place.slug, *place.formerly)}
        for slug, line in published.of(folder).items():
            if slug not in answered:
                finding = f"{page_address(slug, folder)} was published and leads nowhere now"
                issues.append(error(published.file, line, finding, _remedy(slug, folder[:-1], places, file)))
    return issues


def _places(atlas: Atlas) -> dict[str, list[Topic] | list[Tag]]:
    return {"topics": [topic for top in atlas.topics for topic in top.walk()], "tags": list(atlas.tags)}


def _remedy(slug: str, noun: str, places: list[Topic] | list[Tag], file: str | None) -> str:
    near = difflib.get_close_matches(slug, [place.slug for place in places], n=1, cutoff=0.5)
    became = f'the {noun} "{near[0]}"' if near else f"another {noun}"
    return f'if it became {became}, add "formerly: [{slug}]" to that in {file or "topics.yml"}; else bring it back'
