"""What stands on pages most often, made without a template: a macro takes several times as long.

As in the templates, whatever is no `Markup` is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from paperatlas.render.contexts.parts import Chip, Row, RowFacts
from paperatlas.render.markdown import escape, link

_BETWEEN = " · "


def dotted(items: Iterable[str]) -> Markup:
    """Texts on one line, with dots between them."""
    return Markup(_BETWEEN.join(map(_placed, items)))  # noqa: S704 - escaped


def chips(items: Iterable[Chip], kind: str) -> Markup:
    """A list of links with what is behind each of them; `kind` is for the style."""
    return Markup(_start(kind) + "".join(f"- {_counted(chip)}\n" for chip in items))  # noqa: S704 - links escape


def papers(rows: Iterable[Row], *kinds: str) -> Markup:
    """A list of papers; `kinds` are for the style."""
    return Markup(_start("papers", *kinds) + "".join(map(_row, rows)))  # noqa: S704 - escaped


def paper(row: RowFacts, form: str) -> str:
    """What a list says of a paper, as Markdown; `form` is that of `rows.py`."""
    said = [f"- **{link(row.title, row.href)}**"]
    if row.facts or row.code:
        is_dated = form != "plain" and row.date and len(row.date) > len("2025")
        date = f' data-date="{escape(row.date or "")}"' if is_dated else ""
        code = [link("code", row.code)] if row.code else []
        said.append(f"    <small{date}>{dotted([*row.facts, *code])}</small>")
    if row.line:
        said.append(f"    <span>{row.line}</span>")
    if form == "listed" and row.tags:
        said.append(f"    <cite>{dotted(link(chip.label, chip.href) for chip in row.tags)}</cite>")
    return "\n".join(said)


def _start(*kinds: str) -> str:
    """The mark before a list by which its style is known."""
    return f'<div class="{" ".join(f"pa-{kind}" for kind in kinds)}"></div>\n\n'


def _counted(chip: Chip) -> str:
    written = link(chip.label, chip.href, chip.hint)
    return written if chip.count is None else f"{written} {chip.count:,}"


def _row(row: Row) -> str:
    return f"{row.text}\n    <em>{_placed(row.why)}</em>\n" if row.why else f"{row.text}\n"


def _placed(text: str) -> Markup:
    return text if isinstance(text, Markup) else escape(text)
