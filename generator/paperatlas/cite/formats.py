"""The formats of export: one table from a format's name to what writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from paperatlas.cite.bibtex import bibtex
from paperatlas.cite.csl_json import csl_json
from paperatlas.cite.csv_form import csv_table
from paperatlas.cite.json_form import json_array, json_lines
from paperatlas.cite.ris import ris
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


FORMATS: dict[str, Exporter] = {
    "bibtex": Exporter("BibTeX", ".bib", bibtex),
    "ris": Exporter("RIS", ".ris", ris),
    "csl-json": Exporter("CSL-JSON", ".csl.json", csl_json),
    "json": Exporter("JSON", ".json", json_array),
    "jsonl": Exporter("JSON Lines", ".jsonl", json_lines),
    "csv": Exporter("CSV", ".csv", csv_table),
}
"""Formats by the name that `paperatlas export --format` takes."""
