from __future__ import annotations

import pytest

from paperatlas.cite.bibtex import bibtex as to_bibtex
from paperatlas.merge.papers import merge
from paperatlas.model.record import Record
from paperatlas.read.bibliographies.bibtex import reader as bibtex
from paperatlas.read.source import Reading, Source


def read(text: str) -> Reading:
    return bibtex.read(Source("data/x.bib", text))


def record(fields: str, kind: str = "misc", key: str = "k") -> Record:
    reading = read(f"@{kind}{{{key}, title = {{Tin}}, {fields}}}")
    assert reading.issues == ()
    return reading.records[0]


def extra(found: Record) -> dict[str, str]:
    return {item.name: item.text for item in found.extra}


def ids(found: Record) -> dict[str, str]:
    return {item.scheme: item.value for item in found.ids}


def test_fields_of_an_article_find_their_places() -> None:
    found = record(
        "author = {Example, Ada and others}, journal = {J. Tin}, volume = 4, number = {2/3}, pages = {101--110}, "
        "publisher = {P}, issn = {0000-0000}, language = {en}, editor = {Bo Beispiel}",
        "article",
    )
    assert (found.kind, found.venue, found.volume, found.issue) == ("journal", "J. Tin", "4", "2/3")
    assert (found.pages, found.publisher, found.more_authors) == ("101–110", "P", True)
    assert [name.family for name in (*found.authors, *found.editors)] == ["Example", "Beispiel"]
    assert extra(found) == {"citekey": "k", "issn": "0000-0000", "language": "en"}


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("article", "journal = {J}", "journal"),
        ("article", "journal = {arXiv preprint arXiv:3101.00010}", "preprint"),
        ("article", "journal = {CoRR}, volume = {abs/3101.00010}", "preprint"),
        ("article", "journal = {bioRxiv}", "preprint"),
        ("article", "eprint = {3101.00010}, archiveprefix = {arXiv}", "preprint"),
        ("article", "journal = {J}, eprint = {3101.00010}", "journal"),
        ("inproceedings", "booktitle = {Proc. Tin}", "conference"),
        ("inproceedings", "booktitle = {Workshop on Tin}", "workshop"),
        ("misc", "eprint = {3101.00010}", "preprint"),
        ("misc", "publisher = {arXiv}, year = 2031", "preprint"),
        ("online", "eprint = {3101.00010}, eprinttype = {arxiv}", "preprint"),
        ("online", "url = {https://example.org}", "web"),
        ("misc", "year = 2031", "other"),
        ("proceedings", "year = 2031", "proceedings"),
        ("book", "year = 2031", "book"),
        ("incollection", "booktitle = {B}", "chapter"),
        ("phdthesis", "school = {S}", "thesis"),
        ("techreport", "institution = {I}", "report"),
        ("software", "version = {1}", "software"),
        ("dataset", "year = 2031", "dataset"),
        ("patent", "number = {1}", "other"),
    ],
)
def test_kind_follows_from_type_and_venue(kind: str, fields: str, expected: str) -> None:
    assert record(fields, kind).kind == expected


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("year = {2031}", "2031"),
        ("year = {2031}, month = {March}", "2031-03"),
        ("year = {2031}, month = 3, day = {7}", "2031-03-07"),
        ("year = {2031}, month = {8,}", "2031-08"),
        ("year = {2031-02-20}", "2031-02-20"),
        ("year = {2031}, month = {FEB 4}", "2031-02-04"),
        ("date = {2031-06-01/2031-06-20}", "2031-06-01"),
        ("date = {2031-06~}", "2031-06"),
        ("date = {2031-09-24T13:27:44+00:00}", "2031-09-24"),
        ("date = {2031}, month = {may}, year = {2031}", "2031-05"),
        (r"year = {{\noopsort{b}}2031}", "2031"),
        (r"year = {{\noopsort{a}}{\switchargs{--90}{1968}}}", "1968"),
        ("year = {2031a}", "2031"),
    ],
)
def test_date_is_as_exact_as_it_is_known(fields: str, published: str) -> None:
    found = record(fields)
    assert (found.published, found.year) == (published, int(published[:4]))


@pytest.mark.parametrize("words", ["in press", "forthcoming", "n.d.", "199X"])
def test_words_for_a_date_are_kept_as_a_note(words: str) -> None:
    found = record(f"year = {{{words}}}, note = {{Mine}}")
    assert (found.published, found.note) == (None, f"{words}\n\nMine")


def test_year_that_is_none_is_an_error_and_kept() -> None:
    reading = read("@misc{a, title = {T}, year = {24}}")
    assert [issue.finding for issue in reading.issues] == ['entry "a" has year "24"']
    assert extra(reading.records[0])["year"] == "24"


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("101--110", "101–110"),
        ("101-110", "101–110"),
        ("101 -- 110", "101–110"),
        ("101–110", "101–110"),
        ("7--7", "7"),
        ("123--", "123"),
        ("73+", "73+"),
        ("e453", "e453"),
        ("pp. 3--4", "3–4"),
        ("1:1--1:27", "1:1–1:27"),
        ("1--3, 7--9", "1–3, 7–9"),
        ("12-1--12-9", "12-1–12-9"),
    ],
)
def test_pages_have_a_dash(pages: str, expected: str) -> None:
    assert record(f"pages = {{{pages}}}").pages == expected


def test_article_number_and_number_of_pages() -> None:
    found = record("articleno = {4}, numpages = {14}", "article")
    assert (found.pages, found.page_count) == ("4", 14)


@pytest.mark.parametrize(
    "fields",
    [
        "eprint = {3101.00010v2}, archivePrefix = {arXiv}, primaryClass = {cs.CL}",
        "eprint = {arXiv:3101.00010v2}, eprinttype = {arxiv}",
        "eprint = {https://arxiv.org/abs/3101.00010v2}",
        "arxivId = {3101.00010v2}",
        "arxiv = {3101.00010v2}",
        "url = {http://arxiv.org/abs/3101.00010v2}",
        "note = {arXiv:3101.00010v2 [cs]}",
        "howpublished = {arXiv preprint arXiv:3101.00010v2}",
        "number = {arXiv:3101.00010v2}, journal = {arXiv}",
        r"howpublished = {\url{https://arxiv.org/abs/3101.00010v2}}",
    ],
)
def test_arxiv_identifier_is_found_wherever_exporters_put_it(fields: str) -> None:
    found = record(fields, "article" if "number" in fields else "misc")
    assert (found.arxiv_id, found.arxiv_version, found.url) == ("3101.00010", 2, None)


@pytest.mark.parametrize(
    "fields",
    [
        "doi = {10.1000/A_B}",
        "doi = {https://doi.org/10.1000/a_b}",
        "doi = {http://doi.acm.org/10.1000/a_b}",
        r"doi = {10.1000/a\_b}",
        r"doi = {10.1000/a{\_}b}",
        "doi = {doi: 10.1000/a_b}",
        "url = {http://dx.doi.org/10.1000/a_b}",
    ],
)
def test_doi_is_taken_from_any_way_to_write_it(fields: str) -> None:
    found = record(fields)
    assert (found.doi, found.url) == ("10.1000/a_b", None)


def test_identifiers_of_services_are_taken() -> None:
    found = record(
        "pmid = {31452104}, pmcid = {PMC123}, isbn = {978-3-16-148410-0, 3-16-148410-X}, hal_id = {hal-01234567}, "
        "url = {https://aclanthology.org/P18-1001}",
        key="DBLP:conf/tin/Example31",
    )
    assert ids(found) == {
        "pubmed": "31452104",
        "pmc": "PMC123",
        "acl": "P18-1001",
        "dblp": "conf/tin/Example31",
        "hal": "hal-01234567",
        "isbn": "9783161484100",
    }
    assert ids(record("eprint = {31452104}, eprinttype = {pubmed}")) == {"pubmed": "31452104"}
    assert ids(record("biburl = {https://dblp.org/rec/conf/tin/Example31.bib}")) == {"dblp": "conf/tin/Example31"}


def test_eprint_of_an_unknown_archive_is_kept() -> None:
    assert extra(record("eprint = {12}, eprinttype = {jstor}"))["eprint"] == "12"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org/a_b?c=d&e=%20#f", "https://example.org/a_b?c=d&e=%20#f"),
        (r"\url{https://example.org/~tin}", "https://example.org/~tin"),
        (r"https://example.org/\~{}tin\_a\%20b\&c", "https://example.org/~tin_a%20b&c"),
        (r"https://example.org/$\sim$tin", "https://example.org/~tin"),
        ("https://example.org/very/\n   long", "https://example.org/very/long"),
        ("www.example.org/tin", "http://www.example.org/tin"),
        ("<https://example.org/tin>.", "https://example.org/tin"),
    ],
)
def test_address_loses_its_tex(written: str, url: str) -> None:
    assert record(f"url = {{{written}}}").url == url
    assert record(f"howpublished = {{Available at {written}}}").url == url


def test_addresses_go_where_they_belong() -> None:
    found = record(
        "url = {https://example.org/a https://example.org/b}, code = {https://example.net/code}, "
        "website = {https://tin.example.org}, pdf = {https://example.org/tin.pdf}, "
        "abstract = {See https://github.com/example/kettle for more.}"
    )
    assert (found.url, found.pdf) == ("https://example.org/a", "https://example.org/tin.pdf")
    assert found.code == ("https://github.com/example/kettle", "https://example.net/code")
    assert [(link.kind, link.url) for link in found.links] == [
        ("other", "https://example.org/b"),
        ("project", "https://tin.example.org"),
    ]


def test_address_of_a_pdf_or_of_code_is_no_page() -> None:
    assert (record("url = {https://example.org/x.pdf?a=b}").url, record("url = {https://github.com/a/b}").url) == (
        None,
    ) * 2


def test_text_that_is_no_address_is_kept_with_a_warning() -> None:
    reading = read("@misc{a, title = {T}, url = {shelf 4}}")
    assert extra(reading.records[0])["url"] == "shelf 4"
    assert len(reading.issues) == 1
    assert extra(record("url = {ftp://example.org/tin.ps}"))["url"] == "ftp://example.org/tin.ps"


@pytest.mark.parametrize(
    ("file", "pdf", "kept"),
    [
        (r":https\://example.org/pdf/3:PDF", "https://example.org/pdf/3", None),
        ("https://example.org/tin.pdf", "https://example.org/tin.pdf", None),
        ("Full Text PDF:files/12/x.pdf:application/pdf", None, "Full Text PDF:files/12/x.pdf:application/pdf"),
        (
            r":C\:/tin/x.pdf:PDF;:https\://example.org/x.pdf:PDF",
            "https://example.org/x.pdf",
            r":C\:/tin/x.pdf:PDF;:https\://example.org/x.pdf:PDF",
        ),
        ("/shelf/x.pdf", None, "/shelf/x.pdf"),
    ],
)
def test_web_addresses_of_files_are_taken_and_local_ones_kept(file: str, pdf: str | None, kept: str | None) -> None:
    found = record(f"file = {{{file}}}")
    assert (found.pdf, extra(found).get("file")) == (pdf, kept)


def test_publishers_address_in_eprint_is_the_pdf() -> None:
    found = record("doi = {10.1000/1}, eprint = {https://example.org/doi/pdf/10.1000/1}", "article")
    assert (found.pdf, found.arxiv_id) == ("https://example.org/doi/pdf/10.1000/1", None)


@pytest.mark.parametrize(
    "written", ["tin; kettle, lid; noon", "tin;kettle, lid;noon;", r"tin \sep kettle, lid \sep noon"]
)
def test_keywords_are_parted_by_semicolons(written: str) -> None:
    assert record(f"keywords = {{{written}}}").keywords == ("tin", "kettle, lid", "noon")


def test_keywords_without_semicolons_are_parted_by_commas() -> None:
    assert record("keyword = {tin,{LLM} kettle,\n noon, tin}").keywords == ("tin", "LLM kettle", "noon")


def test_subtitles_are_joined_and_not_repeated() -> None:
    assert record("subtitle = {A Test}").title == "Tin: A Test"
    assert read("@misc{a, title = {Tin: A Test}, subtitle = {A test}}").records[0].title == "Tin: A Test"
    assert read("@misc{a, title = {Why Tin?}, subtitle = {A Test}}").records[0].title == "Why Tin? A Test"
    assert record("journaltitle = {J}, journalsubtitle = {K}", "article").venue == "J: K"


def test_volume_without_a_title_is_called_by_its_booktitle() -> None:
    assert read("@proceedings{a, booktitle = {Proc. Tin}}").records[0].title == "Proc. Tin"


def test_howpublished_is_a_venue_only_where_it_names_one() -> None:
    assert record("howpublished = {Tin 2031 (Findings)}").venue == "Tin 2031 (Findings)"
    found = record("howpublished = {Blog post}")
    assert (found.venue, extra(found)["howpublished"]) == (None, "Blog post")


def test_remarks_are_joined() -> None:
    assert record("annote = {Read twice.}, note = {One.}, comment = {One.}").note == "One.\n\nRead twice."


def test_journal_commands_of_astronomy_are_spelled_out() -> None:
    assert record(r"journal = {\apj}", "article").venue == "Astrophysical Journal"
    assert record(r"journal = \apj", "article").venue == "Astrophysical Journal"


def test_retracted_title_is_a_status() -> None:
    assert read("@article{a, title = {RETRACTED: Tin}}").records[0].status == "retracted"
    assert read("@article{a, title = {Retracted tin}}").records[0].status is None


def test_names_parted_wrongly_are_a_warning_at_their_line() -> None:
    reading = read("@misc{a, title = {T},\n author = {Example, A.; Beispiel, B.}}")
    assert [issue.line for issue in reading.issues] == [2]
    assert len(reading.records[0].authors) == 2


def test_own_export_is_read_back() -> None:
    text = (
        "@inproceedings{a, title = {Tin {LLM} of $O(n^2)$ \\& Co}, author = {Öhman, Eva and {Tin Society}}, "
        "booktitle = {Proc. Tin}, year = {2031}, month = may, doi = {10.1000/a_b}, eprint = {3101.00010}}"
    )
    papers, _ = merge(read(text).records)
    found = read(to_bibtex(papers)).records[0]
    first = read(text).records[0]
    for name in ("title", "authors", "venue", "published", "doi", "arxiv_id", "kind"):
        assert getattr(found, name) == getattr(first, name), name


def test_arxiv_identifier_in_the_middle_of_a_remark_is_of_another_paper() -> None:
    assert record("note = {A reply to arXiv:3101.00010}").arxiv_id is None
    assert record("annote = {arXiv:3101.00010 is older}").arxiv_id is None
