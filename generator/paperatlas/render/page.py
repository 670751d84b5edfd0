"""A page of the Markdown tree."""

from __future__ import annotations

from dataclasses import dataclass

from paperatlas.render.environment import environment


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file of the tree."""

    path: str
    """Path from the root of the tree, with forward slashes."""
    text: str
    """The file's content."""
    source: str | None = None
    """The data file that the page can be edited in."""


def filled(path: str, template: str, context: object, source: str | None = None) -> Page:
    """The page that a template makes of a context."""
    text = environment().get_template(f"{template}.md.j2").render(page=context)
    return Page(path, text.strip() + "\n", source)
