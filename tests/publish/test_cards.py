from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from paperatlas.publish.cards import drawing
from paperatlas.publish.cards.card import HEIGHT, WIDTH, Card
from paperatlas.publish.cards.files import cards_of, write_cards
from paperatlas.publish.heads import Heads
from tests.small import small_atlas

CARD = Card("Papers", "Gardening", "A Survey of Mosses", "A. Fern · 2024", 2)
LONG = "On the Unreasonable Length of Titles " * 12


def opened(card: Card) -> Image.Image:
    picture = Image.open(io.BytesIO(drawing.draw(card, "key")))
    picture.load()
    return picture


def inked(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box around what is drawn beside the bar."""
    box = picture.crop((40, 0, WIDTH, HEIGHT)).convert("L").point(lambda shade: 255 * (shade > 90)).getbbox()
    assert box is not None
    return box


def test_card_has_the_size_that_its_tags_tell_and_is_small() -> None:
    assert opened(CARD).size == (WIDTH, HEIGHT)
    assert len(drawing.draw(CARD, "key")) < 20_000


def test_same_card_gives_the_same_bytes_and_another_title_others() -> None:
    assert drawing.draw(CARD, "key") == drawing.draw(replace(CARD), "key")
    assert drawing.draw(CARD, "key") != drawing.draw(replace(CARD, title="A Survey of Ferns"), "key")


@pytest.mark.parametrize("title", [LONG, "W" * 300, "x", "word " * 3])
def test_no_title_leaves_the_card(title: str) -> None:
    left, top, right, bottom = inked(opened(replace(CARD, title=title, site=LONG, kind=LONG, facts=LONG)))
    assert left >= 40
    assert top >= 40
    assert right <= WIDTH - 40 - 80
    assert bottom <= HEIGHT - 40


def test_characters_that_the_font_lacks_are_known() -> None:
    assert drawing.can_show("Schrödinger, Ελλάς, мох – “5”")
    assert not drawing.can_show("深度学习")


def test_topics_and_papers_have_cards_as_far_as_they_may() -> None:
    atlas = small_atlas()
    everything = cards_of(atlas, "Papers", 1000)
    topics = {path for path in everything if path.startswith("topics/")}
    assert {"topics/gardening", "papers/moss-former"} <= set(everything)
    assert set(cards_of(atlas, "Papers", len(everything) - 1)) == topics
    assert cards_of(atlas, "Papers", len(topics) - 1) == cards_of(atlas, "Papers", 0) == {}


def test_unchanged_card_is_taken_over_and_a_changed_one_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cards = {"papers/a": CARD, "papers/b": replace(CARD, title="Another")}
    write_cards(cards, tmp_path / "one", tmp_path / "none", 1)
    drawn: list[str] = []
    draw = drawing.draw
    monkeypatch.setattr(drawing, "draw", lambda card, key: drawn.append(card.title) or draw(card, key))  # type: ignore[func-returns-value]
    write_cards(cards | {"papers/b": CARD}, tmp_path / "two", tmp_path / "one", 1)
    assert drawn == [CARD.title]
    one, two = (tmp_path / name / "assets" / "cards" / "papers" for name in ("one", "two"))
    assert (one / "a.png").read_bytes() == (two / "a.png").read_bytes() == (two / "b.png").read_bytes()


def test_page_with_a_card_names_it_for_those_who_share_its_link() -> None:
    atlas = small_atlas()
    heads = Heads.of(atlas, "Papers", "https://example.org/x/", {"papers/moss-former"})
    head = heads.head("papers/moss-former.md", "papers/moss-former/", 'A "Title"', "paper")
    assert '<meta property="og:image" content="https://example.org/x/assets/cards/papers/moss-former.png">' in head
    assert '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">' in head
    assert 'content="A &quot;Title&quot;"' in head
    assert '<meta name="twitter:card" content="summary_large_image">' in head
    assert "og:image" not in heads.head("papers/orchard.md", "papers/orchard/", "T", "paper")
    assert "og:image" not in Heads.of(atlas, "Papers", None, {"papers/orchard"}).head(
        "papers/orchard.md", "papers/orchard/", "T", "paper"
    )
