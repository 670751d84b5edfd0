"""What people type: unfinished words, errors, phrases, names, filters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from paperatlas.publish.search.documents import Document, PlaceName
from paperatlas.publish.search.index import Index
from paperatlas.publish.search.languages import AGREED, UnfitLanguageError, stop_words, term_of_languages
from paperatlas.publish.search.numbers import column
from paperatlas.publish.search.pages import document_of_page, text_of_html
from paperatlas.publish.search.parts import key_of, part_of
from tests.search.samples import ask, collection, write_site


def paper(title: str, text: str, authors: str = "Ada Fern", year: str = "2020", has: str = "code") -> Document:
    shown = {"title": title, "address": f"papers/{title.split()[0].lower()}/", "year": int(year), "text": text[:240]}
    facets = {"year": ((year, year),), "has": ((has, has),), "author": tuple((one, one) for one in authors.split("\n"))}
    return Document((title, authors, "Gardening", text), shown, text, facets, lambda: f"@misc{{{title}}}")


PAPERS = [
    paper("Watering transformers", "A survey of watering. Mosses are watered by attention.", "Ada Fern\nBo Moss"),
    paper("Lichens and transformers", "Attention by lichens; watering is rare.", year="2021", has="pdf"),
    paper("Orchards", "Trees are watered. Attention is all they need.", "Chloé Đorđević", year="2022"),
    paper("深度学习入门", "Deep learning of orchards.", "李 明", year="2023"),
]
NAMES = [PlaceName("tag", "Gardening", "tags/gardening/", 4), PlaceName("author", "Chloé Đorđević", "authors/cd/", 1)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    page = document_of_page("Contribute", "contribute/", "<h1>Contribute</h1><p>Send us &lt;b&gt; your mosses.</p>")
    write_site(site, [*PAPERS, page], NAMES)
    return site


def search(site: Path, query: str, **wishes: Any) -> Any:
    (answer,) = ask(site, [{"type": "search", "query": query, **wishes}])
    return answer


def titles(answer: Any) -> list[str]:
    return [hit["title"].split()[0] for hit in answer["hits"]]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("survey", "Watering"),
        ("chloe dordevic", "Orchards"),
        ("深度学习", "深度学习入门"),
        ("author:fern -survey", "Lichens"),
        ("WATERING: – a survey?", "Watering"),
        ("send mosses", "Contribute"),
    ],
)
def test_the_meant_document_comes_first(site: Path, query: str, first: str) -> None:
    assert titles(search(site, query))[0] == first


def test_an_unfinished_word_finds_what_it_may_become_even_past_its_stem(site: Path) -> None:
    assert titles(search(site, "orchar", prefix=True))[0] == "Orchards"
    assert titles(search(site, "waterin", prefix=True))[0] == "Watering"
    assert search(site, "waterin")["hits"] == [] or "corrected" in search(site, "waterin")


def test_an_unknown_word_is_replaced_by_the_nearest_known_one(site: Path) -> None:
    answer = search(site, "transfromers attention")
    assert answer["corrected"]["changes"] == [["transfromers", "transformers"]]
    assert titles(answer)[0] in ("Watering", "Lichens")
    assert "corrected" not in search(site, '"transfromers attention"')


def test_a_phrase_stands_in_the_text_as_it_is(site: Path) -> None:
    assert titles(search(site, '"attention is all"')) == ["Orchards"]
    assert search(site, '"is attention all"')["total"] == 0


def test_papers_with_all_words_come_before_those_with_higher_scores(site: Path) -> None:
    assert titles(search(site, "transformers survey"))[0] == "Watering"


def test_names_have_all_words_of_the_query(site: Path) -> None:
    assert search(site, "gard", prefix=True)["names"] == [["tag", "Gardening", "tags/gardening/", 4]]
    assert search(site, "dordevic")["names"] == [["author", "Chloé Đorđević", "authors/cd/", 1]]
    assert search(site, "gardening dordevic")["names"] == []


def test_counts_follow_the_query_and_the_other_filters(site: Path) -> None:
    answer = search(site, "watering", facets=["year", "has"], filters={"has": {"in": ["code"]}})
    assert answer["total"] == 2
    assert answer["facets"]["year"] == [["2022", "2022", 1], ["2020", "2020", 1]]
    assert sorted(answer["facets"]["has"]) == [["code", "code", 2], ["pdf", "pdf", 1]]


def test_filters_can_be_ranges_and_inverted(site: Path) -> None:
    assert titles(search(site, "", filters={"year": {"from": 2021, "to": 2022}})) == ["Lichens", "Orchards"]
    assert titles(search(site, "", filters={"author": {"out": ["Ada Fern"]}})) == ["Orchards", "深度学习入门"]


def test_near_texts_and_citations(site: Path) -> None:
    near, texts, entries = ask(
        site,
        [
            {"type": "near", "text": "We study watering of trees by attention and transformers."},
            {"type": "texts", "refs": [2, 0]},
            {"type": "bibtex", "refs": [1, 4]},
        ],
    )
    assert near["hits"]
    assert texts["texts"][0].startswith("Trees are watered")
    assert entries["entries"] == ["@misc{Lichens and transformers}"]


def test_texts_come_back_whole_though_their_beginnings_stand_elsewhere(tmp_path: Path) -> None:
    long = "Kettles boil … " * 60
    papers = [paper("Short", "One line…"), paper("Long", long)]
    write_site(tmp_path, papers)
    (answer,) = ask(tmp_path, [{"type": "texts", "refs": [1, 0]}])
    assert answer["texts"] == [long, "One line…"]


def test_a_query_of_signs_only_or_of_broken_syntax_is_answered(site: Path) -> None:
    for query in ("*", "+", "- -", ":", "a:b:c", "~2 ^", '"', "\\", "title:", "+the -of", "foo^bar", "x~9 *y*"):
        assert search(site, query)["type"] == "results", query


def test_numbers_are_read_back(site: Path) -> None:
    numbers = [0, 1, 51, 52, 53, 1507, 1508, 42275, 42276, 1_182_000, 9_999_999]
    (read,) = ask(site, [{"type": "column", "text": column(np.array(numbers))}])
    assert read == numbers


def test_kept_parts_are_used_and_the_files_do_not_change() -> None:
    store: dict[bytes, bytes] = {}
    first = _all_files(Index(store=store))
    assert len(store) == len(PAPERS)
    assert _all_files(Index(store=store)) == first == _all_files(Index())
    assert part_of(PAPERS[3], store) == part_of(PAPERS[3])
    # What is kept is really taken: a part that says something else changes the files.
    store[key_of(PAPERS[0])] = store[key_of(PAPERS[1])]
    assert _all_files(Index(store=store)) != first


def test_only_a_changed_paper_is_made_again() -> None:
    store: dict[bytes, bytes] = {}
    _all_files(Index(store=store))
    changed = [replace(PAPERS[0], cited="another venue"), *PAPERS[1:]]
    made = [one for one in changed if key_of(one) not in store]
    assert made == changed[:1]


def _all_files(index: Index) -> list[tuple[str, str]]:
    files = [file for one in PAPERS for file in index.add(one)]
    return [*files, *index.finish(NAMES)]


def test_text_of_a_page_is_what_a_reader_sees() -> None:
    html = (
        '<h1>Send<a class="headerlink" href="#x">¶</a></h1><script>no()</script><p>one<br>two &lt;b&gt;</p><p>three</p>'
    )
    assert text_of_html(html) == "Send one two <b> three"


def test_every_language_that_may_be_chosen_is_in_the_script(tmp_path: Path) -> None:
    languages = ("en", *AGREED)
    write_site(tmp_path, PAPERS, index=Index(languages), languages=languages)
    assert titles(search(tmp_path, "survey")) == ["Watering"]


def test_a_language_whose_sides_differ_is_refused() -> None:
    with pytest.raises(UnfitLanguageError, match="choose of"):
        term_of_languages(["en", "fr"])
    assert "aber" in stop_words("de")
    assert term_of_languages(["en", "zh"])("surveys") == "survey"


def test_papers_are_known_by_their_identifiers(tmp_path: Path) -> None:
    write_site(tmp_path, collection(1100))
    wanted = ["p7", "p1099", "p0", "no-such-paper", "__proto__", "constructor"]
    (answer,) = ask(tmp_path, [{"type": "papers", "ids": wanted}])
    assert [paper and paper["address"] for paper in answer["papers"]] == [
        "papers/p7/", "papers/p1099/", "papers/p0/", None, None, None
    ]  # fmt: skip
    assert [paper["ref"] for paper in answer["papers"][:3]] == [7, 1099, 0]
    assert len(list((tmp_path / "assets" / "search").glob("*/i*.js"))) == 3
