"""The one place that puts the stages together: read → merge → enrich, and then render."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from paperatlas import __version__
from paperatlas.cite.references import References, references
from paperatlas.enrich.atlas import enrich
from paperatlas.enrich.keywords import unknown_keywords
from paperatlas.enrich.promised import lost_places, promised_places
from paperatlas.forking import can_fork, forked
from paperatlas.merge.papers import merge
from paperatlas.merge.standing import standing
from paperatlas.model.atlas import Atlas
from paperatlas.model.beginning import when_asked
from paperatlas.model.issue import Issue, warning
from paperatlas.model.page import Page, PageTree
from paperatlas.model.paper import Paper
from paperatlas.model.standing import Published, Removed, page_address
from paperatlas.model.vocabulary import Vocabulary
from paperatlas.model.wishes import Wishes
from paperatlas.read.files import (
    PEOPLE_NAMES,
    PUBLISHED_NAMES,
    REMOVED_NAMES,
    VOCABULARY_NAMES,
    WISHES_NAMES,
    read_folder,
    read_text,
)
from paperatlas.read.merge_wishes import read_merge_wishes
from paperatlas.read.people_wishes import read_people_wishes
from paperatlas.read.published import read_published
from paperatlas.read.removed import read_removed
from paperatlas.read.source import Source
from paperatlas.read.vocabulary import read_vocabulary
from paperatlas.render import reads
from paperatlas.render.options import Options
from paperatlas.settings import Settings

Progress = Callable[[str], None]

_SHARED = range(2_000, 30_000)
"""Papers that processes share: fewer are related before one has begun, with more each would take too much memory."""


def load_atlas(
    settings: Settings,
    progress: Progress = lambda _: None,
    vocabulary: Vocabulary | None = None,
    *,
    map_later: bool = False,
    processes: int = 1,
) -> Atlas:
    """The whole collection of a data folder, with every issue met on the way.

    Args:
        settings: where the data are.
        progress: is told what is being done, in a few words.
        vocabulary: taken instead of the one in the data folder.
        map_later: whether the map is made only when somebody looks at it.
        processes: how many processes may share the work.
    """
    root = settings.names_from
    progress(f"reading {settings.data}")
    with _no_search_for_cycles():
        reading = read_folder(settings.data, root)
    vocabulary_issues: tuple[Issue, ...] = ()
    if vocabulary is None:
        vocabulary, vocabulary_issues = load_vocabulary(settings.data, root)
    progress(f"merging {len(reading.records):,} records")
    wishes, wishes_issues = load_wishes(settings.data, root)
    with _no_search_for_cycles():
        papers, merge_issues = merge(reading.records, wishes)
    reading_issues = reading.issues
    # The papers have all that is needed of the records.
    del reading
    progress(f"relating {len(papers):,} papers")
    people, people_issues = load_people_wishes(settings.data, root)
    removed, removed_issues = load_removed(settings.data, root)
    published, published_issues = load_published(settings.data, root)
    begin = forked if processes > 1 and can_fork and len(papers) in _SHARED else when_asked
    with _known_left_out_of_the_search():
        atlas = enrich(papers, vocabulary, people, map_later=map_later, begin=begin)
    issues = (
        *reading_issues,
        *vocabulary_issues,
        *wishes_issues,
        *merge_issues,
        *people_issues,
        *removed_issues,
        *published_issues,
        *standing(papers, removed, published),
        *lost_places(atlas, published, vocabulary.file),
        *atlas.issues,
    )
    return replace(atlas, removed=removed, issues=tuple(sorted(set(issues), key=Issue.sort_key)))


def load_identifiers(settings: Settings) -> frozenset[str]:
    """Every identifier that a paper of a data folder has or had."""
    reading = read_folder(settings.data, settings.names_from)
    wishes, _ = load_wishes(settings.data, settings.names_from)
    papers, _ = merge(reading.records, wishes)
    return frozenset(name for paper in papers for name in (paper.id, *paper.aliases))


def load_addresses(settings: Settings) -> frozenset[str]:
    """Every address of a data folder that stays: those of its papers, and of the topics and tags that people wrote."""
    vocabulary, _ = load_vocabulary(settings.data, settings.names_from)
    papers = frozenset(map(page_address, load_identifiers(settings)))
    # Which topics and tags have a page shows only when their papers are found, which takes its time.
    return papers.union(promised_places(load_atlas(settings)) if vocabulary.topics or vocabulary.tags else ())


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Keeps Python from looking for cycles of references where many values are made and none holds a cycle.

    The search goes through everything that was read, again and again: with 86,000 papers it takes a sixth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _known_left_out_of_the_search() -> Iterator[None]:
    """Lets the search for cycles go through new values only, where cycles may be made."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def load_vocabulary(data: Path, root: Path) -> tuple[Vocabulary, tuple[Issue, ...]]:
    """The vocabulary of a data folder; an empty one where it has none."""
    source, issues = _source(data, root, VOCABULARY_NAMES)
    if source is None:
        return Vocabulary(), issues
    vocabulary, found = read_vocabulary(source)
    return vocabulary, (*found, *issues)


def load_wishes(data: Path, root: Path) -> tuple[Wishes, tuple[Issue, ...]]:
    """What a data folder says of which records are one paper; nothing where it says nothing."""
    source, issues = _source(data, root, WISHES_NAMES)
    if source is None:
        return Wishes(), issues
    wishes, found = read_merge_wishes(source)
    return wishes, (*found, *issues)


def load_people_wishes(data: Path, root: Path) -> tuple[Wishes, tuple[Issue, ...]]:
    """What a data folder says of which names are one author's; nothing where it says nothing."""
    source, issues = _source(data, root, PEOPLE_NAMES)
    if source is None:
        return Wishes(), issues
    wishes, found = read_people_wishes(source)
    return wishes, (*found, *issues)


def load_removed(data: Path, root: Path) -> tuple[tuple[Removed, ...], tuple[Issue, ...]]:
    """The papers that a data folder names as gone; none where it names none."""
    source, issues = _source(data, root, REMOVED_NAMES)
    if source is None:
        return (), issues
    removed, found = read_removed(source)
    return removed, (*found, *issues)


def load_published(data: Path, root: Path) -> tuple[Published, tuple[Issue, ...]]:
    """The addresses that a data folder promises to keep; none where it has no list of them."""
    source, issues = _source(data, root, PUBLISHED_NAMES)
    if source is None:
        return Published(), issues
    published, found = read_published(source)
    return published, (*found, *issues)


def _source(data: Path, root: Path, names: Sequence[str]) -> tuple[Source | None, tuple[Issue, ...]]:
    """The first of some files of the data folder, and an issue for each other one that stands beside it."""
    found = [path for name in names if (path := data / name).exists()]
    if not found:
        return None, ()
    named = [path.absolute().relative_to(root.absolute()).as_posix() for path in found]
    unread = [warning(name, 0, f"is not read, since there is {named[0]} too", "keep one of them") for name in named[1:]]
    text = read_text(found[0], named[0])
    return (None, (text, *unread)) if isinstance(text, Issue) else (Source(named[0], text), tuple(unread))


def pages(atlas: Atlas, settings: Settings) -> Iterator[Page]:
    """The Markdown tree of an atlas."""
    from paperatlas.render.tree import render

    written = references(atlas.papers, {}) if len(atlas.papers) <= settings.references else {}
    yield from render(atlas, options_of(settings), written)


def page_tree(atlas: Atlas, settings: Settings, written: Mapping[str, References]) -> PageTree:
    """The Markdown tree of an atlas in parts that can be made apart.

    Args:
        atlas: the collection.
        settings: what is configured.
        written: the papers' references by identifier.
    """
    from paperatlas.render import tree

    return tree.page_tree(atlas, options_of(settings), written)


def digest_of_paper(paper: Paper) -> bytes:
    """A digest of all that pages say of a paper: see `render/reads.py`."""
    return reads.digest_of_paper(paper)


def untagged_keywords(atlas: Atlas, fewest: int = 3) -> list[tuple[str, int]]:
    """Keywords of the sources that no tag answers to, with the number of their papers, the commonest first.

    Args:
        atlas: the collection with its tags.
        fewest: papers that a keyword must have.
    """
    return [(found.keyword, len(found.papers)) for found in unknown_keywords(atlas.papers, atlas.tags, fewest)]


def options_of(settings: Settings) -> Options:
    """The choices that change the pages."""
    return Options(
        site_name=settings.site_name,
        site_description=settings.site_description,
        page_size=settings.page_size,
        newest=settings.newest,
        edit_base=settings.edit_base,
        has_files=settings.has_files,
        lean_from=settings.lean_from,
        has_texts=settings.has_texts,
        has_feeds=settings.has_feeds,
        issues_base=settings.issues_base,
        changes=settings.changes,
        version=__version__,
    )
