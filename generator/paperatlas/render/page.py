"""Pages from templates."""

from __future__ import annotations

from paperatlas.model.page import Page
from paperatlas.render.environment import environment


def filled(path: str, template: str, context: object) -> Page:
    """The page that a template makes of a context."""
    text = environment().get_template(f"{template}.md.j2").render(page=context)
    return Page(path, text.strip() + "\n")
