from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperatlas.model.identifiers import (
    ArxivId,
    arxiv_abstract_url,
    arxiv_id_of_doi,
    arxiv_pdf_url,
    doi_url,
    is_web_address,
    parse_arxiv_id,
    parse_doi,
    parse_orcid,
)

NEW_ARXIV_IDS = st.from_regex(r"[0-9]{2}(0[1-9]|1[0-2])\.[0-9]{4,5}", fullmatch=True)
OLD_ARXIV_IDS = st.from_regex(r"(quant-ph|hep-th|math|cs)/[0-9]{2}(0[1-9]|1[0-2])[0-9]{3}", fullmatch=True)
ARXIV_IDS = NEW_ARXIV_IDS | OLD_ARXIV_IDS
DOIS = st.from_regex(r"10\.[0-9]{4,9}/[a-z0-9()/_-]*[a-z0-9]", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "identifier", "version"),
    [
        ("2107.05580v2", "2107.05580", 2),
        ("0704.0001", "0704.0001", None),
        ("quant-ph/0201082v1", "quant-ph/0201082", 1),
        ("math.GT/0309136", "math/0309136", None),
        ("arXiv:2510.14253", "2510.14253", None),
        ("arxiv: 2510.14253v12", "2510.14253", 12),
        ("  2510.14253\n", "2510.14253", None),
        ("https://arxiv.org/abs/2510.14253", "2510.14253", None),
        ("https://arxiv.org/abs/2510.14253?context=cs", "2510.14253", None),
        ("https://arxiv.org/html/2510.14253v3#S1", "2510.14253", 3),
        ("http://www.arxiv.org/pdf/2510.14253v3.pdf", "2510.14253", 3),
        ("export.arxiv.org/abs/hep-th/9901001/", "hep-th/9901001", None),
    ],
)
def test_arxiv_id_is_read_in_every_spelling(text: str, identifier: str, version: int | None) -> None:
    assert parse_arxiv_id(text) == ArxivId(identifier, version)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2101.001",
        "2113.00010",
        "2100.00010",
        "2101.00010v0",
        "2101.000101",
        "12101.00010",
        "quant-ph/0213082",
        "../2101.00010",
        "2101.00010/../x",
        "https://example.org/abs/2101.00010",
        "2101.00010 and more",
    ],
)
def test_arxiv_id_is_none_for_anything_else(text: str) -> None:
    assert parse_arxiv_id(text) is None


@pytest.mark.parametrize("text", ["２１07.05580", "٢١07.05580"])
def test_arxiv_id_has_ascii_digits_only(text: str) -> None:
    assert parse_arxiv_id(text) is None


@given(ARXIV_IDS, st.none() | st.integers(1, 99))
def test_arxiv_id_is_the_same_after_format_and_parse(identifier: str, version: int | None) -> None:
    text = identifier + (f"v{version}" if version else "")
    for written in (text, f"arXiv:{text}", arxiv_abstract_url(text), arxiv_pdf_url(text), f"{arxiv_pdf_url(text)}.pdf"):
        assert parse_arxiv_id(written) == ArxivId(identifier, version)


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.18653/V1/2020.ACL-MAIN.1", "10.18653/v1/2020.acl-main.1"),
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("doi.org/10.1000/182", "10.1000/182"),
        ("DOI: 10.1000/182.", "10.1000/182"),
        (" doi:10.1000/182;", "10.1000/182"),
        ("https://doi.org/10.1000%2F182", "10.1000/182"),
        ("10.1000.10/123456", "10.1000.10/123456"),
        ("10.48550/arXiv.2107.05580", "10.48550/arxiv.2107.05580"),
    ],
)
def test_doi_is_read_in_every_spelling(text: str, doi: str) -> None:
    assert parse_doi(text) == doi


@pytest.mark.parametrize(
    "text", ["", "10.1000", "10.1000/", "11.1000/182", "10.1/182", "10.1000/a b", "see 10.1000/182"]
)
def test_doi_is_none_for_anything_else(text: str) -> None:
    assert parse_doi(text) is None


@pytest.mark.parametrize(
    "text", ["10.1000/a%00b", "10.1000/a\x1bb", "10.1000/a\u202eb", "10.1000/a%E2%80%AEb", "10.1000/a\u200bb"]
)
def test_doi_holds_no_control_or_invisible_character(text: str) -> None:
    assert parse_doi(text) is None


@given(DOIS)
def test_doi_is_the_same_after_format_and_parse(doi: str) -> None:
    assert parse_doi(doi_url(doi)) == doi
    assert parse_doi(doi.upper()) == doi


@pytest.mark.parametrize("doi", ["10.1000/a#b", "10.1000/a?b", "10.1002/(sici)1097<1661::aid-sim968>3.0.co;2-2"])
def test_doi_address_encodes_what_an_address_cannot_hold(doi: str) -> None:
    address = doi_url(doi)
    assert is_web_address(address)
    assert "#" not in address
    assert "?" not in address
    assert parse_doi(address) == doi


@pytest.mark.parametrize(
    ("doi", "expected"),
    [
        ("10.48550/arxiv.2107.05580", ArxivId("2107.05580", None)),
        ("10.48550/ARXIV.quant-ph/0201082", ArxivId("quant-ph/0201082", None)),
        ("10.48550/arxiv.2107.05580v2", ArxivId("2107.05580", 2)),
        ("10.48550/arxiv.nonsense", None),
        ("10.1000/182", None),
    ],
)
def test_arxiv_doi_tells_the_arxiv_id(doi: str, expected: ArxivId | None) -> None:
    assert arxiv_id_of_doi(doi) == expected


@pytest.mark.parametrize(
    ("text", "orcid"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000000218250097", "0000-0002-1825-0097"),
        ("0000-0002-1825-0098", None),
        ("0000-0002-1694-2330", None),
        ("0000-0002-1825", None),
        ("", None),
    ],
)
def test_orcid_is_read_only_with_a_right_check_digit(text: str, orcid: str | None) -> None:
    assert parse_orcid(text) == orcid


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "HTTP://EXAMPLE.ORG/a?b=c#d",
        "https://example.org:8080/~ada/(x)",
        "https://example.org/a_b%20c",
        "https://bücher.example/",
    ],
)
def test_web_address_is_accepted(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt://example.org/%0aalert(1)",
        "data:text/html,x",
        "//example.org/x",
        "/x",
        "example.org",
        "ftp://example.org",
        "https:///x",
        "https://",
        "https://ada@example.org",
        "https://ada:secret@example.org",
        "https://@example.org",
        "https://example.org/a b",
        " https://example.org",
        "https://example.org/\n",
        "https://example.org/\x00",
        "https://example.org\\@evil.example",
        'https://example.org/"onclick=x',
        "https://example.org/<script>",
        "https://[::1",
        "https://example.org/" + "a" * 2000,
    ],
)
def test_hostile_web_address_is_refused(text: str) -> None:
    assert not is_web_address(text)


@pytest.mark.parametrize("character", ["\x80", "\u202e", "\u200b", "\u2066", "\ufeff"])
def test_web_address_holds_no_control_or_invisible_character(character: str) -> None:
    assert not is_web_address(f"https://example.org/{character}x")


@given(st.text())
@example("https://[")
@example("https://a]b/")
@example("\ud800")
def test_no_parser_of_identifiers_raises(text: str) -> None:
    for parse in (parse_arxiv_id, parse_doi, parse_orcid, is_web_address, arxiv_id_of_doi):
        parse(text)
