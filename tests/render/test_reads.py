"""A page takes from the collection what it shows and no more, so that other changes leave it alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from paperatlas.model.atlas import Atlas
from paperatlas.model.page import WHOLE, Page, PageTree
from paperatlas.pipeline import page_tree
from paperatlas.render.book import Book
from paperatlas.render.front_pages import home_page
from paperatlas.render.reads import digest_of, digest_of_paper
from paperatlas.settings import Settings
from tests.small import SETTINGS, small_atlas


@dataclass(frozen=True)
class Single:
    """A value with a single field."""

    only: str


def affected(before: Atlas, after: Atlas, settings: Settings = SETTINGS) -> set[str]:
    """Paths of the pages of one atlas that would be made again for another one."""
    old, new = (page_tree(atlas, settings, {}) for atlas in (before, after))
    return {path for path, reads in taken(old) if any(old.digest(read) != new.digest(read) for read in reads)}


def taken(tree: PageTree) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
    return [
        (section.path(item), tree.noted(lambda item=item, section=section: list(section.make(item)))[1])  # type: ignore[misc]
        for section in tree.sections
        for item in section.items
    ]


@pytest.fixture
def atlas() -> Atlas:
    return small_atlas()


def test_a_topic_that_only_counts_the_papers_of_a_tag_is_left_alone(atlas: Atlas) -> None:
    papers = tuple(
        replace(paper, code=("https://example.org/orchard",)) if paper.id == "orchard" else paper
        for paper in atlas.papers
    )
    found = affected(atlas, replace(atlas, papers=papers))
    assert {"papers/orchard.md", "topics/orchards/index.md", "tags/watering/index.md"} <= found
    # Its papers have the tag of the changed one.
    assert "topics/mosses/index.md" not in found


def test_paper_that_only_leads_to_its_venue_is_left_alone_when_the_venue_changes(atlas: Atlas) -> None:
    assert atlas.venues
    assert all(venue.papers for venue in atlas.venues)
    longer = tuple(replace(venue, long_name=f"The {venue.name}") for venue in atlas.venues)
    found = affected(atlas, replace(atlas, venues=longer))
    assert {f"venues/{venue.slug}/index.md" for venue in atlas.venues} <= found
    papers = {f"papers/{identifier}.md" for venue in atlas.venues for identifier in venue.papers}
    assert not papers & found
    # Without the venue they lead nowhere.
    assert papers <= affected(atlas, replace(atlas, venues=()))


def test_only_the_part_of_a_list_that_shows_a_changed_paper_is_made_again(atlas: Atlas) -> None:
    one_each = replace(SETTINGS, page_size=1)
    parts = [f"papers/{path}" for path in ("index.md", "page/2.md", "page/3.md")]
    assert [path for path, _ in taken(page_tree(atlas, one_each, {})) if path in parts] == parts
    third = atlas.papers[2]
    papers = tuple(replace(paper, title=f"The {paper.title}") if paper is third else paper for paper in atlas.papers)
    found = affected(atlas, replace(atlas, papers=papers), one_each)
    # The first page says how many of all papers have code.
    assert {path for path in parts if path in found} == {parts[0], parts[2]}
    # One paper less is one less to count on each page, and a part without any is gone.
    assert set(parts) <= affected(atlas, replace(atlas, papers=atlas.papers[:2]), one_each)


def test_topic_among_other_neighbours_leaves_its_papers_alone(atlas: Atlas) -> None:
    topics = tuple(replace(topic, neighbours=()) for topic in atlas.topics)
    assert topics != atlas.topics
    found = affected(atlas, replace(atlas, topics=topics))
    assert "topics/gardening/index.md" in found
    assert not any(path.startswith("papers/") and path != "papers/index.md" for path in found)
    named = tuple(replace(topic, name=f"{topic.name} now") for topic in atlas.topics)
    assert "papers/orchard.md" in affected(atlas, replace(atlas, topics=named))


def test_person_with_other_coauthors_leaves_papers_alone(atlas: Atlas) -> None:
    alone = tuple(replace(person, coauthors=()) for person in atlas.people)
    found = affected(atlas, replace(atlas, people=alone))
    with_coauthors = {f"authors/{person.slug}/index.md" for person in atlas.people if person.coauthors}
    assert with_coauthors
    assert with_coauthors <= found
    assert not any(path.startswith("papers/") and path != "papers/index.md" for path in found)


def test_nearness_alone_changes_pages_of_the_whole_collection_only(atlas: Atlas) -> None:
    papers = tuple(
        replace(paper, related=tuple(replace(near, score=near.score / 2) for near in paper.related))
        for paper in atlas.papers
    )
    found = affected(atlas, replace(atlas, papers=papers))
    assert not any(path.startswith("papers/") and path != "papers/index.md" for path in found)


def test_equal_values_have_one_digest_and_others_have_another(atlas: Atlas) -> None:
    apart = [
        digest_of(value)
        for value in (*atlas.papers, *atlas.topics, *atlas.tags, *atlas.people, atlas, Single("one"), Single("two"))
    ]
    assert len(set(apart)) == len(apart)
    assert digest_of(small_atlas()) == digest_of(atlas)
    changed = replace(atlas.papers[0], authors=(replace(atlas.papers[0].authors[0], name="Nobody"),))
    assert digest_of_paper(changed) != digest_of_paper(atlas.papers[0])
    assert digest_of_paper(replace(changed, authors=atlas.papers[0].authors)) == digest_of_paper(atlas.papers[0])


def test_page_asked_for_twice_is_made_once_and_keeps_its_notes(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def home(book: Book) -> Page:
        made.append("home")
        return home_page(book)

    monkeypatch.setattr("paperatlas.render.tree.home_page", home)
    tree = page_tree(atlas, SETTINGS, {})
    first = tree.sections[0]
    pages = list(first.make(first.items[0]))
    again, reads = tree.noted(lambda: list(first.make(first.items[0])))
    assert again == pages
    assert WHOLE in reads
    assert made == ["home"]


def test_equal_collections_leave_every_page_alone(atlas: Atlas) -> None:
    assert affected(atlas, small_atlas()) == set()
