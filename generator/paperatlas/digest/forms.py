"""A digest as a page in Markdown, as plain text and as HTML for mail programs."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from paperatlas.digest.news import Digest
from paperatlas.render.markdown import escape, front_matter_text, link

_WIDTH = 72


def page(digest: Digest) -> str:
    """The digest as a page in Markdown, whose links lead to the site."""
    return _filled("page.md.j2", digest, ())


def text(digest: Digest, unsubscribe: tuple[str, ...] = ()) -> str:
    """The digest as plain text in short lines.

    Args:
        digest: what is new.
        unsubscribe: addresses by which a reader leaves the list.
    """
    return _filled("mail.txt.j2", digest, unsubscribe)


def html(digest: Digest, unsubscribe: tuple[str, ...] = ()) -> str:
    """The digest as HTML that needs nothing from elsewhere and leaves the colours to the mail program."""
    return _filled("mail.html.j2", digest, unsubscribe)


FORMS: dict[str, Callable[[Digest], str]] = {"markdown": page, "text": text, "html": html}
"""Forms by the name that `paperatlas digest --format` takes."""


def _filled(template: str, digest: Digest, unsubscribe: tuple[str, ...]) -> str:
    made = _environment().get_template(template).render(digest=digest, unsubscribe=unsubscribe)
    return made.strip() + "\n"


@cache
def _environment() -> Environment:
    """Everything placed in HTML is escaped; templates in Markdown say themselves what they escape."""
    made = Environment(
        loader=PackageLoader("paperatlas.digest"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["markdown"] = escape
    made.filters["front"] = front_matter_text
    made.filters["wrapped"] = _wrapped
    made.filters["number"] = lambda number: Markup(f"{number:,}")  # noqa: S704 - digits and commas
    made.globals["link"] = link
    return made


def _wrapped(line: str, indent: int = 0, mark: str = "") -> str:
    """The line cut to the width of a mail, words and addresses left whole; a mark stands in the margin."""
    margin = " " * indent
    return textwrap.fill(
        line,
        _WIDTH,
        initial_indent=mark.ljust(indent),
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
