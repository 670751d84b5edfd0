"""Records as YAML that people like to read and that the reader of hand-written records takes back unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from paperatlas.model.record import Name
from paperatlas.read.records.schema import KEYS
from paperatlas.read.values import Value

_WIDTH = 110
_ONE_LINE = 1_000_000
_FOLDED = frozenset({"abstract", "summary", "note"})
"""Keys whose text stands on lines of its own."""
_IN_A_ROW = frozenset({"tags", "not_tags", "topics", "aliases"})
"""Keys whose list stands on the key's own line."""


def entry(key: str, value: object) -> str:
    """A key with its value, as one or more lines that begin at the margin and end in a line feed."""
    if key == "authors" or key == "editors":
        value = [_person(item) if isinstance(item, Mapping) else item for item in _items(value)]
    shown: object = value
    if key in _FOLDED and isinstance(value, str):
        shown = _Folded(value)
    elif key in _IN_A_ROW and isinstance(value, list | tuple):
        shown = _Row(value)
    is_line = isinstance(shown, str) and not isinstance(shown, _Folded)
    return _dump({key: shown}, _ONE_LINE if is_line else _WIDTH)


def scalar(value: object) -> str:
    """A text or number as it stands behind its key, on one line."""
    return _dump({"x": value}, _ONE_LINE).removeprefix("x: ").removesuffix("\n")


def mapping(values: Mapping[str, object]) -> str:
    """A record: its keys in the order in which records are written, unknown ones left out."""
    return "".join(entry(key, values[key]) for key in KEYS if key in values)


def _items(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _person(parts: Mapping[str, str]) -> object:
    """The shortest form of a name that is read back as the same name."""
    whole = parts.get("name", "")
    wanted = Name(**dict(parts))
    short = {"name": whole, **({"orcid": parts["orcid"]} if "orcid" in parts else {})}
    for form in (whole, short):
        if _read_back(form) == wanted:
            return form
    return dict(parts)


def _read_back(form: object) -> Name | None:
    plain = {key: Value(text, 1) for key, text in form.items()} if isinstance(form, dict) else str(form)
    try:
        names = KEYS["authors"].parse(Value([Value(plain, 1)], 1))
    except ValueError:
        return None
    return names[0] if len(names) == 1 else None


class _Folded(str):
    """Text to be shown as a folded block."""


class _Row(tuple[Any, ...]):
    """A list to be shown on one line."""


class _Dumper(yaml.SafeDumper):
    """Block style with indented lists, double quotes where any are needed, and no text cut within quotes."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def choose_scalar_style(self) -> str:
        style = super().choose_scalar_style()
        return '"' if style == "'" else style

    def write_double_quoted(self, text: str, split: bool = True) -> None:
        super().write_double_quoted(text, split=False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _folded(dumper: yaml.SafeDumper, text: _Folded) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=">")


def _row(dumper: yaml.SafeDumper, items: _Row) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


_Dumper.add_representer(_Folded, _folded)
_Dumper.add_representer(_Row, _row)


def _dump(value: dict[str, object], width: int = _WIDTH) -> str:
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width, default_flow_style=False)
