"""The Markdown that stands beside a paper's page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.render.book import Book
from paperatlas.render.options import Options
from paperatlas.render.paper_text import paper_text
from paperatlas.render.readable import readable, readable_link
from tests.cite.samples import ORIGIN, papers, quick
from tests.small import small_atlas


def text_of(paper: Paper, atlas: Atlas | None = None) -> str:
    return paper_text(Book(atlas or replace(small_atlas(), papers=(paper,)), Options()), paper).text


def small(identifier: str) -> str:
    return text_of(small_atlas().paper_by_id()[identifier], small_atlas())


def test_page_tells_everything_in_its_order() -> None:
    text = small("moss-former")
    parts = [
        "# MossFormer: Watering Moss with Attention",
        "By Ada Fern, Bea Grün.",
        "- Published: 5 March 2024",
        "- Venue: ICML 2024",
        "- Links: [arXiv](https://arxiv.org/abs/2403.00001)",
        "## Topics and tags",
        "- Topics: [",
        "](../../topics/",
        "- Tags: [",
        "](../../tags/",
        "## Related papers",
        "/index.md)",
        "## BibTeX\n\n```bibtex\n@inproceedings{moss-former,",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_references_of_a_summary_are_links() -> None:
    paper = small_atlas().paper_by_id()["moss-former"]
    told = replace(paper, summary="It follows [[lichen-net]] and [[tag:nowhere|words]]; see [[orchard|that one]].")
    text = text_of(told, replace(small_atlas(), papers=(told, *small_atlas().papers)))
    assert "and words; see [that one](../orchard/index.md)." in text
    assert "](../lichen-net/index.md) and" in text
    assert "[[" not in text


def test_mathematics_stays_tex() -> None:
    assert readable("In $O(n^2)$ for \\$5, with $x_i < y$") == "In $O(n^2)$ for \\$5, with $x_i \\lt  y$"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<b> *x* _y_ [z](w) `c`", r"\<b\> \*x\* \_y\_ \[z\](w) \`c\`"),
        ("a & b &lt; c", r"a & b \&lt; c"),
        ("# no heading", r"\# no heading"),
        ("1. no item", r"1\. no item"),
        ("- no item", r"\- no item"),
        ("1.5 times", "1.5 times"),
    ],
)
def test_marks_of_markdown_are_escaped(text: str, written: str) -> None:
    assert readable(text, starts_line=True) == written


def test_link_ends_where_it_should() -> None:
    link = readable_link("a](b) [c", "https://example.org/a)b c")
    assert link == r"[a\](b) \[c](https://example.org/a%29b%20c)"


@quick
@given(papers)
def test_nothing_in_a_paper_becomes_markup(odd: Paper) -> None:
    paper = replace(odd, id="odd", doi=None, url=None, pdf=None, code=(), arxiv_id=None, ids=())
    tokens = MarkdownIt("commonmark", {"html": True}).parse(text_of(paper))
    found = [inner for token in tokens for inner in (token, *(token.children or ()))]
    assert not {"html_block", "html_inline", "link_open", "image", "code_block"} & {token.type for token in found}
    headings = [token for token in tokens if token.type == "heading_open"]
    assert len(headings) <= 3
    assert sum(token.type == "fence" for token in tokens) == 1


def test_script_within_a_formula_is_text() -> None:
    paper = Paper(id="p", title_given=True, sources=(ORIGIN,), title="$<script>alert(1)</script>[x](javascript:1)$")
    tokens = MarkdownIt("commonmark", {"html": True}).parse(text_of(paper))
    kinds = {inner.type for token in tokens for inner in (token, *(token.children or ()))}
    assert not kinds & {"html_block", "html_inline", "link_open"}


def test_page_is_short() -> None:
    sizes = [len(text_of(paper, small_atlas()).encode()) for paper in small_atlas().papers]
    assert max(sizes) < 3_000
    assert not re.search(r"\n{3}", small("orchard"))
