from __future__ import annotations

from typing import Any

from paperatlas.merge.papers import merge
from paperatlas.model.paper import Paper, Version
from paperatlas.model.record import Name, Origin, Record

TITLE = "Tin Gardens and Their Kettles"
PEOPLE = (Name("Ada Example"), Name("Bo Beispiel"))


def record(form: str, **known: Any) -> Record:
    return Record(origin=Origin(f"data/{form}", 1, form), title=TITLE, authors=PEOPLE, **known)


PREPRINT = record("arxiv-atom", arxiv_id="2101.00010", published="2021-01-05", year=2021)
PUBLISHED = record("crossref", doi="10.1000/182", published="2022-03", year=2022, venue="Tin Studies", volume="4")


def one(*records: Record) -> Paper:
    (paper,) = merge(records)[0]
    return paper


def test_preprint_and_published_version_are_one_paper_with_both_dates_and_links() -> None:
    paper = one(PREPRINT, PUBLISHED)
    assert paper.versions == (
        Version("preprint", "2021-01-05", "arXiv", "https://arxiv.org/abs/2101.00010", PREPRINT.origin),
        Version("published", "2022-03", "Tin Studies", "https://doi.org/10.1000/182", PUBLISHED.origin),
    )
    assert (paper.published, paper.year, paper.venue) == ("2022-03", 2022, "Tin Studies")
    assert (paper.arxiv_id, paper.doi) == ("2101.00010", "10.1000/182")


def test_paper_of_which_one_version_is_known_has_no_list_of_versions() -> None:
    assert one(PREPRINT).versions == one(PUBLISHED).versions == ()


def test_one_record_of_arxiv_may_speak_of_both() -> None:
    told = record("arxiv-atom", arxiv_id="2101.00010", published="2021-01-05", doi="10.1000/182", venue="Tin Studies")
    preprint, published = one(told).versions
    assert (preprint.date, published.date) == ("2021-01-05", None)
    assert (preprint.venue, published.venue) == ("arXiv", "Tin Studies")
    assert published.url == "https://doi.org/10.1000/182"


def test_date_of_arxiv_is_not_that_of_the_published_version() -> None:
    told = record("arxiv-atom", arxiv_id="2101.00010", published="2021-01-05", year=2021, doi="10.1000/182")
    assert one(told, PUBLISHED).published == "2022-03"


def test_date_of_the_preprint_is_left_out_where_only_the_year_of_publication_is_known() -> None:
    paper = one(PREPRINT, record("ris", doi="10.1000/182", year=2022, venue="Tin Studies"))
    assert (paper.published, paper.year) == (None, 2022)
    assert [version.date for version in paper.versions] == ["2021-01-05", "2022"]


def test_date_of_the_preprint_stands_in_where_the_years_agree() -> None:
    paper = one(PREPRINT, record("ris", doi="10.1000/182", year=2021, venue="Tin Studies"))
    assert (paper.published, paper.year) == ("2021-01-05", 2021)


def test_volume_and_pages_are_those_of_the_published_version() -> None:
    preprint = record("dblp", arxiv_id="2101.00010", venue="CoRR", volume="abs/2101.00010", pages="1–40", year=2021)
    paper = one(preprint, PUBLISHED)
    assert (paper.volume, paper.pages, paper.kind) == ("4", None, None)


def test_preprint_of_another_server_has_the_address_of_its_doi() -> None:
    preprint = record("openalex", doi="10.1101/2020.01.01.123456", published="2020-01-02", venue="bioRxiv", year=2020)
    first = one(preprint, PUBLISHED).versions[0]
    assert (first.venue, first.url) == ("bioRxiv", "https://doi.org/10.1101/2020.01.01.123456")


def test_doi_of_the_publisher_goes_before_that_of_a_preprint_or_a_copy() -> None:
    copies = ("10.1101/2020.01.01.123456", "10.5281/zenodo.1234567", "10.48550/arxiv.2101.00010")
    for line, doi in enumerate(copies):
        copy = Record(origin=Origin("data/a", line, "json"), title=TITLE, authors=PEOPLE, doi=doi, year=2021)
        assert one(copy, PUBLISHED).doi == "10.1000/182"
