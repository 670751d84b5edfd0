from __future__ import annotations

import pytest

from paperatlas.text.venues import page_count_in_comment, venue_in_comment


@pytest.mark.parametrize(
    ("comment", "venue"),
    [
        ("EMNLP 2025, Findings, Long Paper", "EMNLP 2025 (Findings)"),
        ("EMNLP2025 Findings", "EMNLP 2025 (Findings)"),
        ("Published as a conference paper at ICLR 2024", "ICLR 2024"),
        ("NeurIPS'23 workshop", "NeurIPS 2023 (Workshop)"),
        ("ACL ’24 demo", "ACL 2024 (Demonstrations)"),
        ("NAACL 2025 Industry Track", "NAACL 2025 (Industry Track)"),
        ("NeurIPS 2024 Datasets and Benchmarks", "NeurIPS 2024 (Datasets and Benchmarks)"),
        ("Accepted to ICML", "ICML"),
        ("accepted at LREC-COLING 2024", "LREC-COLING 2024"),
        ("To appear in TMLR", "TMLR"),
        ("neurips 2023", None),
        ("In the spirit of ICML", None),
        ("Submitted to ICLR 2025", None),
        ("Under review at ICML 2025", None),
        ("22 pages, 4 figures", None),
        ("", None),
    ],
)
def test_comment_names_a_venue(comment: str, venue: str | None) -> None:
    assert venue_in_comment(comment) == venue


@pytest.mark.parametrize(
    "comment",
    [
        "Accepted to Nature Communications",
        "Accepted by Science of Computer Programming",
        "Accepted. Fast decoding is online",
    ],
)
def test_other_journals_are_not_taken_for_a_famous_one(comment: str) -> None:
    assert venue_in_comment(comment) not in ("Nature", "Science", "FAST")


@pytest.mark.parametrize(
    ("comment", "pages"),
    [
        ("22 pages, 4 figures", 22),
        ("12pp", 12),
        ("1 page", 1),
        ("9 Pages", 9),
        ("0 pages", None),
        ("4 figures", None),
        ("a homepage", None),
        ("", None),
    ],
)
def test_comment_states_the_pages(comment: str, pages: int | None) -> None:
    assert page_count_in_comment(comment) == pages
