"""Former addresses of papers, which lead to the present ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from paperatlas.model.issue import Issue, warning
from paperatlas.model.paper import Paper

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="../{id}/">
<meta http-equiv="refresh" content="0; url=../{id}/">
<meta name="robots" content="noindex">
</head>
<body><p>This paper has moved to <a href="../{id}/">{title}</a>.</p></body>
</html>
"""


def redirects(papers: Iterable[Paper]) -> tuple[dict[str, str], list[Issue]]:
    """HTML files by their path in the site, and the aliases that meet a real page or one another."""
    papers = list(papers)
    taken = {paper.id for paper in papers}
    files: dict[str, str] = {}
    issues = []
    for paper, alias in _aliases(papers):
        origin = paper.sources[0]
        if alias in taken:
            issues.append(
                warning(origin.file, origin.line, f'alias "{alias}" is another page\'s name', "remove the alias")
            )
            continue
        taken.add(alias)
        files[f"papers/{alias}/index.html"] = _PAGE.format(id=paper.id, title=escape(paper.display_title))
    return files, issues


def _aliases(papers: list[Paper]) -> Iterator[tuple[Paper, str]]:
    for paper in sorted(papers, key=lambda paper: paper.id):
        for alias in paper.aliases:
            yield paper, alias
