from __future__ import annotations

from dataclasses import replace

import pytest

from paperatlas.cite.kind import Kind, kind_of, kind_of_venue
from paperatlas.model.paper import Paper


@pytest.mark.parametrize(
    ("venue", "kind"),
    [
        ("EMNLP 2025 (Findings)", Kind.CONFERENCE),
        ("NeurIPS", Kind.CONFERENCE),
        ("Findings of the Association for Computational Linguistics: EMNLP 2023", Kind.CONFERENCE),
        ("Proceedings of the IEEE/CVF Conference on Computer Vision", Kind.CONFERENCE),
        ("Thirty-Ninth AAAI Conference on Artificial Intelligence", Kind.CONFERENCE),
        ("International Joint Conferences on Artificial Intelligence", Kind.CONFERENCE),
        ("Annual Meeting of the Association for Computational Linguistics", Kind.CONFERENCE),
        ("3rd Workshop on Natural Language Reasoning", Kind.CONFERENCE),
        ("SemEval-2024", Kind.CONFERENCE),
        ("K-CAP '21", Kind.CONFERENCE),
        ("Proceedings of the National Academy of Sciences", Kind.JOURNAL),
        ("Proceedings of the VLDB Endowment", Kind.JOURNAL),
        ("Proceedings of the ACM on Programming Languages", Kind.JOURNAL),
        ("Proceedings of the IEEE", Kind.JOURNAL),
        ("Journal of Machine Learning Research", Kind.JOURNAL),
        ("IEEE Transactions on Knowledge and Data Engineering", Kind.JOURNAL),
        ("TACL 2024", Kind.JOURNAL),
        ("Nature", Kind.JOURNAL),
        ("Phys. Rev. D 62, 093023 (2000)", Kind.JOURNAL),
        ("Nucl. Instrum. Meth. A553 (2005) 91", Kind.JOURNAL),
        ("arXiv preprint", Kind.PREPRINT),
        ("CoRR", Kind.PREPRINT),
        ("bioRxiv", Kind.PREPRINT),
        ("The Gradient", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_venue_tells_the_sort_of_publication(venue: str, kind: Kind) -> None:
    assert kind_of_venue(venue) is kind


def test_paper_without_venue_is_a_preprint_only_on_arxiv(nameless: Paper) -> None:
    assert kind_of(nameless) is Kind.PREPRINT
    assert kind_of(replace(nameless, arxiv_id=None)) is Kind.OTHER


def test_very_long_venue_costs_no_time() -> None:
    assert kind_of_venue("A-" * 100_000) is Kind.OTHER
