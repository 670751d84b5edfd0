"""Hand-written pages as documents of the search."""

from __future__ import annotations

from html.parser import HTMLParser

from mkdocs.structure.pages import Page

from paperatlas.publish.search.documents import Document, page_document

_SILENT = frozenset({"script", "style", "template", "svg", "math"})
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li dt dd td th tr pre div section blockquote figcaption br hr summary".split())


def document_of_page(title: str, address: str, html: str) -> Document:
    """A page by its title, its address in the site and the HTML of its content."""
    text = text_of_html(html)
    shown = text.removeprefix(title).strip()
    return page_document(title, "" if address in (".", "./") else address, shown)


def text_of_html(html: str) -> str:
    """The text that a reader sees, without the links of headings to themselves."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    return " ".join("".join(parser.parts).split())


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT or (tag == "a" and "headerlink" in (dict(attrs).get("class") or "").split()):
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        elif tag in _BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def is_left_out_of_search(page: Page) -> bool:
    """Whether a page's head says `search: {exclude: true}`, as the theme's own search has it."""
    wish = page.meta.get("search")
    return isinstance(wish, dict) and bool(wish.get("exclude"))
