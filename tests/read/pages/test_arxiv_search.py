from __future__ import annotations

import pytest

from paperatlas.read.pages.arxiv_search import looks_like, read
from paperatlas.read.pages.html_lines import html_lines
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import ARXIV_HTML, ARXIV_LIST, ARXIV_PAGE, ARXIV_SEARCH


def read_text(text: str) -> Reading:
    return read(Source("data/page.txt", text))


def extra_of(reading: Reading, place: int = 0) -> dict[str, str]:
    return {item.name: item.text for item in reading.records[place].extra}


def test_result_of_a_search_is_read_whole() -> None:
    reading = read_text(ARXIV_SEARCH)
    first = reading.records[0]
    assert (first.title, first.arxiv_id, first.doi) == (
        "Next-Generation Tin Gardens",
        "3101.00010",
        "10.1000/kettle.1",
    )
    assert [name.name for name in first.authors] == ["Ada Example", "Bo van Beispiel"]
    assert first.abstract == "About thirty kettles were asked."
    assert (first.published, first.updated) == ("2031-01-05", "2031-03-03")
    assert (first.comment, first.venue, first.page_count) == ("12 pages", "J. Tin 4 (2031) 1-9", 12)
    assert extra_of(reading) == {"categories": "cs.CL, cs.AI", "msc-class": "68T50", "acm-class": "I.2.7"}


def test_foot_of_the_page_belongs_to_no_paper() -> None:
    last = read_text(ARXIV_SEARCH).records[-1]
    assert (last.title, last.abstract, last.comment) == ("Whistling by Chalk", "A short one.", None)
    assert (last.published, last.year, last.kind) == ("1999-01-05", 1999, "preprint")


def test_abstract_that_was_not_opened_is_reported() -> None:
    reading = read_text(ARXIV_SEARCH.replace("About thirty kettles were asked. △ Less\n", ""))
    assert reading.records[0].abstract == "…a piece of it…"
    assert [(issue.line, issue.severity) for issue in reading.issues] == [(3, "warning")]


def test_authors_who_are_not_shown_are_noted() -> None:
    text = ARXIV_SEARCH.replace("Bo van Beispiel", "Bo van Beispiel, et al. (12 additional authors not shown)")
    first, second = read_text(text).records
    assert (len(first.authors), first.more_authors, second.more_authors) == (2, True, None)


def test_list_gives_authors_and_abstracts_without_labels() -> None:
    reading = read_text(ARXIV_LIST)
    first, second = reading.records
    assert (first.title, first.comment) == ("Tin Gardens", "12 pages")
    assert [name.name for name in first.authors] == ["Ada Example", "Bo Beispiel"]
    assert first.abstract == "About kettles we know little."
    assert (second.abstract, second.published) == (None, "2031-01")
    assert extra_of(reading)["categories"] == "cs.CL, cs.AI"
    assert extra_of(reading, 1) == {"categories": "cs.LG", "listing": "cross-list"}
    assert [record.origin.line for record in reading.records] == [4, 11]


def test_list_of_former_years_labels_the_authors() -> None:
    assert read_text(ARXIV_LIST.replace("\nAda", "\nAuthors: Ada")).records == read_text(ARXIV_LIST).records


def test_page_of_one_paper_is_read_whole() -> None:
    reading = read_text(ARXIV_PAGE)
    (record,) = reading.records
    assert (record.title, record.abstract) == ("Tin Gardens: Kettles at Noon", "We ask kettles.")
    assert [name.name for name in record.authors] == ["Ada Example", "Bo Beispiel"]
    assert (record.arxiv_id, record.arxiv_version) == ("3101.00010", 2)
    assert (record.published, record.updated) == ("2031-01-05", "2031-03-03")
    assert (record.doi, record.venue, record.comment) == ("10.1000/kettle.1", "J. Tin 4", "12 pages")
    assert reading.issues == ()


def test_page_cut_before_its_citation_is_named_by_its_head() -> None:
    (record,) = read_text(ARXIV_PAGE.split("Cite as")[0]).records
    assert record.arxiv_id == "3101.00010"


def test_pages_behind_each_other_are_a_paper_each() -> None:
    reading = read_text(ARXIV_PAGE + ARXIV_PAGE.replace("3101.00010", "3101.00011"))
    assert [record.arxiv_id for record in reading.records] == ["3101.00010", "3101.00011"]


def test_saved_page_says_the_same_as_its_text() -> None:
    (record,) = read_text(ARXIV_HTML).records
    assert (record.title, record.arxiv_id, record.comment) == ("Tin & Chalk", "3101.00010", "12 pages")
    assert record.abstract == "We ask kettles in $a < b$."
    assert [name.name for name in record.authors] == ["Ada Example", "Bo Beispiel"]
    assert (record.published, record.origin.line) == ("2031-01-16", 6)


def test_saved_list_is_read() -> None:
    text = """<dl id='articles'><dt><a name='item1'>[1]</a>
      <a href ="/abs/3101.00010" title="Abstract"> arXiv:3101.00010 </a> [<a href="#">pdf</a>, <a>other</a>]</dt>
      <dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span>
        Tin Gardens</div>
      <div class='list-authors'><a>Ada Example</a>, <a>Bo Beispiel</a></div>
      <div class='list-subjects'><span>Subjects:</span> <span>Computation and Language (cs.CL)</span></div>
      <p class='mathjax'> We ask kettles. </p></div></dd></dl>"""
    (record,) = read_text(text).records
    assert (record.title, record.abstract, len(record.authors)) == ("Tin Gardens", "We ask kettles.", 2)


def test_paper_without_a_title_is_reported() -> None:
    reading = read_text("arXiv:3101.00010 [pdf]\n")
    assert ([record.arxiv_id for record in reading.records], len(reading.issues)) == (["3101.00010"], 1)


def test_bad_date_is_reported() -> None:
    reading = read_text(ARXIV_SEARCH.replace("Submitted 5 January, 1999", "Submitted 5 Foo, no year"))
    assert [(issue.line, "5 Foo" in issue.finding) for issue in reading.issues] == [(13, True)]


@pytest.mark.parametrize(
    "text", ["see arXiv:3101.00010 [pdf]", "arXiv:3101.00010 [hep-th]", "Abstract: Submitted on 5 May"]
)
def test_other_mentions_of_arxiv_are_not_recognised(text: str) -> None:
    assert not looks_like(text)


def test_lines_of_a_page_know_where_they_begin() -> None:
    text = "<p>\n one\n<b>two</b></p><script>\nx</script><!-- \n --><td>a</td><td>b &lt; c</td>\n<br>\n\nd"
    assert html_lines(text) == [(2, "one two"), (5, "a b < c"), (8, "d")]
