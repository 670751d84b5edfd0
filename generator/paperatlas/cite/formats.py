"""The formats of export: one table from a format's name to what writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from paperatlas.cite.bibtex import bibtex, bibtex_entry
from paperatlas.cite.csl_json import csl_json, csl_line
from paperatlas.cite.csv_form import HEADING, csv_row, csv_table
from paperatlas.cite.json_form import json_array, json_line, json_lines
from paperatlas.cite.ris import ris, ris_entry
from paperatlas.model.paper import Paper


@dataclass(frozen=True, slots=True)
class Exporter:
    """How papers are written in one format."""

    label: str
    """Name of the format for people."""
    suffix: str
    """End of a file's name, with the dot: `papers` + `.csl.json`."""
    write: Callable[[Iterable[Paper]], str]
    """The papers, in the order given, as one text that ends in a line feed."""
    entry: Callable[[Paper], str]
    """One paper as it stands in the text of several: they have `head` before them, `tail` behind, `gap` between."""
    head: str = ""
    gap: str = ""
    tail: str = ""


FORMATS: dict[str, Exporter] = {
    "bibtex": Exporter("BibTeX", ".bib", bibtex, bibtex_entry, gap="\n"),
    "ris": Exporter("RIS", ".ris", ris, ris_entry, gap="\n"),
    "csl-json": Exporter("CSL-JSON", ".csl.json", csl_json, csl_line, "[\n", ",\n", "\n]\n"),
    "json": Exporter("JSON", ".json", json_array, json_line, "[\n", ",\n", "\n]\n"),
    "jsonl": Exporter("JSON Lines", ".jsonl", json_lines, json_line, gap="\n", tail="\n"),
    "csv": Exporter("CSV", ".csv", csv_table, csv_row, HEADING),
}
"""Formats by the name that `paperatlas export --format` takes."""
