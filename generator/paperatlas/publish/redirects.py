"""Former addresses of papers, topics and tags, which lead to the present ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import escape

from paperatlas.model.atlas import Atlas
from paperatlas.model.issue import Issue, warning
from paperatlas.model.paper import Paper
from paperatlas.model.record import Origin
from paperatlas.publish.handwritten import in_the_way

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<title>{title}</title>
<link rel="canonical" href="../{id}/">
<meta http-equiv="refresh" content="0; url=../{id}/">
<meta name="robots" content="noindex">
</head>
<body><p>This page has moved to <a href="../{id}/">{title}</a>.</p></body>
</html>
"""


def redirects(papers: Iterable[Paper], by_hand: Collection[str] = ()) -> tuple[dict[str, str], list[Issue]]:
    """HTML files by their path in the site, and the aliases that meet a real page or one another.

    Args:
        papers: the collection.
        by_hand: paths of the hand-written pages.
    """
    papers = list(papers)
    taken = {paper.id for paper in papers}
    files: dict[str, str] = {}
    issues = []
    for paper, alias in _aliases(papers):
        origin = paper.sources[0]
        if alias in taken or _is_written_by_hand(alias, by_hand):
            issues.append(_in_the_way(alias, origin))
            continue
        taken.add(alias)
        files[f"papers/{alias}/index.html"] = _PAGE.format(id=paper.id, title=escape(paper.display_title))
    return files, issues


def moved_lists(atlas: Atlas) -> dict[str, str]:
    """Former folders of topics and tags in the site, and the present ones, both with a slash at their ends.

    No former slug is another's slug in the vocabulary; a tag that only papers name keeps its own folder.
    """
    topics = [topic for top in atlas.topics for topic in top.walk()]
    taken = {tag.slug for tag in atlas.tags}
    moved = {f"topics/{slug}/": f"topics/{topic.slug}/" for topic in topics for slug in topic.formerly}
    tags = [(slug, tag.slug) for tag in atlas.tags for slug in tag.formerly if slug not in taken]
    return moved | {f"tags/{slug}/": f"tags/{present}/" for slug, present in tags}


def list_redirects(atlas: Atlas, by_hand: Collection[str] = ()) -> dict[str, str]:
    """HTML files by their path in the site for the former addresses of topics and tags."""
    names = {f"topics/{topic.slug}/": topic.name for top in atlas.topics for topic in top.walk()}
    names |= {f"tags/{tag.slug}/": tag.name for tag in atlas.tags}
    return {
        f"{former}index.html": _PAGE.format(id=present.split("/")[1], title=escape(names[present]))
        for former, present in moved_lists(atlas).items()
        if not in_the_way(f"{former}index.md", by_hand) and f"{former}index.html" not in by_hand
    }


def _is_written_by_hand(alias: str, by_hand: Collection[str]) -> bool:
    return in_the_way(f"papers/{alias}.md", by_hand) is not None or f"papers/{alias}/index.html" in by_hand


def _in_the_way(alias: str, origin: Origin) -> Issue:
    finding = f"alias \"{alias}\" is another page's name, which stays that page's"
    return warning(origin.file, origin.line, finding, "remove the alias, or rename the other page")


def _aliases(papers: list[Paper]) -> Iterator[tuple[Paper, str]]:
    for paper in sorted(papers, key=lambda paper: paper.id):
        for alias in paper.aliases:
            yield paper, alias
