"""The words of all papers: what is searched for phrases and weighed as terms.

Words are kept as numbers in flat arrays, five bytes a word, so that a hundred thousand abstracts
fit into memory and are searched and counted without a loop over their words.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from paperatlas.enrich.phrases import BREAK, Word, is_acronym, key_of
from paperatlas.model.paper import Paper
from paperatlas.text.math import replace_math
from paperatlas.text.words import WORD

TITLE_WEIGHT = 3.0
"""A word of the title counts as much as this many words of the abstract."""
_ENDS = frozenset(".;:!?")
_TOKEN = re.compile(f"{WORD.pattern}|{BREAK.pattern}")
_BREAK, _SENTENCE = 0, 1


@dataclass(frozen=True, slots=True)
class PaperText:
    """A paper's words: those of its title and those of its abstract, or of its summary where there is none."""

    title: tuple[Word, ...]
    body: tuple[Word, ...]

    def parts(self) -> tuple[tuple[tuple[Word, ...], float], ...]:
        """Title and body, each with the weight of its words."""
        return ((self.title, TITLE_WEIGHT), (self.body, 1.0))


class Texts(Mapping[str, PaperText]):
    """The words of all papers, by paper and as arrays.

    As a mapping it gives a paper's words by its identifier, made anew each time.
    """

    def __init__(
        self, ids: Sequence[str], written: Sequence[str], forms: Any, joined: Any, apart: Any, begins: Any, starts: Any
    ) -> None:
        self.ids = tuple(ids)
        self.written = tuple(written)
        """The distinct words as written."""
        self.forms = forms
        """For each word of the collection its place in `written` (int32)."""
        self.joined = joined
        """For each word whether a hyphen joins it to the one before."""
        self.apart = apart
        """For each word whether punctuation parts it from the one before; true where a text begins."""
        self.begins = begins
        """For each word whether the end of a sentence or a colon stands before it."""
        self.starts = starts
        """Where title and body of each paper begin, in turn, and where the last one ends (2 × papers + 1)."""
        distinct: dict[str, int] = {}
        self.key_of_form = np.array([distinct.setdefault(key_of(word), len(distinct)) for word in written], np.int32)
        """For each of `written` its place in `compared`."""
        self.compared = tuple(distinct)
        """The distinct words as compared."""
        self._rows = {identifier: row for row, identifier in enumerate(self.ids)}

    @cached_property
    def place_of_key(self) -> Mapping[str, int]:
        """For each of `compared` its place."""
        return {key: place for place, key in enumerate(self.compared)}

    @cached_property
    def is_acronym(self) -> Any:
        """For each of `written` whether it is an acronym, or the plural of one."""
        return np.array([is_acronym(word.removesuffix("s")) for word in self.written], bool)

    @property
    def word_keys(self) -> Any:
        """For each word of the collection its place in `compared`."""
        return self.key_of_form[self.forms]

    @property
    def parts(self) -> Any:
        """For each word its text's number: twice the paper's row, and one more in its body."""
        return np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), np.diff(self.starts))

    def first(self, count: int) -> Texts:
        """The texts of the first papers alone, as if there were no others."""
        if count >= len(self):
            return self
        starts = self.starts[: 2 * count + 1]
        inside = slice(int(starts[-1]))
        # Words and what they are compared as are numbered in the order of the texts.
        written = self.written[: int(self.forms[inside].max(initial=-1)) + 1]
        forms, joined, apart, begins = (column[inside] for column in (self.forms, self.joined, self.apart, self.begins))
        return Texts(self.ids[:count], written, forms, joined, apart, begins, starts)

    def written_run(self, start: int, end: int) -> str:
        """A run of words as the text writes it."""
        run = zip(self.forms[start:end].tolist(), self.joined[start:end].tolist(), strict=True)
        return "".join(("-" if joined else " ") + self.written[form] for form, joined in run)[1:]

    def __getitem__(self, identifier: str) -> PaperText:
        begin, middle, end = self.starts[2 * self._rows[identifier] :][:3].tolist()
        return PaperText(self._words(begin, middle), self._words(middle, end))

    def _words(self, start: int, end: int) -> tuple[Word, ...]:
        place = slice(start, end)
        return tuple(
            Word(self.written[form], self.compared[key], joined, apart)
            for form, key, joined, apart in zip(
                self.forms[place].tolist(),
                self.key_of_form[self.forms[place]].tolist(),
                self.joined[place].tolist(),
                self.apart[place].tolist(),
                strict=True,
            )
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)


def texts_of(papers: Sequence[Paper]) -> Texts:
    """The words of papers, read in one go."""
    return split_texts((paper.id, *_title_and_body(paper)) for paper in papers)


def split_texts(papers: Iterator[tuple[str, str, str]]) -> Texts:
    """The words of papers given by identifier, title and body."""
    memory = _Pieces()
    number = memory.__getitem__
    pieces = array("i")
    ends = array("q", [0])
    ids = []
    for identifier, title, body in papers:
        ids.append(identifier)
        for text in (title, body):
            pieces.append(0)
            pieces.fromlist(list(map(number, replace_math(text, " . ").split())))
            ends.append(len(pieces))
    return _expand(ids, memory, np.frombuffer(pieces, np.int32), np.frombuffer(ends, np.int64))


def _title_and_body(paper: Paper) -> tuple[str, str]:
    body = " . ".join(filter(None, (paper.abstract or paper.summary, *paper.keywords)))
    return paper.title or paper.name or "", body


class _Pieces(dict[str, int]):
    """Numbers of what stands between spaces; 0 for what begins a text.

    Few pieces are met for the first time, so that a text is taken apart without looking at its characters.
    """

    def __init__(self) -> None:
        self.tokens = array("i", [_SENTENCE])
        """The tokens of all pieces, one piece after the other."""
        self.ends = array("i", [0, 1])
        """Where they begin, in turn, and where the last one ends."""
        self.words = _Words()

    def __missing__(self, piece: str) -> int:
        number = self[piece] = len(self.ends) - 1
        if piece.strip("-"):
            self.tokens.extend(map(self.words.__getitem__, _TOKEN.findall(piece)))
        else:
            self.tokens.append(_BREAK)
        self.ends.append(len(self.tokens))
        return number


class _Words(dict[str, int]):
    """Numbers of tokens: `_SENTENCE` for what ends one, `_BREAK` for other punctuation, else its place in `parts`."""

    def __init__(self) -> None:
        self.parts: list[tuple[int, ...]] = [(), ()]
        self.forms: dict[str, int] = {}

    def __missing__(self, token: str) -> int:
        plain = token.replace("’", "'").removesuffix("'s") if token[0].isalnum() else ""
        parts = tuple(self.forms.setdefault(part, len(self.forms)) for part in plain.split("-") if part)
        number = self[token] = len(self.parts) if parts else _SENTENCE if token in _ENDS else _BREAK
        if parts:
            self.parts.append(parts)
        return number


def _expand(ids: Sequence[str], memory: _Pieces, pieces: Any, ends: Any) -> Texts:
    """Pieces taken apart into tokens, and tokens into words."""
    of_piece, tokens_behind = laid_out(np.frombuffer(memory.ends, np.int32), pieces)
    tokens = np.frombuffer(memory.tokens, np.int32)[of_piece]
    del of_piece
    sizes = np.array([len(parts) for parts in memory.words.parts], np.int32)
    flat = np.array([form for parts in memory.words.parts for form in parts], np.int32)
    place, behind = laid_out(np.concatenate((np.zeros(1, np.int32), np.cumsum(sizes, dtype=np.int32))), tokens)
    joined = np.ones(len(place), bool)
    joined[behind[:-1][sizes[tokens] > 0]] = False
    counts = sizes[tokens]
    before = np.concatenate((np.full(2, _SENTENCE, np.int32), tokens))[:-1]
    apart = np.repeat(before[1:] <= _SENTENCE, counts) & ~joined
    sentence = (before[1:] == _SENTENCE) | ((before[1:] == _BREAK) & (before[:-1] == _SENTENCE))
    begins = np.repeat(sentence, counts) & ~joined
    starts = behind[tokens_behind[ends]].astype(np.int64)
    return Texts(ids, list(memory.words.forms), flat[place], joined, apart, begins, starts)


def laid_out(bounds: Any, chosen: Any) -> tuple[Any, Any]:
    """Runs between bounds, one behind the other in a chosen order: their places, and where each run begins and ends."""
    counts = np.diff(bounds)[chosen]
    behind = np.concatenate((np.zeros(1, np.int32), np.cumsum(counts, dtype=np.int32)))
    place = np.arange(behind[-1], dtype=np.int32)
    place += np.repeat(bounds[:-1][chosen] - behind[:-1], counts)
    return place, behind
