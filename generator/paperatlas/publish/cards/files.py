"""The cards of a collection in its site; those that an earlier build drew alike are taken over."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from functools import cache, partial
from pathlib import Path

import PIL

from paperatlas.cite.plain import plain
from paperatlas.forking import can_fork, shared_out
from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.publish.cards import drawing
from paperatlas.publish.cards.card import FOLDER, Card
from paperatlas.text.clean import counted
from paperatlas.text.raised import without_formulas

_HUES = 16
_AUTHORS = 3
_FEW = 64
"""Cards up to which a second process is not worth its start."""


def cards_of(atlas: Atlas, site_name: str, most: int) -> dict[str, Card]:
    """The card of each topic and paper, by the path of its page without ending, such as `papers/lichen-net`.

    Args:
        atlas: the collection.
        site_name: what the site is called.
        most: how many there may be. Where papers would be more, topics alone have cards; where topics
            would, none has.
    """
    if not most or not drawing.can_show(site_name):
        return {}
    names, hues = {}, {}
    for place, top in enumerate(atlas.topics):
        for topic in top.walk():
            names[topic.slug], hues[topic.slug] = topic.name, place % _HUES
    found = dict(_topic_cards(atlas, site_name, names, hues))
    if len(found) > most:
        return {}
    if len(found) + len(atlas.papers) <= most:
        found.update((f"papers/{paper.id}", _paper_card(paper, site_name, names, hues)) for paper in atlas.papers)
    return {path: card for path, card in found.items() if drawing.can_show(f"{card.kind}{card.title}")}


def write_cards(cards: Mapping[str, Card], site: Path, before: Path, processes: int) -> None:
    """Writes the cards into a site.

    Args:
        cards: as `cards_of` gives them.
        site: the folder of the site being built.
        before: that of the site built before; it need not exist.
        processes: how many may share the work.
    """
    write = partial(_write, site, before)
    if processes < 2 or len(cards) <= _FEW or not can_fork:
        for item in cards.items():
            write(item)
        return
    list(shared_out(write, cards.items(), processes))


def _write(site: Path, before: Path, item: tuple[str, Card]) -> None:
    path, card = item
    name = f"{FOLDER}/{path}.png"
    key = _key(card)
    target = site / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_drawn_before(before / name, key) or drawing.draw(card, key))


def _drawn_before(file: Path, key: str) -> bytes | None:
    try:
        picture = file.read_bytes()
    except OSError:
        return None
    return picture if drawing.key_of(picture) == key else None


def _key(card: Card) -> str:
    return hashlib.blake2b(f"{_hand()}{astuple(card)!r}".encode(), digest_size=12).hexdigest()


@cache
def _hand() -> str:
    """What draws: a change of it draws every card anew."""
    return hashlib.blake2b(Path(drawing.__file__).read_bytes() + PIL.__version__.encode()).hexdigest()


def _topic_cards(
    atlas: Atlas, site_name: str, names: Mapping[str, str], hues: Mapping[str, int]
) -> Iterator[tuple[str, Card]]:
    papers = Counter(topic.slug for paper in atlas.papers for topic in paper.topics)
    for top in atlas.topics:
        for topic in top.walk():
            size = sum(papers[below.slug] for below in topic.walk())
            above = "" if topic is top else names[top.slug]
            facts = counted(size, "paper") if topic is not top or not topic.topics else ""
            yield f"topics/{topic.slug}", Card(site_name, above or "Topic", topic.name, facts, hues[topic.slug])


def _paper_card(paper: Paper, site_name: str, names: Mapping[str, str], hues: Mapping[str, int]) -> Card:
    topic = paper.topics[0].slug if paper.topics else ""
    authors = [name.name for name in paper.authors[:_AUTHORS]]
    more = (paper.author_count or len(paper.authors)) - len(authors)
    listed = ", ".join(authors) + (f" and {more} more" if authors and more > 0 else "")
    facts = (listed, plain(paper.venue or ""), str(paper.publication_year or ""))
    line = " · ".join(fact for fact in facts if fact)
    title = without_formulas(plain(paper.display_title))
    title = title if drawing.can_show(title) else plain(paper.display_title).replace("$", "")
    return Card(site_name, names.get(topic, ""), title, line if drawing.can_show(line) else "", hues.get(topic))
