"""Papers to cite,one complete and one almost unknown."""

from __future__ import annotations

import pytest

from paperatlas.model.paper import Paper, PaperTag, PaperTopic
from paperatlas.model.record import Link, Name

from .samples import ORIGIN


@pytest.fixture
def published() -> Paper:
    return Paper(
        id="kg-agent",
        title_given=True,
        sources=(ORIGIN,),
        provenance={"venue": ORIGIN, "title": ORIGIN},
        title="KG-Agent: Graph-Based Reasoning with LLMs",
        abstract="We cost \\$5 & take $O(n^2)$ steps.",
        authors=(
            Name("Zoë Smith", "Smith", "Zoë", "0000-0002-1825-0097"),
            Name("Ludwig van Beethoven"),
            Name("Qwen Team"),
        ),
        published="2025-11-04",
        year=2025,
        venue="EMNLP 2025 (Findings)",
        arxiv_id="2510.14253",
        arxiv_version=2,
        doi="10.18653/v1/2025.emnlp_main.1",
        url="https://aclanthology.org/2025.emnlp-main.1/",
        pdf="https://aclanthology.org/2025.emnlp-main.1.pdf",
        code=("https://github.com/example/kg-agent",),
        links=(Link("video", "https://example.org/v"),),
        keywords=("knowledge graphs", "agents"),
        comment="12 pages",
        upvotes=0,
        tags=(PaperTag("agents", ("agent",)),),
        topics=(PaperTopic("reasoning", 0.5),),
    )


@pytest.fixture
def nameless() -> Paper:
    return Paper(
        id="arxiv-2510.00001",
        title_given=False,
        sources=(ORIGIN,),
        name="Qwen-X",
        organisation="Example & Co",
        published="2025-10",
        arxiv_id="2510.00001",
    )
