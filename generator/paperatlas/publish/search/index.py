"""All files of the search, made of documents and names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from paperatlas.publish.search.content import File, packed_file, plain_file
from paperatlas.publish.search.documents import FIELDS, Document, PlaceName
from paperatlas.publish.search.facets import FacetColumns
from paperatlas.publish.search.identifiers import identifier_files
from paperatlas.publish.search.numbers import column
from paperatlas.publish.search.parts import Store, part_of
from paperatlas.publish.search.shards import cut, front_coded
from paperatlas.publish.search.terms import Collector, FieldTable, Table, TermOf, counts_of, term_of
from paperatlas.publish.search.words import folded

FORMAT = 1
K1, B = 1.2, 0.75
"""The weights of lunr."""
DOCUMENTS_CHUNK, TEXTS_CHUNK, BIBTEX_CHUNK, NAMES_CHUNK = 8, 16, 64, 64
WORDS = 40_000
"""Words that may be proposed in the place of unknown ones."""
_LEAST_DOCUMENTS = 2
"""Documents that a word stands in before it is proposed: what stands in one only may itself be an error."""


class Index:
    """Takes the documents one by one, so that they need not all be in memory, and gives the files.

    With a store, a document whose part an earlier build left there costs little; the files are the same.
    """

    def __init__(self, languages: Sequence[str] = ("en",), term: TermOf = term_of, store: Store | None = None) -> None:
        self._languages = tuple(languages)
        self._term = term
        self._store = store
        self._collector = Collector(len(FIELDS))
        self._facets = FacetColumns()
        self._titles: list[str] = []
        self._identifiers: list[str] = []
        self._papers = 0
        self._chunks: dict[str, _Chunks] = {
            "d": _Chunks("d", DOCUMENTS_CHUNK),
            "x": _Chunks("x", TEXTS_CHUNK),
            "c": _Chunks("c", BIBTEX_CHUNK),
        }

    def add(self, document: Document) -> Iterator[File]:
        """Takes the next document; gives the chunks that are full with it."""
        part = part_of(document, self._store)
        self._collector.add(part.counts)
        self._facets.add(document.facets)
        self._titles.append(str(document.shown.get("title", "")))
        yield from self._chunks["d"].add(document.shown)
        yield from self._chunks["x"].add(_rest(document))
        if part.bibtex is not None:
            self._papers += 1
            self._identifiers.append(str(document.shown["address"]).split("/")[1])
            yield from self._chunks["c"].add(part.bibtex)

    def finish(self, names: Sequence[PlaceName]) -> Iterator[File]:
        """All other files; the last is the manifest without its build."""
        for chunks in self._chunks.values():
            yield from chunks.rest()
        named = _Chunks("n", NAMES_CHUNK)
        for name in names:
            yield from named.add(list(name))
        yield from named.rest()
        table = self._collector.table(self._term)
        shards = cut(table, [field.is_short for field in FIELDS], _names_table(table, names, self._term))
        for number, shard in enumerate(shards):
            yield plain_file(f"t{number}", [shard.terms, shard.postings])
        for place, field in enumerate(FIELDS):
            if not field.is_short:
                yield plain_file(f"l-{field.name}", column(table.fields[place].lengths))
        facets = list(self._facets.facets())
        for facet in facets:
            yield packed_file(f"f-{facet.name}", {"values": facet.values, "column": facet.column})
        yield plain_file("o-title", column(_ranks(self._titles)))
        identified = list(identifier_files(self._identifiers))
        for number, content in enumerate(identified):
            yield packed_file(f"i{number}", content)
        words, counts = _frequent(table)
        yield plain_file("words", [front_coded(words), column(np.array(counts, dtype=np.int64))])
        yield plain_file("terms", front_coded(table.terms))
        yield (
            "manifest",
            json.dumps(
                {
                    "format": FORMAT,
                    "documents": table.size,
                    "papers": self._papers,
                    "fields": [
                        {
                            "name": field.name,
                            "boost": field.boost,
                            "average": int(table.fields[place].lengths.sum()) / table.size if table.size else 0,
                            "lengths": "beside" if field.is_short else "column",
                        }
                        for place, field in enumerate(FIELDS)
                    ],
                    "k1": K1,
                    "b": B,
                    "languages": self._languages,
                    "shards": front_coded([shard.first for shard in shards]),
                    "alone": [number for number, shard in enumerate(shards) if shard.is_alone],
                    "chunks": {
                        "documents": DOCUMENTS_CHUNK,
                        "texts": TEXTS_CHUNK,
                        "bibtex": BIBTEX_CHUNK,
                        "names": NAMES_CHUNK,
                    },
                    "names": len(names),
                    "identifiers": len(identified),
                    "facets": [
                        {"name": one.name, "label": one.label, "many": one.many, "values": len(one.values)}
                        for one in facets
                    ],
                    "words": len(words),
                }
            ),
        )


class _Chunks:
    """Items that stand together in files."""

    def __init__(self, letter: str, size: int) -> None:
        self._letter, self._size = letter, size
        self._items: list[object] = []
        self._number = 0

    def add(self, item: object) -> Iterator[File]:
        self._items.append(item)
        if len(self._items) == self._size:
            yield from self.rest()

    def rest(self) -> Iterator[File]:
        if self._items:
            yield packed_file(f"{self._letter}{self._number}", self._items)
            self._items = []
            self._number += 1


def _rest(document: Document) -> str:
    """The text behind what a result shows of it."""
    return document.text.removeprefix(str(document.shown.get("text", "")).removesuffix("…"))


def _names_table(table: Table, names: Sequence[PlaceName], term: TermOf) -> FieldTable:
    """The names as postings under the terms of the index; words that no document has are left out."""
    collector = Collector(1)
    for name in names:
        collector.add(counts_of((name.name,)))
    own = collector.table(term, forms=0)
    place = {one: number for number, one in enumerate(table.terms)}
    places = np.array([place.get(one, -1) for one in own.terms], dtype=np.int64)
    field = own.fields[0]
    kept = places[field.terms] >= 0 if len(field.terms) else np.zeros(0, dtype=bool)
    return FieldTable(places[field.terms[kept]], field.documents[kept], field.counts[kept], field.lengths)


def _ranks(titles: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    ranks = np.zeros(len(titles), dtype=np.int64)
    ranks[sorted(range(len(titles)), key=lambda number: folded(titles[number]))] = np.arange(len(titles))
    return ranks


def _frequent(table: Table) -> tuple[list[str], list[int]]:
    frequent = islice(((word, count) for word, count in table.words if count >= _LEAST_DOCUMENTS), WORDS)
    ordered = sorted(frequent, key=lambda pair: pair[0].encode("utf-16-be"))
    return [word for word, _ in ordered], [count for _, count in ordered]
