from __future__ import annotations

from typing import Any

import pytest

from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.model.record import Origin

ORIGIN = Origin("data/a.yml", 3, "yaml")


@pytest.mark.parametrize(
    ("title", "name", "shown"),
    [("A Title", "Name", "A Title"), (None, "Name", "Name"), (None, None, "some-id")],
)
def test_paper_shows_its_title_else_its_name_else_its_id(title: str | None, name: str | None, shown: str) -> None:
    paper = Paper(id="some-id", title_given=title is not None, sources=(ORIGIN,), title=title, name=name)
    assert paper.display_title == shown


def test_atlas_finds_papers_by_id() -> None:
    paper = Paper(id="some-id", title_given=False, sources=(ORIGIN,))
    assert Atlas((paper,), (), ()).paper_by_id() == {"some-id": paper}


@pytest.mark.parametrize(
    ("known", "year"),
    [
        ({"year": 2021, "published": "2019-12-30"}, 2021),
        ({"published": "2019-12"}, 2019),
        ({"year": 2021}, 2021),
        ({}, None),
    ],
)
def test_paper_is_filed_under_the_stated_year_else_that_of_its_date(known: dict[str, Any], year: int | None) -> None:
    paper = Paper(id="a", title_given=False, sources=(ORIGIN,), **known)
    assert paper.publication_year == year
