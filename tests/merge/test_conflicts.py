from __future__ import annotations

from typing import Any

from paperatlas.merge.papers import merge
from paperatlas.model.issue import Issue, Severity
from paperatlas.model.record import Name, Origin, Record

TITLE = "Tin Gardens and Their Kettles"
PEOPLE = (Name("Ada Example"), Name("Bo Beispiel"))


def record(form: str, line: int = 1, **known: Any) -> Record:
    return Record(origin=Origin(f"data/{form}", line, form), **{"title": TITLE, "authors": PEOPLE, **known})


def issues(*records: Record) -> tuple[Issue, ...]:
    found = merge(records)[1]
    assert merge(records[::-1])[1] == found
    return found


def test_years_of_publication_far_apart_are_reported_with_both_places() -> None:
    (issue,) = issues(
        record("crossref", doi="10.1000/182", year=2018, venue="Tin Studies"),
        record("ris", 7, doi="10.1000/182", year=2020, venue="Tin Studies"),
    )
    assert (issue.severity, issue.file, issue.line) == (Severity.WARNING, "data/ris", 7)
    assert issue.finding == "says that the paper is of 2020, but data/crossref:1 says 2018"
    assert "merge.yml" in issue.remedy


def test_year_of_a_preprint_is_no_conflict() -> None:
    assert not issues(
        record("crossref", doi="10.1000/182", year=2022, venue="Tin Studies"),
        record("arxiv-atom", arxiv_id="2101.00010", doi="10.1000/182", year=2019, published="2019-01-05"),
        record("openalex", doi="10.1101/2020.01.01.123456", year=2019),
    )


def test_online_first_is_no_conflict() -> None:
    assert not issues(record("crossref", doi="10.1000/182", year=2019), record("ris", doi="10.1000/182", year=2020))


def test_year_that_a_person_wrote_is_no_conflict() -> None:
    assert not issues(record("yaml", doi="10.1000/182", year=2017), record("ris", doi="10.1000/182", year=2020))


def test_two_dois_of_one_paper_are_reported() -> None:
    (issue,) = issues(
        record("crossref", doi="10.1000/182", arxiv_id="2101.00010"),
        record("ris", 3, doi="10.1000/183", arxiv_id="2101.00010"),
    )
    assert issue.finding == "is of one paper with data/crossref:1, but has the DOI 10.1000/183, not 10.1000/182"
    assert (issue.file, issue.line) == ("data/ris", 3)


def test_doi_of_a_preprint_beside_that_of_the_publisher_is_no_conflict() -> None:
    assert not issues(record("crossref", doi="10.1000/182"), record("openalex", doi="10.5281/zenodo.1234567"))


def test_other_title_under_one_identifier_is_reported() -> None:
    (issue,) = issues(record("crossref", doi="10.1000/182"), record("ris", 4, doi="10.1000/182", title="Sand Clocks"))
    assert issue.finding == "has the doi identifier of data/crossref:1, but another title"
    assert (issue.file, issue.line) == ("data/ris", 4)


def test_other_paper_under_one_identifier_is_kept_and_reported() -> None:
    other = record("ris", 4, doi="10.1000/182", title="Sand Clocks for Noon", authors=(Name("Di Primer"),))
    records = [record("crossref", doi="10.1000/182"), other]
    assert len(merge(records)[0]) == 2
    (issue,) = issues(*records)
    assert issue.finding == "has the doi identifier of data/crossref:1, but another title"
    assert "call the two the same in merge.yml" in issue.remedy


def test_another_spelling_of_the_title_is_no_conflict() -> None:
    for title in (TITLE.upper(), TITLE + ": A Survey", "Tin gardens, their kettles & pots"):
        assert not issues(record("crossref", doi="10.1000/182"), record("ris", doi="10.1000/182", title=title))


def test_translated_title_is_no_conflict() -> None:
    assert not issues(record("crossref", doi="10.1000/182"), record("ris", doi="10.1000/182", title="锡花园及其水壶"))
