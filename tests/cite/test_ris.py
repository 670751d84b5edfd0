from __future__ import annotations

from dataclasses import replace

import pytest
import rispy
from hypothesis import given

from paperatlas.cite.names import parts_of
from paperatlas.cite.parts import citation_key
from paperatlas.cite.plain import plain
from paperatlas.cite.ris import ris
from paperatlas.model.paper import Paper

from .samples import papers, quick


def test_conference_paper_has_its_tags(published: Paper) -> None:
    assert ris((published,)).strip().split("\n") == [
        "TY  - CONF",
        "ID  - kg-agent",
        "AU  - Smith, Zoë",
        "AU  - van Beethoven, Ludwig",
        "AU  - Qwen Team",
        "TI  - KG-Agent: Graph-Based Reasoning with LLMs",
        "T2  - EMNLP 2025 (Findings)",
        "PY  - 2025",
        "DA  - 2025/11/04/",
        "AB  - We cost $5 & take $O(n^2)$ steps.",
        "KW  - knowledge graphs",
        "KW  - agents",
        "DO  - 10.18653/v1/2025.emnlp_main.1",
        "UR  - https://aclanthology.org/2025.emnlp-main.1/",
        "L1  - https://aclanthology.org/2025.emnlp-main.1.pdf",
        "DB  - arXiv",
        "AN  - arXiv:2510.14253",
        "N1  - 12 pages",
        "ER  -",
    ]


@pytest.mark.parametrize(
    ("venue", "kind"), [("TACL", "JOUR"), ("ACL 2024", "CONF"), (None, "UNPB"), ("The Gradient", "GEN")]
)
def test_type_follows_the_venue(published: Paper, venue: str | None, kind: str) -> None:
    assert ris((replace(published, venue=venue),)).startswith(f"TY  - {kind}\n")


def test_two_papers_are_two_records(published: Paper, nameless: Paper) -> None:
    first, second = rispy.loads(ris((published, nameless)))
    assert (first["id"], second["id"]) == ("kg-agent", "arxiv-2510.00001")
    assert second["notes"] == ["The source gives no title. Example & Co."]
    assert second["date"] == "2025/10//"


def test_semicolon_in_an_address_does_not_part_it(published: Paper) -> None:
    (read,) = rispy.loads(ris((replace(published, url="https://example.org/a;b"),)))
    assert read["urls"] == ["https://example.org/a%3Bb"]


@quick
@given(papers)
def test_any_paper_is_read_back_with_its_values(paper: Paper) -> None:
    (read,) = rispy.loads(ris((paper,)))
    authors = [", ".join(part for part in parts_of(name) if part) for name in paper.authors]
    assert read["id"] == citation_key(paper)
    assert read.get("title", "") == plain(paper.display_title)
    assert read.get("abstract", "") == plain(paper.abstract)
    assert read.get("secondary_title", "") == plain(paper.venue)
    assert read.get("authors", []) == [author for author in authors if author]
    assert read.get("keywords", []) == [word for word in map(plain, paper.keywords) if word]
    assert "unknown_tag" not in read
