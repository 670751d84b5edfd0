from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from paperatlas.model.issue import Severity
from paperatlas.read.bibliographies.bibtex import reader as bibtex
from paperatlas.read.encodings import Decoded, decode
from paperatlas.read.source import Reading, Source

ENTRY = re.compile(r"^\s*@\s*(?!comment\b|string\b|preamble\b)[\w.-]+\s*[{(]", re.MULTILINE | re.IGNORECASE)
NO_PAPER = re.compile(r"^\s*@\s*(?:xdata|set|IEEEtranBSTCTL)\s*[{(]", re.MULTILINE | re.IGNORECASE)

FOLDERS = {
    "bibtex/bibtexparser_v1": (54, 182, 27, 6),
    "bibtex/jabref_testbib": (29, 455, 4, 4),
    "bibtex/pybtex": (6, 2794, 8, 0),
    "bibtex/typst_biblatex": (13, 298, 3, 2),
    "ris/jabref_with_expected_bib": (18, 18, 0, 0),
}
"""Files that hold something, records, errors and warnings of each folder of samples."""

REMARKABLE = {
    "bibtexparser_v1/biber-examples.bib": (97, 18, 2),
    "bibtexparser_v1/crossref_cascading.bib": (0, 4, 0),
    "bibtexparser_v1/crossref_cascading_cycle.bib": (0, 2, 1),
    "bibtexparser_v1/crossref_missing_entries.bib": (1, 0, 1),
    "bibtexparser_v1/fieldname.bib": (0, 1, 0),
    "bibtexparser_v1/wrong.bib": (0, 2, 1),
    "bibtexparser_v1/xref_missing_entries.bib": (1, 0, 1),
    "jabref_testbib/articleWithMonths.bib": (0, 2, 0),
    "jabref_testbib/othertype.bib": (0, 1, 0),
    "jabref_testbib/reallyunknowntype.bib": (0, 1, 1),
    "jabref_testbib/testjabref.bib": (156, 0, 1),
    "jabref_testbib/testjabref_210as292.bib": (6, 0, 1),
    "jabref_testbib/testjabref_292.bib": (6, 0, 1),
    "pybtex/IEEEtran.bib": (4, 0, 0),
    "pybtex/tugboat.bib": (2718, 2, 0),
    "pybtex/xampl.bib": (33, 3, 0),
    "pybtex/xampl_mixed.bib": (33, 3, 0),
    "typst_biblatex/invalid/gral_rep_key.bib": (84, 0, 1),
    "typst_biblatex/invalid/incorrect_data.bib": (2, 1, 0),
    "typst_biblatex/invalid/incorrect_syntax.bib": (2, 1, 0),
    "typst_biblatex/valid/cross.bib": (7, 0, 0),
    "typst_biblatex/valid/libra.bib": (35, 1, 1),
}
"""Records, errors and warnings of the samples in which an entry is no record or something is reported."""


def read(text: str) -> Reading:
    return bibtex.read(Source("data/x.bib", text))


def issues(text: str) -> list[tuple[int, str]]:
    return [(issue.line, issue.finding) for issue in read(text).issues]


def sample(path: Path) -> str | None:
    decoded = decode(path.read_bytes(), path.name)
    return decoded.text if isinstance(decoded, Decoded) else None


def counts(reading: Reading) -> tuple[int, int, int]:
    errors = sum(issue.severity is Severity.ERROR for issue in reading.issues)
    return len(reading.records), errors, len(reading.issues) - errors


@pytest.mark.parametrize("folder", FOLDERS)
def test_samples_are_read_whole(shared: Path, folder: str) -> None:
    """Each entry that a search for `@` at the beginning of lines finds is a record, or an issue, or no paper."""
    files = records = errors = warnings = 0
    for path in sorted((shared / "samples" / folder).rglob("*.bib")):
        text = sample(path)
        if text is None:
            continue
        reading = read(text)
        found = counts(reading)
        name = path.relative_to(shared / "samples" / "bibtex").as_posix() if "bibtex" in path.parts else ""
        entries = len(ENTRY.findall(text))
        without_title = sum("has no title" in issue.finding for issue in reading.issues)
        assert entries == found[0] + without_title + len(NO_PAPER.findall(text)), path
        assert found == REMARKABLE.get(name, (entries, 0, 0)), path
        assert bibtex.looks_like(text), path
        files, records, errors, warnings = files + 1, records + found[0], errors + found[1], warnings + found[2]
    assert (files, records, errors, warnings) == FOLDERS[folder]


def test_lines_of_sample_entries_are_those_of_their_at_signs(shared: Path) -> None:
    text = sample(shared / "samples/bibtex/jabref_testbib/jabref-authors.bib")
    assert text is not None
    lines = [text.count("\n", 0, match.end()) + 1 for match in ENTRY.finditer(text)]
    assert [record.origin.line for record in read(text).records] == lines


def test_no_tex_is_left_in_the_names_of_the_samples(shared: Path) -> None:
    for path in sorted((shared / "samples/bibtex").rglob("*.bib")):
        if path.name in ("tugboat.bib", "biber-examples.bib"):
            continue
        for record in read(sample(path) or "").records:
            for name in (*record.authors, *record.editors):
                assert not re.search(r"[\\{}~$]", name.name), (path, name)


@pytest.mark.parametrize(
    ("text", "is_bibtex"),
    [
        ("@article{a,\n title = {T}}", True),
        ("  @ARTICLE { a ,", True),
        ("@misc(a, title = 1)", True),
        ("Some words.\n\n@book{,\n title = {T}}", True),
        ("This file was created with JabRef 2.1.\nEncoding: UTF-8\n\n@Article{x,", True),
        ("@comment{jabref-meta: x;}", True),
        ("@string{a = {b}}", True),
        ("@preamble{ {x} }", True),
        ("Cite this:\n```bibtex\n@article{a,\n title = {T}}\n```", False),
        ("<p>\n@article{a, title = {T}}", False),
        ('{"bibtex": "\n@article{a, title"}', False),
        ("@dataclass(frozen=True, slots=True)\nclass A:", False),
        ("@media (min-width: 3px) {", False),
        ("mail@article{a,", False),
        ("@inproceedings without a brace", False),
        ("", False),
    ],
)
def test_bibtex_is_told_by_an_entry_on_a_line_of_its_own(text: str, is_bibtex: bool) -> None:
    assert bibtex.looks_like(text) is is_bibtex


def test_entry_without_title_or_identifier_is_an_issue() -> None:
    text = "@misc{a,\n  year = 2031}\n@misc{b,\n  doi = {10.1000/182}}\n@misc{c, eprint = {3101.00010}}"
    assert [record.origin.line for record in read(text).records] == [3, 5]
    assert issues(text) == [(1, 'entry "a" has no title')]


def test_entries_that_hold_no_paper_are_passed_over() -> None:
    text = "@xdata{x, publisher = {P}}\n@set{s, entryset = {a,b}}\n@IEEEtranBSTCTL{c, CTLdash = {no}}"
    assert read(text) == Reading()


def test_duplicate_keys_keep_both_entries_with_a_warning() -> None:
    text = "@misc{a, title = {One}}\n@misc{a, title = {Two}}"
    reading = read(text)
    assert [record.title for record in reading.records] == ["One", "Two"]
    assert issues(text) == [(2, 'key "a" stands at line 1 too')]
    assert reading.issues[0].severity is Severity.WARNING


def test_missing_keys_are_no_duplicates() -> None:
    assert issues("@misc{, title = {One}}\n@misc{, title = {Two}}\n@misc{title = {Three}}") == []


def test_unknown_entry_type_is_kept_and_reported_once() -> None:
    text = "@artical{a, title = {One}}\n@artical{b, title = {Two}}"
    first, second = read(text).records
    assert (first.kind, second.kind) == ("other", "other")
    assert "artical" in {item.text for item in first.extra}
    assert issues(text) == [(1, "no known entry type: @artical")]


def test_issue_stands_at_the_line_of_its_field() -> None:
    text = '@misc{a,\n  title = {T},\n  note = {year = 3},\n  doi = {no doi}\n}\n@misc{b, title = {U},\n  YEAR = "24"}'
    assert issues(text) == [
        (4, 'entry "a" has "no doi" in field "doi", which is no DOI'),
        (7, 'entry "b" has year "24"'),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "@a{k,t={",
        "@a{k,t={x},",
        "\n@a{k,t={{}",
        '\n@a{k,t="',
        "@string{a=a#a}",
        "@comment{\n",
        "@a{k,crossref={k},",
        "{a} and ",
        "\\emph{",
        "%@a{",
    ],
)
def test_work_grows_with_the_length_only(unit: str) -> None:
    start = time.perf_counter()
    read(unit * (300_000 // len(unit)))
    read(f"@article{{a, title = {{T}}, author = {{{unit * 5000}}}, abstract = {{{unit * 5000}}} }}")
    assert time.perf_counter() - start < 30
