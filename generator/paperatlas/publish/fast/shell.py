"""The theme's page, rendered once for each kind of page and filled for each page.

What a theme makes of a page depends on few values: its title, its description, its address, its
content and its table of contents. A page of each kind is rendered with marks in their place; the
text between the marks is the shell. How the theme writes a value (as it is, without its character
references, or with them escaped) shows at the mark. A shell is used only if the first page filled
into it is, byte for byte, what the theme itself gives for that page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

TITLE, DESCRIPTION = "Zqtitle &amp; Zqtitle", "Zqdescription &amp; Zqdescription"
CONTENT = "<h1>Zqcontent</h1>"
HEADING_ID = "zqheading"
CONTENTS = "<zqcontents></zqcontents>"
END_OF_HEAD = "</head>"

Write = Callable[[str], str]


def _as_it_is(value: str) -> str:
    return value


def _without_references(value: str) -> str:
    return str(Markup(value).striptags())  # noqa: S704 - as the theme itself does it


def _escaped(value: str) -> str:
    return html.escape(value, quote=True).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")


_WRITTEN: dict[str, Write] = {"&amp;": _as_it_is, "&": _without_references, "&amp;amp;": _escaped}


class UnfitShellError(ValueError):
    """The theme does something with a page's values that cannot be repeated."""


@dataclass(frozen=True, slots=True)
class Values:
    """What differs between pages of one kind."""

    title: str
    description: str
    url: str
    """The page's address in the site, without a slash before it."""
    content: str
    heading_id: str
    """Identifier of the page's first heading."""
    contents: str
    """The table of contents as the theme renders it."""
    head: str
    """What stands at the end of the page's head."""


@dataclass(frozen=True, slots=True)
class _Slot:
    value: str
    write: Write


class Shell:
    """The text of a theme's page with slots for the values."""

    def __init__(self, rendered: str, url: str) -> None:
        """Cuts a page rendered with marks.

        Args:
            rendered: the page, its table of contents replaced by `CONTENTS`.
            url: the address the page was rendered with.

        Raises:
            UnfitShellError: where a mark is missing or was changed.
        """
        self._parts = _cut(rendered, url)
        counts = {part.value for part in self._parts if isinstance(part, _Slot)}
        if "content" not in counts:
            raise UnfitShellError("the content is not in the page")
        left = "".join(part for part in self._parts if isinstance(part, str))
        if re.search("zqtitle|zqdescription|zqcontent|zqheading", left, re.IGNORECASE):
            raise UnfitShellError("the theme changes a value in a way of its own")

    def fill(self, values: Values) -> str:
        """The page with these values."""
        return "".join(
            part if isinstance(part, str) else part.write(getattr(values, part.value)) for part in self._parts
        )


def _cut(rendered: str, url: str) -> list[str | _Slot]:
    marks = re.compile(
        "|".join(
            (
                r"Zqtitle (?P<title>&(?:amp;)*) Zqtitle",
                r"Zqdescription (?P<description>&(?:amp;)*) Zqdescription",
                f"(?P<content>{re.escape(CONTENT)})",
                f"(?P<heading_id>{HEADING_ID})",
                f"(?P<contents>{re.escape(CONTENTS)})",
                f"(?P<url>{re.escape(url)})",
                f"(?P<head>{END_OF_HEAD})",
            )
        )
    )
    parts: list[Any] = []
    position = 0
    for mark in marks.finditer(rendered):
        name = str(mark.lastgroup)
        write: Write = _as_it_is
        if name in ("title", "description"):
            if mark[name] not in _WRITTEN:
                raise UnfitShellError(f"the {name} is escaped in a way of its own")
            write = _WRITTEN[mark[name]]
        parts += [rendered[position : mark.start()], _Slot(name, write)]
        position = mark.end() if name != "head" else mark.start()
    return [*parts, rendered[position:]]
