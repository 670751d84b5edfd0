"""The words of documents as lunr's terms, and how often each document has them."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from lunr.stop_word_filter import WORDS

from paperatlas.publish.search.numbers import Numbers
from paperatlas.publish.search.stemmer import stem
from paperatlas.publish.search.words import words_of

FieldCounts = dict[str, int]
TermOf = Callable[[str], str | None]
"""The term of a word; none for a stop word."""


def term_of(word: str) -> str | None:
    """A word through lunr's stop words and stemmer."""
    return None if word in WORDS else stem(word)


def counts_of(sought: Sequence[str]) -> tuple[FieldCounts, ...]:
    """How often each word stands in each field of a document."""
    return tuple(dict(Counter(words_of(text))) for text in sought)


@dataclass(frozen=True)
class FieldTable:
    """The postings of one field, by term and document; the four columns are as long as each other."""

    terms: Numbers
    documents: Numbers
    counts: Numbers
    lengths: Numbers
    """Number of terms in each document's field, stop words left out."""


@dataclass(frozen=True)
class Table:
    """The whole index."""

    terms: tuple[str, ...]
    """In JavaScript's order."""
    forms: tuple[tuple[str, ...], ...]
    """For each term the words that are not the term itself, the most frequent first."""
    words: tuple[tuple[str, int], ...]
    """All words that have a term, with the number of documents that have them (each field counted)."""
    fields: tuple[FieldTable, ...]
    size: int
    """Number of documents."""


class Collector:
    """Gathers the words of documents, one document after the other, into flat columns.

    There are a hundred for each document, so that they are kept as numbers of four bytes.
    """

    def __init__(self, fields: int) -> None:
        self._ids: dict[str, int] = {}
        self._words = [array("i") for _ in range(fields)]
        self._counts = [array("i") for _ in range(fields)]
        self._sizes = [array("i") for _ in range(fields)]

    def add(self, counts: Iterable[FieldCounts]) -> None:
        """Adds the next document."""
        ids = self._ids
        for field, words in enumerate(counts):
            self._words[field].fromlist([ids.setdefault(word, len(ids)) for word in words])
            self._counts[field].fromlist(list(words.values()))
            self._sizes[field].append(len(words))

    def table(self, term_of: TermOf = term_of, forms: int = 4) -> Table:
        """The index of all documents so far, with at most `forms` words for each term."""
        words = list(self._ids)
        term_of_word = [term_of(word) for word in words]
        terms = sorted({term for term in term_of_word if term is not None}, key=_javascript)
        place = {term: number for number, term in enumerate(terms)}
        places = np.array([-1 if term is None else place[term] for term in term_of_word], dtype=np.int32)
        size = len(self._sizes[0])
        popular = np.zeros(len(words), dtype=np.int64)
        tables = []
        for ids, counts, sizes in zip(self._words, self._counts, self._sizes, strict=True):
            column = np.frombuffer(ids, np.intc)
            popular += np.bincount(column, minlength=len(words))
            documents = np.repeat(np.arange(size, dtype=np.int32), np.frombuffer(sizes, np.intc))
            tables.append(_field_table(places[column], documents, np.frombuffer(counts, np.intc), size))
        by_rank = np.argsort(-popular, kind="stable")
        return Table(
            terms=tuple(terms),
            forms=_forms(len(terms), words, places, by_rank, terms, forms),
            words=tuple((words[number], int(popular[number])) for number in by_rank if places[number] >= 0),
            fields=tuple(tables),
            size=size,
        )


def _field_table(terms: Numbers, documents: Numbers, counts: Numbers, size: int) -> FieldTable:
    kept = terms >= 0
    terms, documents, counts = terms[kept], documents[kept], counts[kept]
    lengths = np.bincount(documents, weights=counts, minlength=size).astype(np.int32)
    keys = terms.astype(np.int64) * size + documents
    del terms, documents
    order = np.argsort(keys, kind="stable")
    keys, counts = keys[order], counts[order]
    del order
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    summed = np.add.reduceat(counts, starts) if len(starts) else counts
    keys = keys[starts]
    whole = max(size, 1)
    return FieldTable((keys // whole).astype(np.int32), (keys % whole).astype(np.int32), summed, lengths)


def _forms(
    size: int, words: list[str], places: Numbers, by_rank: Numbers, terms: list[str], most: int
) -> tuple[tuple[str, ...], ...]:
    found: list[list[str]] = [[] for _ in range(size)]
    for number in by_rank:
        term = places[number]
        if term >= 0 and len(found[term]) < most and words[number] != terms[term]:
            found[term].append(words[number])
    return tuple(map(tuple, found))


def _javascript(term: str) -> bytes:
    """A key that sorts as JavaScript does, by UTF-16 units: lunr.js refuses terms in any other order."""
    return term.encode("utf-16-be")
