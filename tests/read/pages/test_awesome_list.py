from __future__ import annotations

import re
from pathlib import Path

import pytest

from paperatlas.model.record import Extra, Identifier, Link, Record
from paperatlas.read.files import read_file
from paperatlas.read.formats import detect
from paperatlas.read.pages.awesome.reader import read
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import AWESOME_LIST, FILLER, HF_MARKDOWN, HF_TEXT

ARXIV = "https://arxiv.org/abs/3101.00010"


def read_text(text: str) -> Reading:
    return read(Source("data/list.md", text))


def only(text: str) -> Record:
    (record,) = read_text(text).records
    return record


def names(record: Record) -> list[str]:
    return [name.name for name in record.authors]


def test_items_and_rows_give_titles_lines_and_identifiers() -> None:
    records = read_text(AWESOME_LIST).records
    titles = ["Kettles at Noon", "Whistling by Chalk", "A Ledger without Dates"]
    assert [record.title for record in records] == titles
    assert [record.origin.line for record in records] == [7, 9, 15]
    assert (records[0].arxiv_id, records[1].doi) == ("3101.00010", "10.1000/182")
    assert records[2].ids == (Identifier("openreview", "tinkettle1"),)
    assert records[2].code == ("https://github.com/x/y",)


def test_sub_bullets_give_authors_keywords_and_remarks() -> None:
    first, second, _ = read_text(AWESOME_LIST).records
    assert (names(first), first.more_authors, first.venue) == (["Ada Example"], True, "ICLR")
    assert (first.published, first.year, first.note) == ("2031-02", 2031, "It counts whistles.")
    assert (names(second), second.name) == (["Ada Example", "Bo Beispiel"], "Chalk")
    assert second.keywords == ("chalk", "rain", "Tin Gardens")


def test_headings_become_keywords_and_are_kept_as_the_section() -> None:
    record = read_text(AWESOME_LIST).records[2]
    assert record.keywords == ("Tin Gardens",)
    assert Extra("section", "Awesome Kettles > 1. Tin Gardens") in record.extra


@pytest.mark.parametrize(
    "line",
    [
        f"[Kettles at Noon]({ARXIV})",
        f"[**Kettles at Noon**]({ARXIV})",
        f"**[Kettles at Noon]({ARXIV})**",
        f"**Kettles at Noon** [[paper]]({ARXIV})",
        f"**Kettles at Noon.** [[paper]({ARXIV})]",
        f"Ada Example et al. **Kettles at Noon**. ICML 2031. [[PDF]]({ARXIV})",
        f"Kettles at Noon [`pdf`]({ARXIV})",
        f"Kettles at Noon: [paper]({ARXIV}), [code](https://github.com/x/y)",
        f"Kettles at *Noon* [[paper]]({ARXIV})",
        f"*Kettles at Noon*, Ada Example, Bo Beispiel. [arXiv]({ARXIV})",
        f'Ada Example, Bo Beispiel. "Kettles at Noon." ACL, 2031. [[link]({ARXIV})]',
        f"Ada Example, Bo Beispiel. Kettles at Noon. In ICML, 2031. [pdf]({ARXIV})",
        f"Example, A., & Beispiel, B. (2031). Kettles at Noon. *Journal of Tin*. {ARXIV}",
        f"Example A, Beispiel B. Kettles at Noon. Journal of Tin, 2031. [PDF]({ARXIV})",
        f"Kettles at Noon, Ada Example, Bo Beispiel, NeurIPS 2031. [pdf]({ARXIV})",
        f"Kettles at Noon, CVPR 2031 [[Paper]({ARXIV})]",
        f"[ICLR'31] [Kettles at Noon]({ARXIV})",
        f"(NeurIPS 2031) Kettles at Noon [[Paper]]({ARXIV})[[Code]](https://github.com/x/y)",
        f"[![arXiv](https://img.shields.io/badge/arXiv-red.svg)]({ARXIV}) Kettles at Noon",
        f"[Kettles at Noon][1]\n\n[1]: {ARXIV}",
        f"`Kettles at Noon <{ARXIV}>`_ by Ada Example",
        f'<a href="{ARXIV}">Kettles at Noon</a> <b>ICCV 2031</b>',
        f":fire: [Kettles at Noon]({ARXIV}) :tada:",
        f"🔥 [Kettles at Noon]({ARXIV} 'a title')",
    ],
)
def test_title_is_found_inside_and_outside_the_link(line: str) -> None:
    record = only(f"# Papers\n- {line}\n")
    assert (record.title, record.arxiv_id) == ("Kettles at Noon", "3101.00010")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        (f"[2023/10] [Kettles at Noon]({ARXIV})", "2023-10"),
        (f"[2023-03] **Kettles at Noon** [[paper]({ARXIV})]", "2023-03"),
        (f"(2024.03) [Kettles at Noon]({ARXIV})", "2024-03"),
        (f"【2022】 [Kettles at Noon]({ARXIV})", "2022"),
        (f"[Kettles at Noon]({ARXIV}), Jun 2023", "2023-06"),
        (f"**Kettles at Noon**. *Ada Example, Bo Beispiel*. NIPS 2015. [[pdf]({ARXIV})]", "2015"),
        (f"**Kettles at Noon**. *Ada Example*. Preprint. [[pdf]({ARXIV})]", None),
    ],
)
def test_dates_are_read_as_exact_as_they_are(line: str, published: str | None) -> None:
    assert only(f"- {line}").published == published


@pytest.mark.parametrize(
    ("words", "venue", "kind"),
    [
        ("`ICLR 2024`", "ICLR 2024", None),
        ("**EMNLP'23**", "EMNLP'23", None),
        ("(CVPR 2024 Oral)", "CVPR 2024 Oral", None),
        ("*Ada Example et al. The 18th Tin Workshop.*", "The 18th Tin Workshop", "workshop"),
        ("*Ada Example et al.arXiv.*", None, "preprint"),
        ("*Ada Example*. Technical Report.", None, "report"),
        ("![Publish](https://img.shields.io/badge/ICML-2024-blue)", "ICML 2024", None),
    ],
)
def test_venues_are_found_in_brackets_code_and_badges(words: str, venue: str | None, kind: str | None) -> None:
    record = only(f"- [Kettles at Noon]({ARXIV}) {words}")
    assert (record.venue, record.kind) == (venue, kind)


def test_links_of_a_line_are_told_apart() -> None:
    record = only(
        f"- **Kettles at Noon** [paper]({ARXIV}) [code & model](https://github.com/x/y) [project page](https://x.example)"
        " [dataset](https://github.com/x/data) [video](https://v.example/1) [slides](https://s.example/a.pdf)"
        " ![Star](https://img.shields.io/github/stars/x/y)"
    )
    assert record.code == ("https://github.com/x/y",)
    assert record.links == (
        Link("project", "https://x.example"),
        Link("data", "https://github.com/x/data"),
        Link("video", "https://v.example/1"),
        Link("other", "https://s.example/a.pdf"),
    )


@pytest.mark.parametrize(
    ("url", "field", "value"),
    [
        ("https://dl.acm.org/doi/pdf/10.1145/3526113.3545616", "doi", "10.1145/3526113.3545616"),
        ("https://www.biorxiv.org/content/10.1101/2031.01.02.123456v2.full.pdf", "doi", "10.1101/2031.01.02.123456"),
        ("https://www.frontiersin.org/articles/10.3389/tin.2031.1/full", "doi", "10.3389/tin.2031.1"),
        ("https://www.nature.com/articles/s41586-031-01234-5", "doi", "10.1038/s41586-031-01234-5"),
        ("https://doi.org/10.48550/arXiv.3101.00010", "arxiv_id", "3101.00010"),
        ("https://huggingface.co/papers/3101.00010", "arxiv_id", "3101.00010"),
        ("https://x.example/publications/kettles-at-noon/", "url", "https://x.example/publications/kettles-at-noon/"),
        ("https://x.example/kettle.pdf", "pdf", "https://x.example/kettle.pdf"),
    ],
)
def test_address_of_a_paper_gives_its_identifier(url: str, field: str, value: str) -> None:
    assert getattr(only(f"- [Kettles at Noon]({url})"), field) == value


def test_what_is_no_paper_is_counted_once_with_its_first_line() -> None:
    reading = read_text(
        f"- [Kettles at Noon]({ARXIV})\n- [Kettle Tool](https://github.com/x/y) - boils\n- [Blog](https://b.example/a)\n"
        "- [Contents](#contents)\n- just words\n"
    )
    assert len(reading.records) == 1
    (issue,) = reading.issues
    assert (issue.line, issue.finding[:36]) == (2, "2 entries lead to no paper, and left")


def test_paper_that_stands_twice_gives_two_records() -> None:
    records = read_text(f"## A\n- [Kettles at Noon]({ARXIV})\n## B\n- [Kettles at Noon]({ARXIV})\n").records
    assert [(record.arxiv_id, record.keywords) for record in records] == [
        ("3101.00010", ("A",)),
        ("3101.00010", ("B",)),
    ]


def test_title_line_authors_line_and_links_line_are_one_paper() -> None:
    record = only(
        f"- **Kettles at Noon** \\\n  Ada Example, Bo Beispiel \\\n  [[paper]]({ARXIV}) [[code]](https://github.com/x/y)"
    )
    assert (record.title, names(record)) == ("Kettles at Noon", ["Ada Example", "Bo Beispiel"])


def test_title_and_authors_may_be_wrapped() -> None:
    record = only(f"- **Kettles\nat Noon.** *Ada Example,\nBo Beispiel and Cem Örnek*. ICLR 2031. [[paper]({ARXIV})]")
    assert (record.title, len(record.authors), record.venue) == ("Kettles at Noon", 3, "ICLR 2031")


def test_labelled_sub_bullets_fill_the_fields() -> None:
    record = only(
        f"- [Kettles at Noon]({ARXIV})\n  - **Authors**: Example, Ada and Beispiel, Bo\n  - Venue: ICML 2031\n"
        "  - TL;DR: It boils.\n  - Abstract: We boil.\n  - Code: [official](https://github.com/x/y)\n"
        "  - Dataset: [Tin](https://github.com/x/tin), [Chalk](https://c.example)\n  - Env: Kitchen\n"
        "  - Code: [none]()\n"
    )
    assert names(record) == ["Ada Example", "Bo Beispiel"]
    assert (record.venue, record.summary, record.abstract) == ("ICML 2031", "It boils.", "We boil.")
    assert record.code == ("https://github.com/x/y",)
    assert record.links == (Link("data", "https://github.com/x/tin"), Link("data", "https://c.example"))
    assert Extra("env", "Kitchen") in record.extra


def test_affiliations_are_kept_apart_from_the_authors() -> None:
    record = only(
        "- **Kettles at Noon.** *Ada Example (Tin\nWorks), Bo Beispiel (Chalk Inc.) et al. Artificial Tin.*"
        f" [[paper]({ARXIV})]"
    )
    assert (names(record), record.venue) == (["Ada Example", "Bo Beispiel"], "Artificial Tin")
    assert Extra("affiliation", "Tin Works; Chalk Inc.") in record.extra


def test_single_word_is_a_name_and_no_title() -> None:
    record = only(f"- [TinNet]({ARXIV})")
    assert (record.title, record.name) == (None, "TinNet")


def test_nested_papers_stand_below_their_parent() -> None:
    records = read_text(
        "- Chains of Kettles\n"
        "  - [Deep Chains of Tin](https://arxiv.org/abs/3101.00011)\n"
        "  - [Shallow Chains of Tin](https://arxiv.org/abs/3101.00012)\n"
    ).records
    assert [(record.title, record.keywords) for record in records] == [
        ("Deep Chains of Tin", ("Chains of Kettles",)),
        ("Shallow Chains of Tin", ("Chains of Kettles",)),
    ]


def test_line_with_two_titles_gives_two_papers() -> None:
    records = read_text(f"- [Kettles at Noon]({ARXIV}), and [Tin at Night](https://arxiv.org/abs/3101.00011)").records
    assert [(record.title, record.arxiv_id) for record in records] == [
        ("Kettles at Noon", "3101.00010"),
        ("Tin at Night", "3101.00011"),
    ]


def test_heading_may_be_the_title_with_its_links_below() -> None:
    records = read_text(
        f"### [Kettles at Noon]({ARXIV})\n\n*Ada Example, Bo Beispiel*\n\n[[Code](https://github.com/x/y)]\n\n"
        "### Tin at Night by Chalk\n\n- Paper: https://arxiv.org/abs/3101.00011\n- Code: https://github.com/x/z\n"
    ).records
    assert [(record.title, record.arxiv_id, record.code) for record in records] == [
        ("Kettles at Noon", "3101.00010", ("https://github.com/x/y",)),
        ("Tin at Night by Chalk", "3101.00011", ("https://github.com/x/z",)),
    ]
    assert names(records[0]) == ["Ada Example", "Bo Beispiel"]


def test_bold_line_may_be_the_title_with_labelled_links_below() -> None:
    text = "**TinSIR: A Kettle for Everything**\n\n- Homepage: https://t.example/\n- Paper(Oral): {}\n- Code: None\n\n"
    records = read_text(text.format(ARXIV) + "- [Tin at Night](https://arxiv.org/abs/3101.00011)\n").records
    assert [(record.title, record.arxiv_id) for record in records] == [
        ("TinSIR: A Kettle for Everything", "3101.00010"),
        ("Tin at Night", "3101.00011"),
    ]
    assert records[0].links == (Link("project", "https://t.example/"),)
    assert records[1].keywords == ()


def test_heading_with_links_but_no_paper_is_left_out_and_counted() -> None:
    reading = read_text("### Home of the Tin\n\n- Website: https://t.example/\n")
    assert (reading.records, [issue.line for issue in reading.issues]) == ((), [1])


def test_lines_of_an_entry_may_all_be_labelled() -> None:
    record = only(f"- **Title:** Kettles at Noon <br> **Authors:** Ada Example, Bo Beispiel <br> **Link:** {ARXIV}")
    assert (record.title, names(record), record.arxiv_id) == (
        "Kettles at Noon",
        ["Ada Example", "Bo Beispiel"],
        "3101.00010",
    )


def test_year_in_brackets_before_the_authors_is_no_affiliation() -> None:
    record = only(f"- **Kettles at Noon** (2031), A. Example et al. [[pdf]]({ARXIV})")
    assert (record.published, names(record), record.more_authors) == ("2031", ["A. Example"], True)


def test_venue_glued_to_the_last_author_is_taken_off() -> None:
    record = only(f"1. [Kettles at Noon]({ARXIV})\n\n    *Ada Example, Bo Beispiel* Preprint'31\n")
    assert (names(record), record.kind, record.published) == (["Ada Example", "Bo Beispiel"], "preprint", "2031")


def test_paper_in_the_headline_of_a_fold_is_found() -> None:
    record = only(f"- <details><summary>[Kettles at Noon]({ARXIV})</summary>We boil.</details>")
    assert (record.title, record.note) == ("Kettles at Noon", "We boil")


def test_prose_gives_the_papers_it_names_by_their_titles() -> None:
    record = only(f"We follow [Kettles at Noon]({ARXIV}), see [this](https://arxiv.org/abs/3101.00011) too.")
    assert (record.title, record.arxiv_id, record.note, record.links) == ("Kettles at Noon", "3101.00010", None, ())


def test_news_give_no_dates() -> None:
    assert only(f"## News\n- [2031/05/02] See [Kettles at Noon]({ARXIV})!").published is None


def test_year_of_the_heading_counts_where_there_is_no_other() -> None:
    records = read_text(
        f"### 2031\n- [Kettles at Noon]({ARXIV})\n- [Tin at Night](https://arxiv.org/abs/3101.00011) (2030.12)\n"
    ).records
    assert [record.published for record in records] == ["2031", "2030-12"]


def test_front_matter_comments_and_code_are_no_entries() -> None:
    text = f"---\ntitle: x\n---\n<!--\n- [Old Kettles Here]({ARXIV})\n-->\n```\n- [Form of Entry]({ARXIV})\n```\n"
    record = only(f"{text}- [Kettles at Noon]({ARXIV})\n")
    assert (record.title, record.origin.line) == ("Kettles at Noon", 10)


def test_code_block_that_never_ends_hides_nothing() -> None:
    assert only(f"```\n- [Kettles at Noon]({ARXIV})\n").title == "Kettles at Noon"


def test_folds_are_sections() -> None:
    text = f"## Tin\n<details>\n<summary> <b>Chalk</b> </summary>\n\n- [Kettles at Noon]({ARXIV})\n\n</details>\n"
    first, second = read_text(f"{text}- [Tin at Night](https://arxiv.org/abs/3101.00011)\n").records
    assert (first.keywords, second.keywords) == (("Tin", "Chalk"), ("Tin",))


def test_table_columns_are_told_by_their_headings() -> None:
    record = only(
        "| Date | Keywords | Institute | Paper | Notes |\n|:-:|---|---|---|---|\n"
        f"| 2031-05 | tin, chalk | Tin Works | ![s](https://img.example/s) <br> [Kettles at Noon]({ARXIV}) | boils |\n"
    )
    assert (record.title, record.published, record.organisation) == ("Kettles at Noon", "2031-05", "Tin Works")
    assert (record.keywords, record.note) == (("tin", "chalk"), "boils")


def test_row_of_a_column_of_papers_is_a_paper_wherever_it_leads() -> None:
    records = read_text(
        "| Date | Paper | Presenter |\n|---|---|---|\n"
        "| 2031-03-01 | [Kettles of the Group](https://x.example/a) | Ada |\n"
        "| 2031-03-08 | No meeting | - |\n"
        "| 2031-03-15 | Tin without Any Link | Bo |\n"
    ).records
    assert [(record.title, record.url, record.published) for record in records] == [
        ("Kettles of the Group", "https://x.example/a", "2031-03-01"),
        ("Tin without Any Link", None, "2031-03-15"),
    ]
    assert Extra("presenter", "Ada") in records[0].extra


def test_name_is_the_title_where_the_paper_column_holds_a_label() -> None:
    records = read_text(
        f"| Name | Paper |\n|---|---|\n| TinNet | [arXiv]({ARXIV}) |\n"
        "| Tin Can Network | [[paper](https://arxiv.org/abs/3101.00011)] |\n"
    ).records
    assert [(record.name, record.title) for record in records] == [("TinNet", None), (None, "Tin Can Network")]


def test_html_table_is_read_with_cells_over_several_rows() -> None:
    records = read_text(
        "<table>\n<tr><th>Year</th><th>Title</th><th>Authors</th></tr>\n"
        '<tr><td rowspan="2">2030</td><td><a href="https://doi.org/10.1000/183">Rows that Span</a></td>'
        "<td>Ada Example; Bo Beispiel</td></tr>\n"
        '<tr><td><a href="https://doi.org/10.1000/184">More Rows that Span</a></td><td>Cem Örnek</td></tr>\n</table>\n'
    ).records
    assert [(record.title, record.published, names(record), record.origin.line) for record in records] == [
        ("Rows that Span", "2030", ["Ada Example", "Bo Beispiel"], 3),
        ("More Rows that Span", "2030", ["Cem Örnek"], 4),
    ]


def test_html_list_is_read() -> None:
    records = read_text(
        f'<ul><li><a href="{ARXIV}">Kettles at Noon</a></li>\n'
        '<li><a href="https://doi.org/10.1000/183">Tin at Night</a></li></ul>\n'
    ).records
    assert [record.title for record in records] == ["Kettles at Noon", "Tin at Night"]


def test_entry_without_a_link_needs_authors_and_a_venue() -> None:
    reading = read_text(
        "1. **Kettles at Noon**. *Ada Example, Bo Beispiel*. ACL 2031.\n2. **Only a bold line**. Some words about it.\n"
    )
    assert [record.title for record in reading.records] == ["Kettles at Noon"]


def test_mathematics_in_a_title_stays() -> None:
    assert only(rf"- [$\pi_0$: A Flow of *Tin*]({ARXIV})").title == r"$\pi_0$: A Flow of Tin"


@pytest.mark.parametrize(
    "text",
    [
        "# Heading\n\nWe build on [a paper](https://arxiv.org/abs/3101.00010) and on other things.\n"
        + f"{FILLER}\n\n" * 20,
        "- [Tool](https://github.com/x/y)\n- [Other](https://x.example)\n- [Third](https://y.example)\n",
        f"# Tool\n\n{FILLER}\n\n" * 20 + f"## References\n\n- [Kettles at Noon]({ARXIV})\n" * 3,
        HF_MARKDOWN,
        HF_TEXT,
    ],
)
def test_other_markdown_is_not_taken_for_a_list(text: str) -> None:
    found = detect(text)
    assert found is None or found.name == "hf-papers"


def test_list_with_a_bibtex_block_and_links_to_hugging_face_is_a_list() -> None:
    line = f"- [Kettles at Noon]({ARXIV}) [HF](https://huggingface.co/papers/3101.00010) {FILLER}\n"
    text = f"# Papers\n{line * 5}\n```\n@misc{{tin31,\n  title={{Kettles at Noon}},\n  year={{2031}}\n}}\n```\n"
    found = detect(text)
    assert found is not None
    assert found.name == "awesome-list"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "[](" * 20_000,
        "**a" * 8_000,
        f"- [Tin at Night]({ARXIV}) x" + " " * 50_000 + "y",
        "<td>" * 9_000,
        "".join(f"{'  ' * depth}- x\n" for depth in range(600)),
        f"- {'Ada Example, ' * 9_000}[p]({ARXIV})",
    ],
    ids=["brackets", "links", "bold", "spaces", "cells", "depth", "names"],
)
def test_hostile_text_is_read_in_good_time(text: str) -> None:
    assert len(read_text(text).records) <= 1


SAMPLES = {
    # Records, lines that lead to no paper, distinct arXiv identifiers.
    "Hannibal046__Awesome-LLM.md": (66, 303, 50),
    "WooooDyy__LLM-Agent-Paper-List.md": (329, 10, 216),
    "opendilab__awesome-RLHF.md": (124, 47, 111),
    "thunlp__PLMpapers.md": (126, 2, 68),
}
_ARXIV_IN_FILE = re.compile(r"(?:arxiv\.org/(?:abs|pdf|html)/|arXiv\.)(\d{4}\.\d{4,5})", re.IGNORECASE)


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_is_read_whole(name: str, shared: Path) -> None:
    path = shared / "samples" / "awesome" / name
    reading = read_file(path, shared)
    count, left_out, identifiers = SAMPLES[name]
    assert {record.origin.format for record in reading.records} == {"awesome-list"}
    assert len(reading.records) == count
    assert [int(issue.finding.split()[0]) for issue in reading.issues] == [left_out]
    found = {record.arxiv_id for record in reading.records if record.arxiv_id}
    assert found == set(_ARXIV_IN_FILE.findall(path.read_text(encoding="utf-8")))
    assert len(found) == identifiers


@pytest.mark.parametrize("name", SAMPLES)
def test_titles_of_a_sample_stand_on_their_lines(name: str, shared: Path) -> None:
    path = shared / "samples" / "awesome" / name
    lines = path.read_text(encoding="utf-8").split("\n")
    for record in read_file(path, shared).records:
        entry = re.sub(r"[\s*]+", " ", " ".join(lines[record.origin.line - 1 : record.origin.line + 1]))
        entry = entry.replace("<sup>3</sup>", "³")
        # A name may stand on a line below its entry's first.
        assert (record.title or "") in entry
        assert not re.search(r"https?://|\]\(|\*\*", record.title or "")
        assert not any(re.search(r"[\[\]*]|https?:", author.name) for author in record.authors)
