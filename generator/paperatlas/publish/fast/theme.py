"""The site builder's own way of rendering a page, and shells made with it."""

from __future__ import annotations

import html
import json
import posixpath
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from paperatlas.model.page import Page
from paperatlas.publish.fast.blocks import UnknownFormError
from paperatlas.publish.fast.dialect import Converted, Heading, convert
from paperatlas.publish.fast.kept import Kept, Lead
from paperatlas.publish.fast.shell import (
    CONTENT,
    CONTENTS,
    DESCRIPTION,
    HEADING_ID,
    TITLE,
    Shell,
    UnfitShellError,
    Values,
)
from paperatlas.publish.heads import STAND_IN, Heads
from paperatlas.publish.html import lean_content

_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_LINE = re.compile(r'(title|description): (".*")')
_KIND = re.compile(r'^page_type: "(\w+)"$', re.MULTILINE)
_CONTENTS_ALONE = '{% import "partials/language.html" as lang with context %}{% include "partials/toc.html" %}'


class _Front(NamedTuple):
    title: str | None
    description: str | None
    rest: str
    """What stands beside them: the same for all pages of a kind."""


@dataclass
class Rendered:
    """What was made of kinds of pages, and of lines that many have.

    It holds as long as configuration, navigation and theme do.
    """

    shells: dict[tuple[object, ...], Shell | None] = field(default_factory=dict)
    contents: dict[tuple[object, ...], str] = field(default_factory=dict)
    """Tables of contents."""
    lines: dict[tuple[str, int, int], Kept] = field(default_factory=dict)
    lines_everywhere: dict[tuple[int, int], dict[str, tuple[str, frozenset[str]]]] = field(default_factory=dict)
    """Lines of lists."""


@dataclass
class Theme:
    """A site's theme with its navigation, ready to render pages."""

    config: MkDocsConfig
    nav: Navigation
    env: jinja2.Environment
    files: Files
    permalink: str | None
    """What a heading's link to itself shows; none without it."""
    heads: Heads
    """The tags in the heads of pages."""
    quick: bool = True
    """Whether shells may be used."""
    rendered: Rendered = field(default_factory=Rendered)
    """What an earlier build with the same theme may have left."""

    def finished(self, page: Page) -> str:
        """The finished page, by a shell where there is one that fits."""
        return (self._filled(page) if self.quick else None) or self.plain(page)

    def plain(self, page: Page) -> str:
        """The finished page as the site builder makes it."""
        file = File.generated(self.config, page.path, content=page.text)
        made = SitePage(None, file, self.config)
        made.read_source(self.config)
        made.render(self.config, self.files)
        made.content = self.config.plugins.on_page_content(
            made.content or "", page=made, config=self.config, files=self.files
        )
        return self._rendered(made)

    def _rendered(self, page: SitePage) -> str:
        page.active = True
        context = get_context(self.nav, (), self.config, page)
        template = self.env.get_template(str(page.meta.get("template", "main.html")))
        context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
        output = template.render(context)
        return self.config.plugins.on_post_page(output, page=page, config=self.config)

    def _filled(self, page: Page) -> str | None:
        parts = _front(page.text)
        if parts is None:
            return None
        front, body = parts
        url = url_of(page.path)
        folder = posixpath.dirname(page.path)
        try:
            content = convert(body, Links(folder, url), self.permalink, url.split("/")[1], self._kept_for(folder, url))
        except UnknownFormError:
            return None
        if not content.headings or content.headings[0].level != 1:
            return None
        below = content.headings[1:]
        key = (*_place(url), front.title is None, front.description is None, front.rest, bool(below))
        if key not in self.rendered.shells:
            self.rendered.shells[key] = self._new_shell(front, url, content, page)
        shell = self.rendered.shells[key]
        return shell.fill(self._values(front, url, content, page.path)) if shell else None

    def _kept_for(self, folder: str, url: str) -> Kept:
        """Lines converted for other pages that lead to the same addresses by the same links."""
        top, depth = _place(url)
        depths = (depth, folder.count("/"))
        rendered = self.rendered
        if (top, *depths) not in rendered.lines:
            rendered.lines[top, *depths] = Kept(top, rendered.lines_everywhere.setdefault(depths, {}))
        return rendered.lines[top, *depths]

    def _values(self, front: _Front, url: str, content: Converted, path: str) -> Values:
        return Values(
            title=front.title or "",
            description=front.description or "",
            url=url,
            content=lean_content(content.html),
            heading_id=content.headings[0].id,
            contents=self._table(url, front.rest, content.headings),
            head=self._head(front, url, path),
        )

    def _head(self, front: _Front, url: str, path: str) -> str:
        kind = _KIND.search(front.rest)
        return self.heads.head(path, url, html.unescape(front.title or ""), kind[1] if kind else "")

    def _new_shell(self, front: _Front, url: str, content: Converted, page: Page) -> Shell | None:
        top, depth = _place(url)
        stand_in = "/".join((top, *(f"zq{level}" for level in range(depth - 1)))) + "/"
        made = self._stand_in(front, stand_in, content.headings)
        rendered = self._rendered(made)
        table = self._table(stand_in, front.rest, content.headings)
        has_table = table in rendered
        if not has_table and any(f"#{heading.id}" in rendered for heading in content.headings[1:]):
            return None
        try:
            shell = Shell(rendered.replace(table, CONTENTS, 1), stand_in)
        except UnfitShellError:
            return None
        filled = shell.fill(self._values(front, url, content, page.path))
        return shell if filled == self.plain(page) else None

    def _stand_in(self, front: _Front, url: str, headings: tuple[Heading, ...]) -> SitePage:
        """A page at `url` with marks for everything that differs between pages."""
        file = File.generated(self.config, f"{url.rstrip('/')}.md", content="")
        made = SitePage(None, file, self.config)
        made.markdown, made.content = "", CONTENT
        _, made.meta = get_data(f"---\n{front.rest}\n---\n")
        made.meta[STAND_IN] = True
        if front.title is not None:
            made.meta["title"] = TITLE
        if front.description is not None:
            made.meta["description"] = DESCRIPTION
        made.toc = _toc(headings)
        return made

    def _table(self, url: str, rest: str, headings: tuple[Heading, ...]) -> str:
        """The table of contents as the theme renders it."""
        key = (*_place(url), rest, tuple((heading.level, heading.id, heading.name) for heading in headings[1:]))
        if key not in self.rendered.contents:
            front = _Front("", "", rest)
            made = self._stand_in(front, url, headings)
            made.active = True
            context = get_context(self.nav, (), self.config, made)
            rendered = self.env.from_string(_CONTENTS_ALONE).render(context)
            self.rendered.contents[key] = rendered.partition("<!--pa-->")[2].partition("<!--/pa-->")[0].strip()
        return self.rendered.contents[key]


class Links:
    """Links from one page to others."""

    def __init__(self, folder: str, url: str) -> None:
        """Links from the page at `url`, whose source stands in `folder`."""
        self._folder, self._url = folder, url
        self._top, self._depth = _place(url)
        self._own = url.split("/")[1]
        self._way_out = "../" * len(folder.split("/")) if folder else ""

    def __call__(self, target: str) -> Lead | None:
        """The link to another source file."""
        if target.startswith(self._way_out):
            # It leads to the same page from every folder as deep as this one.
            lead = _lead("", target[len(self._way_out) :], self._top, self._depth)
        else:
            lead = _lead(self._folder, target, self._top, self._depth)
        if lead is not None and lead.below == self._own:
            # What both addresses begin with is left out of the link.
            return lead._replace(address=get_relative_url(_address(self._folder, target), self._url))
        return lead


@lru_cache(maxsize=100_000)
def _lead(folder: str, target: str, top: str, depth: int) -> Lead | None:
    """The link from a page whose source stands in `folder`, and which is not in the place to which it leads."""
    if not target.endswith(".md"):
        return None
    address = _address(folder, target)
    there, _, rest = address.partition("/")
    written = get_relative_url(address, "/".join((top, *("zq" for _ in range(depth - 1)))) + "/")
    return Lead(written, there, rest.partition("/")[0] if there == top else None)


def _address(folder: str, target: str) -> str:
    is_plain = not folder and "./" not in target
    return url_of(target if is_plain else posixpath.normpath(posixpath.join(folder, target)))


def url_of(path: str) -> str:
    """The address of the page made of a source file, without a slash before it; `./` for the first page."""
    stem = path.removesuffix(".md")
    folder = posixpath.dirname(stem) if posixpath.basename(stem) in ("index", "README") else stem
    return f"{folder}/" if folder else "./"


def _place(url: str) -> tuple[str, int]:
    """What of an address decides how the page links to the rest of the site: its top folder and its depth."""
    parts = url.strip("/").split("/")
    return parts[0], len(parts)


def _front(text: str) -> tuple[_Front, str] | None:
    match = _FRONT.match(text.lstrip("\n"))
    if match is None:
        return None
    said: dict[str, str] = {}
    rest = []
    for line in match[1].split("\n"):
        if found := _LINE.fullmatch(line):
            said[found[1]] = json.loads(found[2])
        else:
            rest.append(line)
    body = text.lstrip("\n")[match.end() :].lstrip("\n")
    return _Front(said.get("title"), said.get("description"), "\n".join(rest)), body


def _toc(headings: tuple[Heading, ...]) -> Any:
    first, *below = headings
    children = [
        {"level": item.level, "id": item.id, "name": item.name, "children": [], "data-toc-label": ""} for item in below
    ]
    tokens = [{"level": 1, "id": HEADING_ID, "name": first.name, "children": children, "data-toc-label": ""}]
    return get_toc(tokens)  # type: ignore[arg-type]
