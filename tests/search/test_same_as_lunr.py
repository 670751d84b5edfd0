"""The cut index gives what lunr gives on the whole one: the same documents, scores and order."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from lunr.builder import Builder
from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.stop_word_filter import stop_word_filter
from lunr.token import Token

from paperatlas.publish.search.documents import FIELDS, Document
from paperatlas.publish.search.stemmer import stem
from paperatlas.publish.search.words import folded, words_of
from tests.search.samples import ask, collection, vocabulary, write_site

CHOSEN = """
    garden watering|title:garden|+garden -mosing|garden^3 moss|gar*|title:wat* moss^2|+title:garden +moss|-garden
    schrodinger|x|αβ|naive 3.5|2101.00010|学习|深度学习|𠀀𠀁|𐍈𐌰|field|h space|authors:fern|authors:chloe tags:2016
    +authors:lichen -title:garden|gra*n|*ing|w*ing|gardn~1|+gardn~1 moss|thorn~2|garden garden|garden text:garden^4
    gar* gard*|nothinglikeit|tags:2017 tags:2018|ελλασ|мох|dont|etat|angstrom|title:lea* -text:see*|+2019
    bud^10 bark^2 sap
""".replace("\n", "|").split("|")


@pytest.fixture(scope="module")
def papers() -> list[Document]:
    return collection()


@pytest.fixture(scope="module")
def site(papers: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    write_site(site, papers)
    return site


@pytest.fixture(scope="module")
def whole(papers: list[Document]) -> Index:
    """lunr.py's own index of the same papers, of all fields' words."""
    builder = Builder()
    builder.ref("id")
    for place, field in enumerate(FIELDS):
        builder.field(field.name, field.boost, lambda paper, place=place: words_of(paper["sought"][place]))
    builder.pipeline.add(stop_word_filter, _stemmed)
    for number, paper in enumerate(papers):
        builder.add({"id": number, "sought": paper.sought})
    index = builder.build()
    index.pipeline.add(_cut, _stemmed)
    return index


@pytest.fixture(scope="module")
def serialised(whole: Index, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for lunr.js, its terms in the order that lunr.js wants."""
    said = {**whole.serialize(), "pipeline": ["paperatlas-words", "stemmer"]}
    said["invertedIndex"].sort(key=lambda entry: entry[0].encode("utf-16-be"))
    path = tmp_path_factory.mktemp("whole") / "index.json"
    path.write_text(json.dumps(said), encoding="utf-8")
    return path


def test_hundreds_of_queries_give_what_lunr_gives(site: Path, whole: Index, serialised: Path) -> None:
    queries = [query.strip() for query in CHOSEN if query.strip()] + _made_up(400)
    answers = ask(
        site, [{"type": "search", "query": query, "limit": 1000, "sort": "score"} for query in queries], serialised
    )
    with_hits = 0
    for query, answer in zip(queries, answers, strict=True):
        if "corrected" in answer:
            assert answer["corrected"]["changes"], query
            continue
        ours = [(hit["ref"], hit["score"]) for hit in answer["hits"]]
        _assert_same(query, ours, _ordered([(ref, score) for ref, score in answer["whole"]]))
        # For some misspelt words lunr.py finds others than lunr.js does.
        if "~" not in query:
            _assert_same(
                query, ours, _ordered([(int(hit["ref"]), hit["score"]) for hit in whole.search(folded(query))])
            )
        with_hits += bool(ours)
    assert with_hits > 300


def test_words_are_cut_and_folded_alike_on_both_sides(site: Path, papers: list[Document]) -> None:
    texts = [text for paper in papers[:80] for text in paper.sought] + [
        "Don't—STOP: 3.5% ‘quoted’ ﬃ ½ x² İstanbul",
        "गणित ไทย かが",
    ]
    (words, small) = ask(site, [{"type": "words", "texts": texts}, {"type": "folded", "texts": texts}])
    assert small == [folded(text) for text in texts]
    for text, in_browser in zip(texts, words, strict=True):
        assert set(in_browser) <= set(words_of(text))
        assert [word for word in in_browser if word.isascii()] == [word for word in words_of(text) if word.isascii()]


def test_stems_are_the_same_on_both_sides(site: Path) -> None:
    number = random.Random(3)
    words = [
        *vocabulary(number),
        *"skies dying generously happy y by yes sized relational survey keyed мох ニュ".split(),
    ]
    words += ["".join(number.choices("aeiouylstngrdmxz", k=number.randint(1, 12))) for _ in range(4000)]
    (stems,) = ask(site, [{"type": "stems", "texts": words}])
    assert stems == [stem(word) for word in words]


def _cut(token: Token, i: int, tokens: list[Token]) -> list[Token]:
    words = words_of(str(token))
    pairs = [word for word in words if len(word) > 1 or word.isascii()]
    return [Token(word) for word in (pairs or words)]


def _stemmed(token: Token, i: int, tokens: list[Token]) -> Token:
    return token.update(lambda word, _: stem(word))


Pipeline.register_function(_cut, "paperatlas-words")
Pipeline.register_function(_stemmed, "paperatlas-stems")


def _ordered(hits: list[tuple[int, float]]) -> list[tuple[int, float]]:
    return sorted(hits, key=lambda hit: (-round(hit[1], 9), hit[0]))


def _assert_same(query: str, ours: list[tuple[int, float]], theirs: list[tuple[int, float]]) -> None:
    assert [ref for ref, _ in ours] == [ref for ref, _ in theirs], query
    assert [score for _, score in ours] == pytest.approx([score for _, score in theirs], rel=1e-9), query


def _made_up(count: int) -> list[str]:
    number = random.Random(11)
    words = [word for word in vocabulary(random.Random(7)) if stop_word_filter(Token(word)) is not None]

    def clause() -> str:
        word = number.choice(words)
        if number.random() < 0.15:
            word = word[: number.randint(2, len(word))] + "*"
        elif number.random() < 0.05:
            word = f"{word}~1"
        if number.random() < 0.25:
            word = f"{number.choice(FIELDS).name}:{word}"
        sign = number.choices(("", "+", "-"), (8, 1, 1))[0]
        boost = f"^{number.randint(2, 9)}" if number.random() < 0.15 else ""
        return f"{sign}{word}{boost}"

    return [" ".join(clause() for _ in range(number.randint(1, 5))) for _ in range(count)]
