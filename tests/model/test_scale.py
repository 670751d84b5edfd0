from __future__ import annotations

from itertools import pairwise

from paperatlas.model.scale import LEAN_FROM, scale_of


def test_more_papers_have_no_more_of_anything() -> None:
    scales = [scale_of(papers) for papers in (0, 2_000, 20_000, LEAN_FROM)]
    for smaller, larger in pairwise(scales):
        assert larger.pages_from > smaller.pages_from
        assert larger.related <= smaller.related
        assert larger.feeds.papers <= smaller.feeds.papers
        assert larger.has_people_files <= smaller.has_people_files
        assert larger.has_texts_in_lists <= smaller.has_texts_in_lists


def test_scale_changes_with_the_paper_that_fills_it() -> None:
    assert scale_of(1_999).pages_from < scale_of(2_000).pages_from
    assert not scale_of(LEAN_FROM - 1).is_lean
    assert scale_of(LEAN_FROM).is_lean
    assert scale_of(3, lean_from=3).is_lean


def test_long_lists_of_a_lean_site_cannot_be_downloaded() -> None:
    lean, small = scale_of(LEAN_FROM), scale_of(1)
    assert lean.most_exported is not None
    assert lean.has_file(lean.most_exported, is_of_people=False)
    assert not lean.has_file(lean.most_exported + 1, is_of_people=False)
    assert not lean.has_file(1, is_of_people=True)
    assert small.has_file(100_000, is_of_people=True)
