from __future__ import annotations

import pytest

from paperatlas.cite.csv_form import csv_table
from paperatlas.model.paper import Paper
from paperatlas.model.record import Identifier, Name, Origin, Record
from paperatlas.read.records.csv_records import looks_like, read
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import CSV, TSV


def read_text(text: str) -> Reading:
    return read(Source("data/table.csv", text))


def only(text: str) -> Record:
    (record,) = read_text(text).records
    return record


def row(**cells: str) -> str:
    """A table of one row."""
    quoted = (f'"{cell}"' for cell in cells.values())
    return f"{','.join(name.replace('_', ' ') for name in cells)}\n{','.join(quoted)}\n"


def extra_of(record: Record) -> dict[str, str]:
    return {item.name: item.text for item in record.extra}


def names_of(record: Record) -> list[str]:
    return [name.name for name in record.authors]


def test_cell_over_several_lines_moves_the_next_record() -> None:
    first, second = read_text(CSV).records
    assert (first.title, first.abstract, first.pages) == ('Tin "Gardens", at Noon', "We ask kettles.", "101–110")
    assert [record.origin.line for record in (first, second)] == [2, 4]


def test_full_names_are_preferred_and_the_database_is_no_venue() -> None:
    first, second = read_text(CSV).records
    assert names_of(first) == ["Ada Example", "Bo C. Beispiel"]
    assert (first.venue, first.kind, second.kind) == ("Journal of Tin", "journal", "conference")


def test_tab_delimited_table_keeps_quotation_marks() -> None:
    reading = read_text(TSV)
    first = reading.records[0]
    assert (first.title, names_of(first), first.year) == ('"Tin" gardens', ["Ada Example", "Bo Beispiel"], 2031)
    assert reading.issues == ()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separator_is_found(separator: str) -> None:
    text = f"Title{separator}DOI{separator}Year\nTin Gardens{separator}10.1000/kettle{separator}2031\n"
    record = only(text)
    assert (record.title, record.doi, record.year) == ("Tin Gardens", "10.1000/kettle", 2031)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Example, Ada; Beispiel, Bo", ["Ada Example", "Bo Beispiel"]),
        ("Ada Example|Bo Beispiel", ["Ada Example", "Bo Beispiel"]),
        ("Ada Example, Bo Beispiel and Cy Fern", ["Ada Example", "Bo Beispiel", "Cy Fern"]),
        ("Example, Ada and Beispiel, Bo", ["Ada Example", "Bo Beispiel"]),
        ("Example, A., Beispiel, B. C.", ["A. Example", "B. C. Beispiel"]),
        ("Example A., Beispiel B.C.", ["A. Example", "B.C. Beispiel"]),
        ("Example AB, Beispiel C", ["AB Example", "C Beispiel"]),
        ("van Example, Ada Maria", ["Ada Maria van Example"]),
        ("Example, Ada", ["Ada Example"]),
        ("['Ada Example', 'Bo Beispiel']", ["Ada Example", "Bo Beispiel"]),
        ("[['Example', 'Ada', ''], ['Beispiel', 'Bo', 'Jr']]", ["Ada Example", "Bo Beispiel Jr"]),
        ("[Author('Ada Example'), Author('Bo Beispiel')]", ["Ada Example", "Bo Beispiel"]),
        ("Tin Society", ["Tin Society"]),
    ],
)
def test_authors_are_told_apart(cell: str, names: list[str]) -> None:
    record = only(row(title="Tin", authors=cell))
    assert (names_of(record), record.more_authors) == (names, None)


@pytest.mark.parametrize(
    "cell", ["A Example, B Beispiel, ...", "A Example, B Beispiel et al.", "A Example; B Beispiel; et al."]
)
def test_authors_who_are_not_named_are_noted(cell: str) -> None:
    record = only(row(title="Tin", authors=cell))
    assert (names_of(record), record.more_authors) == (["A Example", "B Beispiel"], True)


def test_parts_of_a_date_are_joined() -> None:
    assert only(row(title="Tin", year="2031", month="3", day="5")).published == "2031-03-05"
    assert only(row(title="Tin", Publication_Year="2031.0")).year == 2031
    assert only(row(title="Tin", year="2031", date="2031-03-05 10:00:00")).published == "2031-03-05"
    assert extra_of(only(row(title="Tin", year="in press"))) == {"date": "in press"}


def test_identifiers_and_addresses_find_their_places() -> None:
    record = only(
        row(
            title="Tin",
            PMID="12345678",
            PMCID="PMC123",
            id="https://openalex.org/W3100000010",
            url="http://arxiv.org/abs/3101.00010v2",
            pdf="https://example.org/a.pdf",
            code="https://example.org/code",
            project_page="https://example.org/project",
        )
    )
    assert (record.arxiv_id, record.arxiv_version, record.url) == ("3101.00010", 2, None)
    assert record.ids == (
        Identifier("pubmed", "12345678"),
        Identifier("pmc", "PMC123"),
        Identifier("openalex", "W3100000010"),
    )
    assert (record.pdf, record.code) == ("https://example.org/a.pdf", ("https://example.org/code",))
    assert [(link.kind, link.url) for link in record.links] == [("project", "https://example.org/project")]


def test_dump_of_arxiv_dates_its_versions() -> None:
    versions = "[{'version': 'v1', 'created': 'Mon, 2 Apr 2007 19:18:42 GMT'}, {'version': 'v2', 'created': 'x'}]"
    record = only(row(id="0704.0001", title="Tin", versions=versions, update_date="2008-11-26", journal_ref="J. Tin 4"))
    assert (record.arxiv_id, record.published, record.updated) == ("0704.0001", "2007-04-02", "2008-11-26")
    assert record.venue == "J. Tin 4"


def test_remarks_of_zotero_hold_identifiers() -> None:
    record = only(
        row(Title="Tin", Item_Type="journalArticle", Extra="arXiv:3101.00010 [cs]\nPMID: 12345678\nRead twice")
    )
    assert (record.arxiv_id, record.kind, record.note) == ("3101.00010", "journal", "Read twice")
    assert record.ids == (Identifier("pubmed", "12345678"),)


def test_unknown_columns_are_kept_unless_they_are_empty() -> None:
    text = "Title,DOI,Kettle Colour,Lid,Unnamed: 0\nTin,10.1000/1,red,,0\nChalk,10.1000/2,nan,\"['a', 'b']\",1\n"
    first, second = read_text(text).records
    assert (extra_of(first), extra_of(second)) == ({"kettle colour": "red"}, {"lid": "a; b"})


def test_lines_above_the_heading_are_passed_over() -> None:
    for before in ('"About the data: Exported on Jan 5, 2031."\n', "sep=;\n", "# my papers\n\n", "\ufeff"):
        record = only(f"{before}Title;DOI\nTin;10.1000/1\n")
        assert (record.title, record.origin.line) == ("Tin", before.count("\n") + 2)


def test_heading_that_stands_again_is_no_paper() -> None:
    assert len(read_text("title,doi\nTin,10.1000/1\ntitle,doi\nChalk,10.1000/2\n").records) == 2


def test_guard_against_formulas_is_undone() -> None:
    assert only(row(title="'=Tin", doi="10.1000/1")).title == "=Tin"
    assert only(row(title="'-tin' as an ending", doi="10.1000/1")).title == "'-tin' as an ending"


@pytest.mark.parametrize(
    ("line", "issue_line", "severity", "finding"),
    [
        ("Chalk,10.1000/2", 3, "warning", "2 cells under 3 columns"),
        ("Chalk,10.1000/2,2032,more", 3, "warning", "4 cells under 3 columns"),
        ('"Chalk,10.1000/2,2032', 3, "warning", "not closed"),
        (",,2032", 3, "error", "without title and identifier"),
    ],
)
def test_broken_row_is_reported_and_costs_only_itself(line: str, issue_line: int, severity: str, finding: str) -> None:
    reading = read_text(f"title,doi,year\nTin,10.1000/1,2031\n{line}\nRust,10.1000/3,2033\n")
    assert [(issue.line, issue.severity) for issue in reading.issues] == [(issue_line, severity)]
    assert finding in reading.issues[0].finding
    titles = [record.title for record in reading.records]
    assert titles in (["Tin", "Chalk", "Rust"], ["Tin", "Rust"])
    assert reading.records[-1].origin.line == 4


def test_mark_that_is_never_closed_does_not_swallow_quoted_rows() -> None:
    reading = read_text('title,doi\n"Chalk,10.1000/2\n"Tin, Rust","10.1000/1"\n"Iron","10.1000/3"\n')
    assert [record.title for record in reading.records] == ["Chalk", "Tin, Rust", "Iron"]


def test_rows_that_are_empty_or_only_separators_are_silent() -> None:
    reading = read_text("title,doi\n\n,\nTin,10.1000/1\n  ,  \n")
    assert ([record.origin.line for record in reading.records], reading.issues) == ([4], ())


def test_spare_cells_that_are_empty_are_silent() -> None:
    assert read_text("title,doi\nTin,10.1000/1,,\n").issues == ()


def test_own_export_reads_back() -> None:
    paper = Paper(
        id="tin-gardens",
        title="Tin Gardens: -1 Kettle; or two",
        title_given=True,
        authors=(Name("Ada Example", "Example", "Ada"), Name("Ludwig van Fern", "Fern", "Ludwig", particle="van")),
        published="2031-03-05",
        year=2031,
        venue="Journal of Tin",
        arxiv_id="3101.00010",
        doi="10.1000/kettle",
        url="https://example.org/tin",
        code=("https://github.com/example/tin",),
        keywords=("kettles, small", "tin"),
        summary="-Short.",
        abstract="We ask $n^2$ kettles.",
        sources=(Origin("data/x", 1, "yaml"),),
    )
    reading = read_text(csv_table((paper,)))
    (record,) = reading.records
    assert reading.issues == ()
    shared = "id title authors published year venue arxiv_id doi url code keywords summary abstract".split()
    assert {name: getattr(record, name) for name in shared} == {name: getattr(paper, name) for name in shared}


def test_shown_title_of_own_export_is_no_title_where_no_source_gave_one() -> None:
    paper = Paper(
        id="x", title_given=False, name="TinGarden", abstract="We ask.", sources=(Origin("data/x", 1, "yaml"),)
    )
    record = only(csv_table((paper,)))
    assert (record.title, record.name) == (None, "TinGarden")


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n",
        "Title, authors and abstract\nstand in a list\n",
        "title,authors\njust a line\n",
        "authors,year\nAda Example,2031\n",
        "id,name,colour\n1,tin,red\n",
        '{"title": "Tin", "doi": "10.1000/1"}\n{"title": "Chalk", "doi": "10.1000/2"}\n',
        '["title","doi"]\n["Tin","10.1000/1"]\n',
        "title = {Tin}, doi = {10.1000/1}\nx, y",
        "title: Tin, doi\nauthors: Ada, Bo\n",
        "| Title | DOI |\n|---|---|\n",
    ],
)
def test_other_text_is_no_table(text: str) -> None:
    assert not looks_like(text)


def test_table_without_rows_is_recognised() -> None:
    assert looks_like("title,doi,year\n")
