from __future__ import annotations

import pytest

from paperatlas.model.preprints import doi_of_work, is_copy_doi, is_preprint_doi, is_preprint_venue


@pytest.mark.parametrize(
    "doi",
    [
        "10.48550/arxiv.2101.00010",
        "10.1101/123456",
        "10.1101/2020.01.01.123456v2",
        "10.2139/ssrn.1234567",
        "10.21203/rs.3.rs-12345/v1",
        "10.31219/osf.io/abcde",
        "10.31234/osf.io/abcde",
        "10.26434/chemrxiv-2021-abcde",
        "10.20944/preprints202001.0001.v1",
        "10.36227/techrxiv.12345678",
        "10.5194/egusphere-2023-1",
    ],
)
def test_dois_of_preprint_servers(doi: str) -> None:
    assert is_preprint_doi(doi)


@pytest.mark.parametrize("doi", ["10.1101/gr.123456.111", "10.1000/182", "10.5194/acp-20-1-2020", "10.1145/1.2"])
def test_dois_of_publishers(doi: str) -> None:
    assert not is_preprint_doi(doi)
    assert not is_copy_doi(doi)


@pytest.mark.parametrize("doi", ["10.5281/zenodo.1234567", "10.2307/123456", "10.5555/1234567.1234568"])
def test_dois_of_copies(doi: str) -> None:
    assert is_copy_doi(doi)


@pytest.mark.parametrize(
    "venue",
    ["arXiv", "ArXiv", "arXiv: Computation and Language", "arXiv preprint arXiv:2101.00010",
     "CoRR", "bioRxiv", "SSRN Electronic Journal", "Research Square", "PsyArXiv", "Submitted to Kettle Days"],
)  # fmt: skip
def test_venues_that_are_no_publications(venue: str) -> None:
    assert is_preprint_venue(venue)


@pytest.mark.parametrize("venue", ["Tin Studies", "ICLR", "Correspondence in Tin", "Halle Journal of Pots", "Science"])
def test_venues_of_publications(venue: str) -> None:
    assert not is_preprint_venue(venue)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10.21203/rs.3.rs-1234/v1", "10.21203/rs.3.rs-1234/v2"),
        ("10.12688/f1000research.12345.1", "10.12688/f1000research.12345.2"),
        ("10.1000/182", "10.1000/182/pdf"),
        ("10.1000/182", "10.1000/182;jsessionid=1"),
    ],
)
def test_versions_and_forms_are_one_work(one: str, other: str) -> None:
    assert doi_of_work(one) == doi_of_work(other)


@pytest.mark.parametrize(("one", "other"), [("10.1000/1.11", "10.1000/11.1"), ("10.1000/182v1", "10.1000/182v2")])
def test_other_dois_are_other_works(one: str, other: str) -> None:
    assert doi_of_work(one) != doi_of_work(other)
