from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from paperatlas.merge.papers import merge
from paperatlas.model.paper import Paper
from paperatlas.model.record import Extra, Facts, Identifier, Link, Name, Origin, Record
from paperatlas.model.slugs import is_slug
from paperatlas.read.files import read_folder
from paperatlas.read.records import json_records
from paperatlas.read.source import Source

TITLE = "Tin Gardens and Their Kettles"
FIELDS = [field.name for field in fields(Facts)]


def record(format_: str = "json", file: str = "data/x", line: int = 1, **known: Any) -> Record:
    return Record(origin=Origin(file, line, format_), **known)


def papers(*records: Record) -> tuple[Paper, ...]:
    return merge(records)[0]


def facts(paper: Paper) -> dict[str, Any]:
    return {name: getattr(paper, name) for name in FIELDS}


FULL: dict[str, Any] = {
    "title": TITLE,
    "name": "TinGarden",
    "abstract": "Words.",
    "summary": "Fewer.",
    "authors": (Name("Ada Example"),),
    "more_authors": True,
    "author_count": 1,
    "editors": (Name("Bo Oak"),),
    "organisation": "Tin Works",
    "organisation_handle": "tinworks",
    "published": "2021-01-05",
    "updated": "2021-02-05",
    "year": 2021,
    "venue": "EMNLP 2021",
    "kind": "conference",
    "volume": "3",
    "issue": "2",
    "pages": "1–9",
    "publisher": "Tin Press",
    "page_count": 9,
    "arxiv_id": "2101.00010",
    "arxiv_version": 2,
    "doi": "10.1000/182",
    "ids": (Identifier("pubmed", "12345"),),
    "url": "https://example.org/a",
    "pdf": "https://example.org/a.pdf",
    "code": ("https://github.com/a/b",),
    "links": (Link("video", "https://youtu.be/x"),),
    "keywords": ("kettles",),
    "comment": "9 pages",
    "comment_count": 0,
    "upvotes": 0,
    "references": ("10.1000/183",),
    "note": "Read twice.",
    "status": "retracted",
    "extra": (Extra("series", "Kettles"),),
    "seen_in": ("A list",),
}


def test_every_field_has_an_example() -> None:
    assert list(FULL) == FIELDS


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_comes_from_the_record_that_knows_it_and_names_it(field: str) -> None:
    trusted = record("yaml", "data/a.yml", id="tin", arxiv_id="2101.00010")
    giver = record("hf-papers", "data/b.txt", 7, **{"arxiv_id": "2101.00010", field: FULL[field]})
    (paper,) = papers(trusted, giver)
    assert getattr(paper, field) == FULL[field]
    assert paper.provenance[field] == (trusted if field == "arxiv_id" else giver).origin
    assert set(paper.provenance) == {"arxiv_id", field}


@pytest.mark.parametrize(
    "formats", [("yaml", "json"), ("json", "arxiv-tracker"), ("jsonl", "hf-papers"), ("arxiv-tracker", "catalyzex")]
)
def test_more_trusted_record_is_believed_first(formats: tuple[str, str]) -> None:
    better = record(formats[0], "data/z", 9, arxiv_id="2101.00010", title="Right", venue="ICLR 2021")
    worse = record(formats[1], "data/a", 1, arxiv_id="2101.00010", title="Wrong", venue="ICML 2021", page_count=9)
    (paper,) = papers(worse, better)
    assert (paper.title, paper.venue, paper.page_count) == ("Right", "ICLR 2021", 9)
    assert paper.sources == (better.origin, worse.origin)
    assert paper.provenance["venue"] == better.origin


def test_lists_of_all_records_stand_together_once_each() -> None:
    one = record(arxiv_id="2101.00010", code=("https://a.org", "https://b.org"), keywords=("x",))
    other = record(line=2, arxiv_id="2101.00010", code=("https://b.org", "https://c.org"), keywords=("y",))
    (paper,) = papers(one, other)
    assert (paper.code, paper.keywords) == (("https://a.org", "https://b.org", "https://c.org"), ("x", "y"))


def test_authors_are_those_of_one_record() -> None:
    one = record(arxiv_id="2101.00010", authors=(Name("Ada Example"),))
    (paper,) = papers(one, record(line=2, arxiv_id="2101.00010", authors=(Name("A. Example"), Name("Bo Beispiel"))))
    assert paper.authors == (Name("Ada Example"),)


def test_wishes_of_a_curator_reach_the_paper() -> None:
    wishes = {"tags": ("a",), "not_tags": ("b",), "topics": ("c",), "aliases": ("old",)}
    (paper,) = papers(record("yaml", id="tin", title=TITLE, **wishes))
    assert (paper.wanted_tags, paper.unwanted_tags, paper.wanted_topics, paper.aliases) == (
        ("a",),
        ("b",),
        ("c",),
        ("old",),
    )


def test_zero_is_known() -> None:
    (paper,) = papers(record(title=TITLE, upvotes=0, comment_count=0))
    assert (paper.upvotes, paper.comment_count) == (0, 0)
    assert {"upvotes", "comment_count"} <= set(paper.provenance)


def test_merge_keeps_published_doi_over_preprint() -> None:
    preprint = record(line=1, arxiv_id="2101.00010", doi="10.48550/arxiv.2101.00010")
    (paper,) = papers(preprint, record(line=2, arxiv_id="2101.00010", doi="10.1000/182"))
    assert (paper.arxiv_id, paper.doi) == ("2101.00010", "10.1000/182")


def test_merge_keeps_venue_and_date_of_the_published_version() -> None:
    preprint = record(line=1, title=TITLE, arxiv_id="2101.00010", venue="arXiv", published="2021-01-05", year=2021)
    published = record(line=2, title=TITLE, doi="10.1000/182", venue="EMNLP 2021", published="2021-11-07", year=2021)
    (paper,) = papers(preprint, published)
    assert (paper.venue, paper.published, paper.arxiv_id) == ("EMNLP 2021", "2021-11-07", "2101.00010")


def test_arxiv_doi_gives_the_paper_its_arxiv_id() -> None:
    (paper,) = papers(record(title=TITLE, doi="10.48550/arxiv.2101.00010"))
    assert (paper.arxiv_id, paper.id) == ("2101.00010", "arxiv-2101.00010")


@pytest.mark.parametrize(
    ("known", "identifier"),
    [
        ({"format_": "yaml", "id": "tin", "arxiv_id": "2101.00010", "title": TITLE}, "tin"),
        ({"arxiv_id": "2101.00010", "doi": "10.1000/182", "title": TITLE}, "arxiv-2101.00010"),
        ({"arxiv_id": "quant-ph/0201082"}, "arxiv-quant-ph-0201082"),
        ({"doi": "10.1000/182", "title": TITLE}, "doi-10.1000-182"),
        ({"title": TITLE}, "tin-gardens-and-their-kettles"),
        ({"name": "TinGarden"}, "tingarden"),
        ({"abstract": "We propose FooNet, a net."}, "foonet"),
        ({"title": "Con"}, "paper-con"),
    ],
)
def test_paper_has_its_identifier(known: dict[str, Any], identifier: str) -> None:
    assert [paper.id for paper in papers(record(**known))] == [identifier]


def test_title_is_given_only_by_a_source() -> None:
    (paper,) = papers(record(name="TinGarden", abstract="Words."))
    assert (paper.title_given, paper.title, paper.display_title) == (False, None, "TinGarden")


def test_different_works_with_one_title_get_different_identifiers() -> None:
    found = papers(record(title=TITLE, year=2001), record(line=2, title=TITLE, year=2021))
    assert len({paper.id for paper in found}) == 2
    assert all(paper.id.startswith("tin-gardens-and-their-kettles-") and is_slug(paper.id) for paper in found)


def test_different_works_on_one_line_get_different_identifiers() -> None:
    text = f'[{{"title": "{TITLE}", "year": 2001}}, {{"title": "{TITLE}", "year": 2021}}]'
    found = papers(*json_records.read(Source("x.json", text)).records)
    assert len({paper.id for paper in found}) == len(found) == 2


def test_conflict_of_ids_is_reported_at_both_records() -> None:
    one = record("yaml", "data/a/tin.yml", id="tin", arxiv_id="2101.00010")
    found, issues = merge([one, record("yaml", "data/b/tin.yml", id="tin", arxiv_id="2101.00011")])
    assert len({paper.id for paper in found}) == 2
    assert [(issue.file, issue.line, issue.severity) for issue in issues] == [
        ("data/a/tin.yml", 1, "warning"),
        ("data/b/tin.yml", 1, "warning"),
    ]
    assert all('another paper is called "tin" too' in issue.finding and issue.remedy for issue in issues)


def test_second_hand_written_record_of_a_paper_is_reported() -> None:
    one = record("yaml", "data/a.yml", 1, arxiv_id="2101.00010", title="A")
    found, issues = merge([one, record("yaml", "data/a.yml", 5, arxiv_id="2101.00010", title="B")])
    assert [paper.title for paper in found] == ["A"]
    assert [(issue.line, issue.finding) for issue in issues] == [(5, "the same paper as data/a.yml:1")]


def test_second_hand_written_file_of_a_paper_is_reported() -> None:
    one = record("yaml", "data/a.yml", id="a", arxiv_id="2101.00010", title=TITLE)
    _, issues = merge([one, record("yaml", "data/b.yml", id="b", arxiv_id="2101.00010", title=TITLE)])
    assert [issue.file for issue in issues] == ["data/b.yml"]


def test_nothing_gives_no_papers() -> None:
    assert merge([]) == ((), ())


RECORDS = st.lists(
    st.builds(
        lambda format_, known: (format_, known),
        st.sampled_from(["yaml", "json", "hf-papers", "arxiv-tracker"]),
        st.fixed_dictionaries(
            {},
            optional={
                "title": st.sampled_from([TITLE, TITLE.upper(), "Another Garden Entirely Here", "Preface", "索引"]),
                "arxiv_id": st.sampled_from(["2101.00010", "2101.00011", "quant-ph/0201082"]),
                "doi": st.sampled_from(["10.1000/182", "10.1000/183", "10.48550/arxiv.2101.00010"]),
                "id": st.sampled_from(["tin", "can"]),
                "year": st.sampled_from([2020, 2021, 2025]),
                "authors": st.sampled_from([(Name("Ada Example"),), (Name("Bo Beispiel"),)]),
                "abstract": st.sampled_from(["We propose FooNet, a net.", "word " * 3, " ".join(map(str, range(60)))]),
                "code": st.sampled_from([("https://a.org",), ("https://b.org",)]),
            },
        ),
    ),
    max_size=8,
).map(lambda made: [record(form, f"data/{n % 3}", n, **known) for n, (form, known) in enumerate(made, 1)])


@given(RECORDS, st.randoms(use_true_random=False))
def test_order_of_the_records_does_not_matter(records: list[Record], random: Any) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    assert merge(shuffled) == merge(records)


@given(RECORDS)
def test_every_record_is_a_source_of_one_paper_with_a_slug_of_its_own(records: list[Record]) -> None:
    found = papers(*records)
    origins = [origin for paper in found for origin in paper.sources]
    assert sorted(origins) == sorted(record.origin for record in records)
    assert len({paper.id for paper in found}) == len(found)
    assert all(is_slug(paper.id) for paper in found)


@given(RECORDS)
def test_every_known_field_has_its_provenance(records: list[Record]) -> None:
    by_origin = {record.origin: record for record in records}
    for paper in papers(*records):
        assert set(paper.provenance) == {name for name, value in facts(paper).items() if value not in (None, ())}
        for name, origin in paper.provenance.items():
            assert origin in paper.sources
            given_value, value = getattr(by_origin[origin], name), getattr(paper, name)
            if name == "arxiv_id":  # an arXiv DOI gives it too
                given_value = given_value or (by_origin[origin].doi or "").removeprefix("10.48550/arxiv.")
            assert given_value == value or set(given_value) <= set(value)


@given(RECORDS)
def test_merging_what_was_merged_changes_nothing(records: list[Record]) -> None:
    assume(not any((record.doi or "").startswith("10.48550/") for record in records))  # one may hide a publisher's DOI
    once = papers(*records)
    again = papers(*(Record(origin=paper.sources[0], id=paper.id, **facts(paper)) for paper in once))
    assert {paper.id: facts(paper) for paper in again} == {paper.id: facts(paper) for paper in once}


@pytest.fixture(scope="module")
def records(shared: Path) -> tuple[Record, ...]:
    return read_folder(shared / "listings", shared).records


@pytest.fixture(scope="module")
def real(records: tuple[Record, ...]) -> tuple[Paper, ...]:
    found, issues = merge(records)
    assert issues == ()
    return found


def sources(paper: Paper) -> list[str]:
    return [Path(origin.file).name[:3] for origin in paper.sources]


def test_real_listings_hold_294_papers(real: tuple[Paper, ...]) -> None:
    assert len(real) == len({paper.id for paper in real}) == 294
    assert all(is_slug(paper.id) for paper in real)


def test_277_real_papers_have_the_exact_title_of_their_listing(real: tuple[Paper, ...], shared: Path) -> None:
    titled = [paper for paper in real if paper.title_given]
    assert len(titled) == 277
    for paper in titled:
        origin = paper.provenance["title"]
        lines = (shared / origin.file).read_text(encoding="utf-8").split("\n")
        line = " ".join(lines[origin.line - 1].split()).removeprefix("Subscribe")
        assert paper.title == line


def test_real_papers_keep_67_dates_and_55_author_counts(real: tuple[Paper, ...]) -> None:
    assert sum(paper.published is not None for paper in real) == 67
    assert sum(paper.author_count is not None for paper in real) == 55


def test_untitled_real_papers_are_joined_with_their_identified_twins(real: tuple[Paper, ...]) -> None:
    joined = {paper.arxiv_id: paper for paper in real if sources(paper) == ["000", "003"]}
    assert set(joined) == {"2508.15212", "2509.21978", "2510.14253"}
    assert all(not paper.title_given and paper.published for paper in joined.values())


def test_real_doubles_with_titles_are_joined(real: tuple[Paper, ...]) -> None:
    doubles = {
        (paper.title or "").split(":")[0]: sources(paper) for paper in real if len(paper.sources) > 1 and paper.title
    }
    assert doubles == {
        "B-STaR": ["001", "002"],
        "Bootstrapping Task Spaces for Self-Improvement": ["001", "002"],
        "Stepsize anything": ["001", "004"],
        "Symphony": ["001", "002"],
    }


def test_real_papers_are_the_same_in_any_order_and_merged_again(
    records: tuple[Record, ...], real: tuple[Paper, ...]
) -> None:
    assert merge(records[::-1])[0] == real
    again = papers(*(Record(origin=paper.sources[0], id=paper.id, **facts(paper)) for paper in real))
    assert [facts(paper) for paper in again] == [facts(paper) for paper in real]
