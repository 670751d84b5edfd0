"""The style sheet and the script of every page: one file each, joined from `styles/` and `scripts/`."""

from __future__ import annotations

from importlib.resources import files

_STYLES = (
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

_SCRIPTS = ("theme", "later", "lists", "map", "cite", "drawer", "heading", "tabs")
"""The files of `scripts/`, none of which needs another; what tells them of new pages comes first."""

_STYLE_HEAD = """\
/* The look of paperatlas, over Material's own variables. Sizes are in rem (Material: 1rem = 20px), space in
   multiples of 0.2rem. Marks in the Markdown (`<div class="pa-…"></div>`) dress the element behind them. */

"""

_SCRIPT_HEAD = """\
/* What pages do beyond being read. Everything works without it; it needs no other script. */
"use strict";

"""


def style() -> str:
    """The text of `assets/paperatlas.css`, but for the pictures of the interface, which are the theme's to choose."""
    folder = files("paperatlas.publish") / "styles"
    return _STYLE_HEAD + "\n".join((folder / f"{name}.css").read_text("utf-8") for name in _STYLES)


def script() -> str:
    """The text of `assets/paperatlas.js`."""
    folder = files("paperatlas.publish") / "scripts"
    return _SCRIPT_HEAD + "\n".join((folder / f"{name}.js").read_text("utf-8") for name in _SCRIPTS)
