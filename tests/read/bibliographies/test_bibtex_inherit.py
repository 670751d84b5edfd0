from __future__ import annotations

import pytest

from paperatlas.model.record import Record
from paperatlas.read.bibliographies.bibtex import reader as bibtex
from paperatlas.read.source import Reading, Source


def read(text: str) -> Reading:
    return bibtex.read(Source("data/x.bib", text))


def first(text: str) -> Record:
    return read(text).records[0]


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        ("inproceedings", "proceedings"),
        ("conference", "proceedings"),
        ("incollection", "collection"),
        ("inbook", "book"),
        ("incollection", "book"),
        ("article", "periodical"),
    ],
)
def test_title_of_the_whole_becomes_the_venue_of_its_part(child: str, parent: str) -> None:
    record = first(
        f"@{child}{{a, title = {{Part}}, crossref = {{W}}}}\n"
        f"@{parent}{{w, title = {{Whole}}, subtitle = {{Sub}}, year = 2031, publisher = {{P}}, "
        "editor = {Example, Ada}}"
    )
    assert (record.title, record.venue, record.year, record.publisher) == ("Part", "Whole: Sub", 2031, "P")
    assert [name.family for name in record.editors] == ["Example"]


def test_part_does_not_take_over_what_identifies_the_whole() -> None:
    record = first(
        "@inproceedings{a, title = {Part}, crossref = {w}}\n"
        "@proceedings{w, title = {W}, doi = {10.1000/1}, url = {https://example.org}, pages = {1--9}, note = {n}, "
        "abstract = {a}, keywords = {k}, eprint = {3101.00001}}"
    )
    assert (record.doi, record.url, record.pages, record.note, record.abstract) == (None,) * 5
    assert (record.keywords, record.arxiv_id) == ((), None)


def test_own_fields_and_own_dates_come_first() -> None:
    record = first(
        "@inproceedings{a, title = {Part}, booktitle = {Own}, year = 2030, crossref = {w}}\n"
        "@proceedings{w, title = {W}, date = {2031-05-01}, month = may}"
    )
    assert (record.venue, record.published) == ("Own", "2030")


def test_own_booktitle_of_the_whole_is_its_title_for_parts() -> None:
    record = first("@inproceedings{a, title = {P}, crossref = {w}}\n@proceedings{w, title = {T}, booktitle = {B}}")
    assert record.venue == "B"


def test_data_are_taken_over_from_several_entries_and_through_others() -> None:
    record = first(
        "@book{a, title = {T}, xdata = {one, two}}\n@xdata{one, publisher = {P}}\n"
        "@xdata{two, xdata = {three}}\n@xdata{three, location = {Oslo}, doi = {10.1000/1}}"
    )
    assert (record.publisher, record.doi) == ("P", "10.1000/1")
    assert ("address", "Oslo") in [(item.name, item.text) for item in record.extra]


def test_chain_and_other_names_of_entries_are_followed() -> None:
    record = first(
        "@inbook{a, title = {A}, crossref = {other}}\n@book{b, ids = {x, other}, title = {B}, crossref = {c}}\n"
        "@mvbook{c, title = {C}, publisher = {P}, year = 2031}"
    )
    assert (record.venue, record.publisher, record.year) == ("B", "P", 2031)
    assert ("maintitle", "C") in [(item.name, item.text) for item in record.extra]


@pytest.mark.parametrize("field", ["crossref", "xdata", "xref"])
def test_missing_parent_is_reported_at_the_line_of_the_field(field: str) -> None:
    reading = read(f"@inbook{{a,\n title = {{A}},\n {field} = {{gone}}}}")
    assert len(reading.records) == 1
    assert [(issue.line, issue.finding) for issue in reading.issues] == [
        (3, f'entry "a" refers by "{field}" to "gone", which is not in the file')
    ]


@pytest.mark.parametrize(
    "text",
    [
        "@book{a, title = {A}, crossref = {a}}",
        "@book{a, title = {A}, crossref = {b}}\n@book{b, title = {B}, crossref = {a}}",
        "@book{a, title = {A}, xdata = {b}}\n@xdata{b, xdata = {c}}\n@xdata{c, xdata = {b}}",
    ],
)
def test_circle_is_reported_and_costs_no_entry(text: str) -> None:
    reading = read(text)
    assert reading.records[0].title == "A"
    assert len(reading.issues) == 1
    assert "goes round in a circle" in reading.issues[0].finding


def test_inheritance_does_not_make_a_file_grow_without_end() -> None:
    text = f"@book{{w, title = {{W}}, big = {{{'x' * 20_000}}}}}" + "@inbook{a, title = {A}, crossref = {w}}\n" * 3000
    reading = read(text)
    assert len(reading.records) == 3001
    assert sum(len(item.text) for record in reading.records for item in record.extra) < 12 * len(text) + 200_000
