"""Templates: they place what Python decided, and everything they place is escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from paperatlas.render.markdown import escape, front_matter_text, link, preformatted
from paperatlas.render.pieces import chips, dotted, papers


@cache
def environment() -> Environment:
    """The environment of the page templates.

    Each value that a template places is escaped for Markdown unless it is `Markup` already; an
    unknown value is an error. The macros are `m`.
    """
    made = Environment(
        loader=PackageLoader("paperatlas.render"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # They come with the program: to look for changes of their files costs more than to find them.
        auto_reload=False,
    )
    made.filters["front"] = front_matter_text
    made.filters["preformatted"] = preformatted
    made.filters["chips"] = chips
    made.filters["dotted"] = dotted
    made.filters["papers"] = papers
    made.globals["link"] = link
    made.filters["number"] = lambda number: Markup(f"{number:,}")  # noqa: S704
    # What each page would import again is there for all.
    made.globals["m"] = made.get_template("macros.md.j2").module
    return made


def _finalize(value: object) -> object:
    if isinstance(value, Markup):
        return value
    if isinstance(value, int):
        return Markup(str(value))  # noqa: S704
    return escape(str(value)) if isinstance(value, str) else value
