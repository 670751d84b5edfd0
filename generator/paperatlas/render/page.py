"""Pages from templates."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from paperatlas.model.page import Page
from paperatlas.render.environment import environment


def filled(path: str, template: str, context: object) -> Page:
    """The page that a template makes of a context."""
    text = environment().get_template(f"{template}.md.j2").render(page=context)
    return Page(path, text.strip() + "\n")


def filled_macro(name: str, *values: Any) -> Markup:
    """What a macro of the templates makes of values, without empty lines around it."""
    macros: Any = environment().get_template("macros.md.j2").module
    return Markup(getattr(macros, name)(*values).strip("\n"))  # noqa: S704 - a macro escapes
