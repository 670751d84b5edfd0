"""The look of every page: one style sheet for readers, a file for each component in `styles/`."""

from __future__ import annotations

from importlib.resources import files

_COMPONENTS = (
    "colours",
    "type",
    "text",
    "chips",
    "papers",
    "topics",
    "timeline",
    "search",
    "reader",
    "map",
    "charts",
    "neighbourhood",
    "filter",
    "cite",
    "origins",
    "pages",
    "icons",
    "navigation",
    "print",
)
"""The files of `styles/`; of two rules that say the same with the same weight the later one wins."""

_HEAD = """\
/* The look of paperatlas, over Material's own variables. Sizes are in rem (Material: 1rem = 20px), space in
   multiples of 0.2rem. Marks in the Markdown (`<div class="pa-…"></div>`) dress the element behind them. */

"""


def style() -> str:
    """The text of `assets/paperatlas.css`, but for the pictures of the interface, which are the theme's to choose."""
    folder = files("paperatlas.publish") / "styles"
    return _HEAD + "\n".join((folder / f"{name}.css").read_text("utf-8") for name in _COMPONENTS)
