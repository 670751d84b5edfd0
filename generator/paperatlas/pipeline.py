"""The one place that puts the stages together: read → merge → enrich, and then render."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from paperatlas import __version__
from paperatlas.enrich.atlas import enrich
from paperatlas.merge.papers import merge
from paperatlas.model.atlas import Atlas
from paperatlas.model.issue import Issue, warning
from paperatlas.model.page import Page
from paperatlas.model.vocabulary import Vocabulary
from paperatlas.read.files import VOCABULARY_NAMES, read_folder, read_text
from paperatlas.read.source import Source
from paperatlas.read.vocabulary import read_vocabulary
from paperatlas.render.options import Options
from paperatlas.render.tree import render
from paperatlas.settings import Settings

Progress = Callable[[str], None]


def load_atlas(settings: Settings, progress: Progress = lambda _: None) -> Atlas:
    """The whole collection of a data folder, with every issue met on the way.

    Args:
        settings: where the data are.
        progress: is told what is being done, in a few words.
    """
    root = settings.names_from
    progress(f"reading {settings.data}")
    reading = read_folder(settings.data, root)
    vocabulary, vocabulary_issues = load_vocabulary(settings.data, root)
    progress(f"merging {len(reading.records):,} records")
    papers, merge_issues = merge(reading.records)
    progress(f"relating {len(papers):,} papers")
    atlas = enrich(papers, vocabulary)
    issues = (*reading.issues, *vocabulary_issues, *merge_issues, *atlas.issues)
    return Atlas(
        papers=atlas.papers,
        topics=atlas.topics,
        tags=atlas.tags,
        topics_found=atlas.topics_found,
        issues=tuple(sorted(set(issues), key=Issue.sort_key)),
    )


def load_vocabulary(data: Path, root: Path) -> tuple[Vocabulary, tuple[Issue, ...]]:
    """The vocabulary of a data folder; an empty one where it has none."""
    found = [path for name in sorted(VOCABULARY_NAMES, reverse=True) if (path := data / name).exists()]
    if not found:
        return Vocabulary(), ()
    names = [path.absolute().relative_to(root.absolute()).as_posix() for path in found]
    unread = [warning(name, 0, f"is not read, since there is {names[0]} too", "keep one of them") for name in names[1:]]
    text = read_text(found[0], names[0])
    if isinstance(text, Issue):
        return Vocabulary(), (text, *unread)
    vocabulary, issues = read_vocabulary(Source(names[0], text))
    return vocabulary, (*issues, *unread)


def pages(atlas: Atlas, settings: Settings) -> Iterator[Page]:
    """The Markdown tree of an atlas."""
    options = Options(
        site_name=settings.site_name,
        site_description=settings.site_description,
        page_size=settings.page_size,
        newest=settings.newest,
        edit_base=settings.edit_base,
        issues_base=settings.issues_base,
        changes=settings.changes,
        version=__version__,
    )
    yield from render(atlas, options)
