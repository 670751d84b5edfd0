from __future__ import annotations

import pytest

from paperatlas.model.record import Record
from paperatlas.read.bibliographies.bibtex import reader as bibtex
from paperatlas.read.source import Reading, Source

NEXT = "\n@misc{next,\n  title = {Next}\n}\n"


def read(text: str) -> Reading:
    return bibtex.read(Source("data/x.bib", text))


def only(text: str) -> Record:
    reading = read(text)
    assert reading.issues == ()
    assert len(reading.records) == 1
    return reading.records[0]


def extra(record: Record) -> dict[str, str]:
    return {item.name: item.text for item in record.extra}


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, title = {Tin}, year = 2031, volume = {4}}",
        "@article{a, title = {Tin}, year = 2031, volume = {4},}",
        '@ARTICLE{a, TITLE = "Tin", Year = "2031", volume = 4}',
        "@article{a\n , title = {Tin}\n , year = {2031}\n , volume = {4}\n}",
        "@article(a, title = {Tin}, year = 2031, volume = 4)",
        "@article (a, title = {Tin}, year = 2031, volume = {4}\n)",
        "@ article{ a ,title={Tin},year={2031},volume={4}}",
        "@article{a,, title = {Tin},, year = 2031, volume = 4,,}",
        "@article{a, % words\n title = {Tin}, % words, b = {w}\n % year = 1999,\n year = 2031, volume = 4 % end\n}",
        "@article{a key, title = {Tin}, year = 2031, volume = 4}",
        "@article{title = {Tin}, year = 2031, volume = 4}",
        "words @article{a, title = {Tin}, year = 2031, volume = 4} words",
        "@article{a, title = {T} # {in}, year = 20 # 31, volume = {} # 4}",
        '@article{a, title = {{{{{{{Tin}}}}}}}, year = "{{2031}}", volume = 4}',
    ],
)
def test_every_way_to_write_an_entry_is_understood(text: str) -> None:
    record = only(text)
    assert (record.title, record.year, record.volume, record.kind) == ("Tin", 2031, "4", "journal")


def test_braces_within_quotes_and_quotes_within_braces_are_text() -> None:
    record = only('@misc{a, title = {A "tin" kettle}, note = "a {"}lid{"} and {\\"o}"}')
    assert (record.title, record.note) == ('A "tin" kettle', 'a "lid" and ö')


def test_long_value_with_many_braces_is_read_whole() -> None:
    words = "{Tin} {ket{t}le} " * 300
    record = only(f"@misc{{a, title = {{T}}, abstract = {{{words}}}, year = 2031}}")
    assert record.abstract == ("Tin kettle " * 300).strip()
    assert record.year == 2031


def test_field_names_may_hold_odd_characters() -> None:
    record = only("@misc{a, title = {T}, Dc.Date = {x}, author+an = {1=y}, number-of-cited_refs = {3}, o:p = 4}")
    assert {"dc.date": "x", "author+an": "1=y", "number-of-cited_refs": "3", "o:p": "4"}.items() <= extra(
        record
    ).items()


def test_macros_are_replaced_whatever_their_case_and_joined() -> None:
    macros = '@string{tin = "Tin"}\n@STRING(jt = {Journal of } # TIN)\n'
    record = only(macros + '@article{a, title = tin # " " # {Garden}, journal = JT}')
    assert (record.title, record.venue) == ("Tin Garden", "Journal of Tin")


def test_macro_has_the_meaning_it_was_given_last_or_is_given_later() -> None:
    text = "@string{v = {One}}@article{a, title={A}, journal=v}@string{v = {Two}}@article{b, title={B}, journal=v}"
    assert [record.venue for record in read(text).records] == ["One", "Two"]
    assert only("@article{a, title = {A}, journal = later}@string{later = {Three}}").venue == "Three"


def test_unknown_macro_stands_for_itself_with_a_warning() -> None:
    reading = read("@article{a,\n title = {A},\n journal = jtin}")
    assert reading.records[0].venue == "jtin"
    assert [(issue.line, issue.finding) for issue in reading.issues] == [
        (3, '"jtin" in field "journal" is no macro that the file defines')
    ]


@pytest.mark.parametrize(
    ("month", "published"),
    [
        ("jan", "2031-01"),
        ("JAN", "2031-01"),
        ("January", "2031-01"),
        ('"10~" # jan', "2031-01-10"),
        ('jul # "~5--10"', "2031-07-05"),
        ("7", "2031-07"),
    ],
)
def test_months_need_no_definition(month: str, published: str) -> None:
    assert only(f"@misc{{a, title = {{A}}, month = {month}, year = 2031}}").published == published


def test_macros_that_hold_each_other_do_not_grow_without_end() -> None:
    reading = read("@string{a = {xxxxxxxx}}" + "@string{a = a # a}" * 60 + "@misc{k, title = a}" + NEXT)
    assert reading.records[-1].title == "Next"
    assert any("macros that make the file" in issue.finding for issue in reading.issues)


@pytest.mark.parametrize(
    "comment",
    [
        "@comment{jabref-meta: groupstree:\n0 AllEntriesGroup:;\n1 KeywordGroup:TODO\\;0\\;;\n}",
        "@Comment{}",
        "@COMMENT{@article{out, title = {Out}}}",
        "@comment this is {no} block",
        '@preamble{ "\\newcommand{\\noopsort}[1]{}" # "x" }',
        "% @article{out, title = {Out}}",
        "%%% @article{out,\n%%%   title = {Out}}",
        "write to someone@article{tin.example, or} not",
        "words, {braces and } more }",
    ],
)
def test_what_is_no_entry_is_passed_over_without_a_message(comment: str) -> None:
    assert only(f"{comment}\n@misc{{a, title = {{In}}}}\n{comment}\n").title == "In"


def test_comment_that_is_never_closed_is_only_its_word() -> None:
    assert only("@comment{lost = {\n\n@misc{a, title = {In}}").title == "In"


BROKEN = {
    "brace of a field": (
        "@article{a,\n  title = {Tin,\n  year = {2031},\n  volume = {4}\n}\n",
        (2, 'entry "a" has no closing brace in field "title"'),
    ),
    "brace of a field in the middle": (
        "@article{a,\n  title = {Tin},\n  volume = {4,\n  year = {2031}\n}\n",
        (3, 'entry "a" has no closing brace in field "volume"'),
    ),
    "brace of field and entry": (
        "@article{a,\n  title = {Tin,\n  year = {2031},\n  volume = {4}\n",
        (2, 'entry "a" has no closing brace in field "title"'),
    ),
    "quotation mark": (
        '@article{a,\n  title = "Tin,\n  year = "2031",\n  volume = "4"\n}\n',
        (2, 'entry "a" has no closing quotation mark in field "title"'),
    ),
    "brace of the entry": (
        "@article{a,\n  title = {Tin},\n  year = {2031},\n  volume = 4\n",
        (5, 'entry "a" is not closed'),
    ),
    "comma between fields": (
        "@article{a,\n  title = {Tin}\n  year = {2031},\n  volume = {4},\n}\n",
        (3, 'no comma behind field "title"'),
    ),
    "comma behind the key": (
        "@article{a\n  title = {Tin},\n  year = {2031},\n  volume = {4},\n}\n",
        (2, 'entry "a" has no comma behind its key'),
    ),
    "brace too many": (
        "@article{a,\n  title = {Tin}},\n  year = {2031},\n  volume = {4}\n}\n",
        (2, 'entry "a" is closed by a brace too many'),
    ),
    "no braces": (
        "@article{a,\n  year = {2031},\n  volume = {4},\n  title = Tin pot\n}\n",
        (4, 'entry "a" has field "title" without braces'),
    ),
    "no equals sign": (
        "@article{a,\n  author + {Example, Ada},\n  title = {Tin},\n  year = {2031},\n  volume = {4}\n}\n",
        (2, 'entry "a" has something that is no field: "author + {Example, Ada},"'),
    ),
    "one line": (
        '@article{a, title = {Tin}, year = "2031", volume = {4}, note = {open\n',
        (1, 'entry "a" has no closing brace in field "note"'),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("behind", [NEXT, "", "\n\n% words\n" + NEXT])
def test_broken_entry_keeps_its_fields_and_its_neighbour(name: str, behind: str) -> None:
    text, issue = BROKEN[name]
    reading = read(text + behind)
    first = reading.records[0]
    assert first.title in ("Tin", "Tin pot")
    assert (first.year, first.volume) == (2031, "4")
    assert [record.title for record in reading.records[1:]] == (["Next"] if "Next" in behind else [])
    ((line, finding),) = [(issue.line, issue.finding) for issue in reading.issues]
    assert finding == issue[1]
    # What is missing at the end of a text is missing at its last line.
    assert line == min(issue[0], (text + behind).count("\n") + 1) or "not closed" in finding


def test_missing_opening_brace_is_an_error_at_its_line() -> None:
    reading = read("\n@article a,\n  title = {Out}\n}\n" + NEXT)
    assert [record.title for record in reading.records] == ["Next"]
    assert [(issue.line, str(issue.severity)) for issue in reading.issues] == [(2, "error")]


def test_broken_macro_does_not_cost_the_entries_behind_it() -> None:
    reading = read('@string{a = "open}\n' + NEXT)
    assert [record.title for record in reading.records] == ["Next"]
    assert [issue.line for issue in reading.issues] == [1]


def test_field_that_stands_twice_keeps_both_with_a_warning() -> None:
    reading = read("@misc{a, title = {T},\n year = 2031,\n year = 2032,\n title = {T}}")
    assert reading.records[0].year == 2031
    assert extra(reading.records[0])["year-2"] == "2032"
    assert [(issue.line, issue.finding) for issue in reading.issues] == [(3, 'field "year" stands twice in an entry')]
