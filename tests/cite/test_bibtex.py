from __future__ import annotations

import logging
import re
from dataclasses import replace

import bibtexparser
import pytest
from hypothesis import given
from pylatexenc.latex2text import LatexNodes2Text

from paperatlas.cite.bibtex import bibtex, bibtex_entries, bibtex_entry
from paperatlas.cite.parts import citation_key, without_text
from paperatlas.cite.plain import plain
from paperatlas.cite.tex import escape, title_to_tex, to_tex
from paperatlas.model.paper import Paper
from paperatlas.model.record import Identifier, Name
from paperatlas.text.math import segments

from .samples import papers, quick, texts

_SPELLED = {
    r"{\textbackslash}": "\\",
    r"{\textbraceleft}": "{",
    r"{\textbraceright}": "}",
    r"{\textasciitilde}": "~",
    r"\^{}": "^",
    **{"\\" + character: character for character in "&%#_${}"},
}


def unescape(tex: str) -> str:
    return re.sub("|".join(map(re.escape, _SPELLED)), lambda match: _SPELLED[match[0]], tex)


def test_conference_paper_is_inproceedings(published: Paper) -> None:
    assert bibtex_entry(published) == (
        "@inproceedings{kg-agent,\n"
        "  author = {Smith, Zoë and van Beethoven, Ludwig and {Qwen Team}},\n"
        "  title = {{KG-Agent}: Graph-Based Reasoning with {LLMs}},\n"
        "  booktitle = {EMNLP 2025 (Findings)},\n"
        "  year = {2025},\n"
        "  month = nov,\n"
        "  date = {2025-11-04},\n"
        "  doi = {10.18653/v1/2025.emnlp_main.1},\n"
        "  url = {https://aclanthology.org/2025.emnlp-main.1/},\n"
        "  eprint = {2510.14253},\n"
        "  archivePrefix = {arXiv},\n"
        "  keywords = {knowledge graphs, agents},\n"
        "  abstract = {We cost \\$5 \\& take $O(n^2)$ steps.},\n"
        "}\n"
    )


def test_article_has_volume_number_pages_and_identifiers(published: Paper) -> None:
    text = bibtex_entry(
        replace(
            published,
            kind="journal",
            venue="Kettles",
            volume="3",
            issue="2",
            pages="1–9",
            publisher="Tin Press",
            ids=(Identifier("pubmed", "12"), Identifier("openalex", "W1234")),
            editors=(Name("Bo Oak", "Oak", "Bo"),),
            more_authors=True,
            note="Read twice",
        )
    )
    assert text.startswith("@article{")
    assert "journal = {Kettles},\n" in text
    assert "volume = {3},\n  number = {2},\n  pages = {1--9},\n  publisher = {Tin Press},\n" in text
    assert "and {Qwen Team} and others},\n  editor = {Oak, Bo},\n" in text
    assert "pmid = {12},\n" in text
    assert "W1234" not in text
    assert "note = {Read twice.},\n" in text


def test_paper_without_title_and_authors_says_so(nameless: Paper) -> None:
    assert bibtex_entry(nameless) == (
        "@misc{arxiv-2510.00001,\n"
        "  title = {{Qwen-X}},\n"
        "  year = {2025},\n"
        "  month = oct,\n"
        "  url = {https://arxiv.org/abs/2510.00001},\n"
        "  eprint = {2510.00001},\n"
        "  archivePrefix = {arXiv},\n"
        "  note = {The source gives no title. Example \\& Co.},\n"
        "}\n"
    )


def test_journal_paper_is_article(published: Paper) -> None:
    entry = bibtex_entry(replace(published, venue="Journal of Machine Learning Research"))
    assert entry.startswith("@article{")
    assert "journal = {Journal of Machine Learning Research}" in entry


def test_unknown_sort_of_venue_is_kept_in_misc(published: Paper) -> None:
    entry = bibtex_entry(replace(published, venue="The Gradient"))
    assert entry.startswith("@misc{")
    assert "howpublished = {The Gradient}" in entry


def test_year_that_contradicts_the_date_stands_alone(published: Paper) -> None:
    entry = bibtex_entry(replace(published, published="2024-12-30", year=2025))
    assert "year = {2025}" in entry
    assert "month" not in entry


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name("Jane Smith", "Smith", "Jane"), "Smith, Jane"),
        (Name("Jane Smith", "Smith"), "Smith, Jane"),
        (Name("", "Smith"), "{Smith}"),
        (Name("John Smith Jr."), "Smith, Jr., John"),
        (Name("Xiang (Leo) Li"), "Li, Xiang (Leo)"),
        (Name("OpenAI"), "{OpenAI}"),
        (Name("others"), "{others}"),
        (Name("Black and White Group"), "{Black and White Group}"),
        (Name("The ATLAS Collaboration"), "{The ATLAS Collaboration}"),
        (Name("x", "Rock and Roll", "A, B"), "{Rock and Roll}, {A, B}"),
        (Name("AT&T 5"), r"{AT\&T 5}"),
    ],
)
def test_author_is_written_so_that_bibtex_cuts_it_rightly(published: Paper, name: Name, written: str) -> None:
    assert f"author = {{{written}}}" in bibtex_entry(replace(published, authors=(name,)))


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("A Survey of KG-Agent (LLM)", "A Survey of {KG-Agent} ({LLM})"),
        ("Chain-of-Thought at Scale", "Chain-of-Thought at Scale"),
        ("Llama3, U-Net and iGraph", "{Llama3}, {U-Net} and {iGraph}"),
        ("50% of A_B costs \\$5", "50\\% of {A\\_B} costs \\$5"),
        ("In $O(n^2)$ or $k$ steps", "In {$O(n^2)$} or $k$ steps"),
        ("from $5 to $10", "from \\$5 to \\$10"),
        ("{x} \\ ~ ^", r"\{x\} {\textbackslash} {\textasciitilde} \^{}"),
        ("x} A{B C}", r"x{\textbraceright} {A{\textbraceleft}B} {C}{\textbraceright}"),
        ("A{B C}", r"{A\{B} {C}\}"),
    ],
)
def test_title_protects_capitals_and_escapes(text: str, tex: str) -> None:
    assert title_to_tex(text) == tex


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        (r"$\{x\}_{i}$", r"$\{x\}_{i}$"),
        (r"$\{x$", r"$\lbrace x$"),
        (r"$x\}$", r"$x\rbrace$"),
        (r"$x}{y$", r"\$x{\textbraceright}{\textbraceleft}y\$"),
        (r"$50% + 5\%$", r"$50\% + 5\%$"),
    ],
)
def test_mathematics_is_kept_with_balanced_braces(text: str, tex: str) -> None:
    assert to_tex(text) == tex


def test_verbatim_fields_cannot_break_out(published: Paper) -> None:
    entry = bibtex_entry(replace(published, doi="10.1/a}b\\", url="https://example.org/a_b%20{c}?d=#e"))
    assert "doi = {10.1/a%7Db%5C}" in entry
    assert "url = {https://example.org/a_b%20%7Bc%7D?d=#e}" in entry


def test_key_is_the_identifier_or_ends_in_its_digest(published: Paper) -> None:
    assert citation_key(published) == "kg-agent"
    odd = {citation_key(replace(published, id=paper_id)) for paper_id in ("A,b", "a}b", "a b", "Ä", "")}
    assert len(odd) == 5
    assert all(re.fullmatch(r"[a-z0-9-]+-[0-9a-f]{8}", key) for key in odd)


def test_entry_is_the_same_alone_and_in_the_collection(published: Paper, nameless: Paper) -> None:
    assert bibtex((published, nameless)) == f"{bibtex_entry(published)}\n{bibtex_entry(nameless)}"


def test_paper_given_twice_is_written_once(published: Paper) -> None:
    assert bibtex((published, published)) == bibtex_entry(published)


def test_large_collection_is_written_without_warnings(published: Paper, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        text = bibtex(replace(published, id=f"p{number}") for number in range(10_001))
    assert text.count("\n@") == 10_000
    assert not caplog.records


@quick
@given(texts)
def test_escaped_text_is_read_by_a_tex_reader_as_it_was(text: str) -> None:
    # This reader knows neither names of single braces nor a lone circumflex, and makes quotation marks of ' and `.
    line = re.sub(r"['`{}^]", "", plain(text))
    read = LatexNodes2Text(math_mode="verbatim").latex_to_text(escape(line))
    assert re.sub(r"\s", "", read) == re.sub(r"\s", "", line)


@quick
@given(texts)
def test_protected_title_differs_from_tex_only_in_braces(text: str) -> None:
    assert unescape(title_to_tex(text)).replace("{", "").replace("}", "") == unescape(to_tex(text)).replace(
        "{", ""
    ).replace("}", "")


@quick
@given(papers)
def test_any_paper_is_read_back_by_pybtex(paper: Paper) -> None:
    database = pytest.importorskip("pybtex.database")
    text = bibtex_entry(paper)
    read = database.parse_string(text, "bibtex")
    entry = read.entries[citation_key(paper)]
    people = entry.persons.get("author", [])
    assert len(read.entries) == 1
    named = sum(1 for name in paper.authors if plain(name.name) or plain(name.family))
    assert len(people) == named + bool(named and paper.more_authors)
    assert entry.fields.get("year") == ("2024" if paper.published or paper.year else None)
    if paper.venue and not any(run.is_math for run in segments(paper.venue)):
        venue = next(
            (entry.fields[key] for key in ("booktitle", "journal", "howpublished", "series") if key in entry.fields), ""
        )
        assert unescape(venue) == plain(paper.venue)


@quick
@given(papers)
def test_any_paper_is_read_back_by_bibtexparser(paper: Paper) -> None:
    library = bibtexparser.parse_string(bibtex_entry(paper))
    assert not library.failed_blocks
    assert not library.comments
    (entry,) = library.entries
    assert entry.key == citation_key(paper)
    assert entry.fields_dict["title"].value == title_to_tex(paper.display_title) if plain(paper.display_title) else True


@quick
@given(papers)
def test_braces_are_balanced_on_every_line_of_fields(paper: Paper) -> None:
    lines = bibtex_entry(paper).split("\n")[1:-2]
    assert all(line.count("{") == line.count("}") for line in lines)


@quick
@given(texts, texts)
def test_known_name_parts_survive_pybtex(family: str, first: str) -> None:
    database = pytest.importorskip("pybtex.database")
    name = Name("whole", family, first)
    if not (plain(family) and plain(first)):
        return
    paper = Paper(id="p", title_given=False, sources=(), authors=(name, Name("Second Author")))
    person, second = database.parse_string(bibtex_entry(paper), "bibtex").entries["p"].persons["author"]

    def joined(words: list[str]) -> str:
        return re.sub(r"[\s{}]", "", unescape("".join(words)))

    assert joined(person.prelast_names + person.last_names) == re.sub(r"[\s{}]", "", plain(family))
    assert joined(person.first_names + person.middle_names) == re.sub(r"[\s{}]", "", plain(first))
    assert second.last_names == ["Author"]


@quick
@given(paper=papers)
def test_both_entries_of_a_paper_are_those_it_has_alone(paper: Paper) -> None:
    assert bibtex_entries(paper) == (bibtex_entry(paper), bibtex_entry(without_text(paper)))
