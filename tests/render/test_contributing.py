from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from paperatlas.model.issue_forms import CORRECTION, SUGGESTION
from paperatlas.render.book import Book
from paperatlas.render.contributing import changes
from paperatlas.render.front_pages import about_page, home_page
from paperatlas.render.options import Options
from paperatlas.render.paper_page import paper_page
from paperatlas.render.search_page import search_page
from tests.small import small_atlas

GITHUB = "https://github.com/example/garden/issues/new"


def asked(address: str) -> dict[str, str]:
    return {name: found[0] for name, found in parse_qs(urlsplit(address).query).items()}


def test_a_paper_leads_to_the_form_that_knows_which_record_is_meant() -> None:
    paper = small_atlas().papers[0]
    (chip,) = changes(Options(issues_base=GITHUB), paper)
    assert chip.label == "Correct this record"
    assert asked(chip.href) == {
        "template": CORRECTION.template,
        CORRECTION.about.id: paper.id,
    }


def test_a_host_without_forms_gets_an_issue_with_a_title() -> None:
    paper = small_atlas().papers[0]
    (chip,) = changes(Options(issues_base="https://codeberg.org/example/garden/issues/new"), paper)
    assert (chip.label, asked(chip.href)) == ("Tell a mistake", {"title": f"Correct {paper.id}"})


@pytest.mark.parametrize("make", [home_page, about_page, search_page])
def test_the_way_to_suggest_a_paper_stands_on_the_pages_of_the_whole_site(make: object) -> None:
    book = Book(small_atlas(), replace(Options(), issues_base=GITHUB))
    assert f"{GITHUB}?template={SUGGESTION.template}&title=Suggest+a+paper" in make(book).text  # type: ignore[operator]
    assert "issues/new" not in make(Book(small_atlas(), Options())).text  # type: ignore[operator]


def test_the_page_of_a_paper_has_the_links() -> None:
    book = Book(small_atlas(), replace(Options(), issues_base=GITHUB, edit_base="https://github.com/e/g/edit/main"))
    text = paper_page(book, small_atlas().papers[0]).text
    assert "[Edit this record](https://github.com/e/g/edit/main/" in text
    assert f"[Correct this record]({GITHUB}?template={CORRECTION.template}&" in text
