from __future__ import annotations

import pytest

from paperatlas.fetch.pointers import Pointer, parse_pointer


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("2510.14253", Pointer("arxiv", "2510.14253")),
        ("arXiv:2510.14253v3", Pointer("arxiv", "2510.14253")),
        ("https://arxiv.org/pdf/2510.14253v3.pdf", Pointer("arxiv", "2510.14253")),
        ("https://huggingface.co/papers/2510.14253", Pointer("arxiv", "2510.14253")),
        ("10.48550/arXiv.2510.14253", Pointer("arxiv", "2510.14253")),
        ("10.1000/182", Pointer("doi", "10.1000/182")),
        ("https://doi.org/10.1000/182", Pointer("doi", "10.1000/182")),
        ("https://link.example.com/article/10.1000/182?x=1", Pointer("doi", "10.1000/182")),
        ("https://dl.example.org/doi/pdf/10.1000/182.pdf", Pointer("doi", "10.1000/182")),
        ("https://aclanthology.org/2020.acl-main.1.pdf", Pointer("doi", "10.18653/v1/2020.acl-main.1")),
        ("https://openreview.net/forum?id=aBcDeFgHiJ", Pointer("openreview", "aBcDeFgHiJ")),
        ("https://pubmed.ncbi.nlm.nih.gov/12345/", Pointer("pubmed", "12345")),
    ],
)
def test_identifiers_and_addresses_lead_to_papers(text: str, pointer: Pointer) -> None:
    assert parse_pointer(text) == pointer


@pytest.mark.parametrize("text", ["", "kettles", "list.bib", "https://example.org/kettles", "file:///etc/passwd", "24"])
def test_other_text_leads_to_none(text: str) -> None:
    assert parse_pointer(text) is None
