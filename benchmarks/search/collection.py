"""Papers of a JSON Lines file as documents of the search, and questions whose answer is known."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paperatlas.publish.search.documents import Document, PlaceName

_WORD = re.compile(r"[^\W\d_]{3,}")
KINDS = ("half of the title", "three rare words", "title with an error", "author and title")


@dataclass(frozen=True)
class Question:
    """A query, and the one paper that was meant."""

    kind: str
    query: str
    address: str


def read(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def address(number: int) -> str:
    return f"papers/p{number}/"


def sought(paper: dict[str, Any]) -> tuple[str, ...]:
    described = "\n".join(filter(None, (paper.get("venue"), str(paper.get("year") or ""))))
    return paper["title"], "\n".join(paper.get("authors") or ()), described, paper.get("abstract") or ""


def documents(papers: list[dict[str, Any]]) -> Iterator[Document]:
    for number, paper in enumerate(papers):
        authors = paper.get("authors") or []
        text = paper.get("abstract") or ""
        shown = {
            "title": paper["title"],
            "address": address(number),
            "year": paper.get("year"),
            "venue": paper.get("venue"),
            "authors": ", ".join(authors[:3]),
            "text": text[:240],
        }
        facets = {
            "year": _pair(paper.get("year")),
            "venue": _pair(paper.get("venue")),
            "author": tuple((name, name) for name in dict.fromkeys(authors)),
        }
        yield Document(sought(paper), {key: value for key, value in shown.items() if value}, text, facets)


def names(papers: list[dict[str, Any]]) -> list[PlaceName]:
    counts = Counter(name for paper in papers for name in set(paper.get("authors") or ()))
    found = [
        PlaceName("author", name, f"authors/{place}/", count) for place, (name, count) in enumerate(counts.items())
    ]
    return sorted(found, key=lambda name: (-name.papers, name.name))


def questions(papers: list[dict[str, Any]], count: int, seed: int = 1) -> list[Question]:
    """`count` questions of each kind, about papers whose title no other paper has."""
    titles = Counter(paper["title"].lower() for paper in papers)
    often = Counter(word for paper in papers for word in set(_words(paper.get("abstract") or "")))
    number = random.Random(seed)
    found: list[Question] = []
    for kind in KINDS:
        of_kind: list[Question] = []
        while len(of_kind) < count:
            place = number.randrange(len(papers))
            if titles[papers[place]["title"].lower()] == 1 and (query := _query(kind, papers[place], often, number)):
                of_kind.append(Question(kind, query, address(place)))
        found += of_kind
    return found


def _query(kind: str, paper: dict[str, Any], often: Counter[str], number: random.Random) -> str | None:
    words = paper["title"].split()
    long = [place for place, word in enumerate(words) if _WORD.fullmatch(word) and len(word) > 5]
    if kind == "half of the title":
        chosen = sorted(number.sample(range(len(words)), (len(words) + 1) // 2))
        return " ".join(words[place] for place in chosen) if len(words) > 3 else None
    if kind == "three rare words":
        rare = sorted(
            {word for word in _words(paper.get("abstract") or "") if often[word] > 1},
            key=lambda word: (often[word], word),
        )
        return " ".join(rare[:3]) if len(rare) > 20 else None
    if kind == "title with an error":
        if not long or len(words) < 4:
            return None
        place = number.choice(long)
        return " ".join([*words[:place], _misspelt(words[place], number), *words[place + 1 :]])
    if not long or not paper.get("authors"):
        return None
    return f"{number.choice(paper['authors']).split()[-1]} {words[number.choice(long)]}"


def _misspelt(word: str, number: random.Random) -> str:
    place = number.randrange(1, len(word) - 1)
    return number.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + number.choice("abcdefghijklmnopqrstuvwxyz") + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
    )


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _pair(value: object) -> tuple[tuple[str, str], ...]:
    return ((str(value), str(value)),) if value else ()
