"""What the site of a large collection goes without, in one table.

Hosts allow a site so many bytes (GitHub Pages 1 GB:
<https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits>), and each paper of a
collection stands in a dozen lists besides its own page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

LEAN_FROM = 35_000
"""Papers from which on a site is made as lean as it can be: with fewer it fits into 1 GB as it is."""


@dataclass(frozen=True, slots=True)
class FeedSize:
    """How much feeds hold.

    People are most of the lists of a large collection: with 86,000 papers there are 15,000, whose feeds with 30 papers
    each would be a quarter of what hosts allow a site. What is new of one person fits into fewer.
    """

    papers: int
    """Most papers in a feed."""
    of_person: int
    """Most papers in the feed of a person."""
    years_of_person: int | None
    """Years before the newest paper of the collection that the feed of a person goes back; all without a number."""
    summary: int
    """Longest summary in characters."""
    has_json_of_people: bool = True
    """Whether people have a JSON feed beside the Atom feed."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What a site shows at some size of the collection."""

    pages_from: int
    """Papers from which on a person, a venue or an organisation has a page.

    Most authors of a large collection wrote a single paper of it; their pages would say nothing that the paper's page
    does not, and would be more than all others together.
    """
    feeds: FeedSize
    related: int = 6
    """Related papers on a paper's page."""
    has_texts_in_lists: bool = True
    """Whether lists show the beginning of each paper's text, and its tags."""
    has_abstracts_in_exports: bool = True
    """Whether exports other than `papers.json` have them."""
    has_people_files: bool = True
    """Whether the lists of people and venues can be downloaded."""
    is_lean: bool = False
    """Whether papers' pages say only what readers come for, and the exports are packed.

    The pages go without picture, linked data, previews for messengers, the words behind each tag, and the ways to the
    papers beside this one in its topic.
    """
    most_listed: int | None = None
    """Papers that the list of a topic, a tag, a venue or the like shows, the newest ones; the search shows all."""
    most_exported: int | None = None
    """Papers up to which such a list can be downloaded; the search exports longer ones."""

    def has_file(self, papers: int, is_of_people: bool) -> bool:
        """Whether a list can be downloaded.

        Args:
            papers: how many it has.
            is_of_people: whether it is a person's or a venue's.
        """
        if is_of_people and not self.has_people_files:
            return False
        return self.most_exported is None or papers <= self.most_exported


SMALL = Scale(pages_from=1, feeds=FeedSize(30, 30, None, 1_000))
_MIDDLE = replace(SMALL, pages_from=2, feeds=FeedSize(20, 5, 2, 200))
_LARGE = replace(
    _MIDDLE,
    pages_from=5,
    feeds=FeedSize(20, 3, 2, 160),
    has_texts_in_lists=False,
    has_abstracts_in_exports=False,
    has_people_files=False,
)
_LEAN = replace(
    _LARGE,
    pages_from=10,
    feeds=FeedSize(20, 3, 2, 160, has_json_of_people=False),
    related=4,
    is_lean=True,
    most_listed=200,
    most_exported=200,
)


def scale_of(papers: int, lean_from: int = LEAN_FROM) -> Scale:
    """What the site of so many papers shows.

    Args:
        papers: how many there are.
        lean_from: how many there must be for the leanest form.
    """
    if papers >= lean_from:
        return _LEAN
    return _LARGE if papers >= 20_000 else _MIDDLE if papers >= 2_000 else SMALL
