from __future__ import annotations

from dataclasses import replace

from paperatlas.enrich.atlas import enrich
from paperatlas.model.paper import Paper
from paperatlas.model.record import Origin
from paperatlas.model.vocabulary import Vocabulary
from paperatlas.render.options import Options
from paperatlas.render.timeline import timeline
from paperatlas.render.tree import render

ORIGIN = Origin("a.yml", 1, "yaml")


def papers(*years: int | None) -> list[Paper]:
    return [Paper(id=f"p{n}", title_given=False, sources=(ORIGIN,), year=year) for n, year in enumerate(years)]


def test_years_without_papers_have_their_place_between_others() -> None:
    made = timeline(papers(2020, 2020, 2022, None), "index.md")
    assert made is not None
    assert [(bar.year, bar.count, bar.height) for bar in made.bars] == [("2020", 2, 10), ("2021", 0, 0), ("2022", 1, 5)]
    assert [bar.href for bar in made.bars] == ["years/2020/index.md", None, "years/2022/index.md"]
    assert made.undated == 1


def test_long_past_is_counted_and_not_drawn() -> None:
    made = timeline(papers(1900, 2019, 2026), "index.md")
    assert made is not None
    assert (made.bars[0].year, len(made.bars), made.earlier) == ("2019", 8, 1)


def test_a_single_year_needs_no_picture() -> None:
    assert timeline(papers(2020, 2020, None), "index.md") is None


def test_papers_with_code_have_a_timeline_and_the_list_of_all_has_none() -> None:
    with_code = [replace(paper, code=(f"https://example.org/{paper.id}",)) for paper in papers(2020, 2020, 2022)]
    made = {page.path: page.text for page in render(enrich(with_code, Vocabulary()), Options())}
    assert '<div class="pa-timeline"></div>' in made["code/index.md"]
    assert '<div class="pa-timeline"></div>' not in made["papers/index.md"]
