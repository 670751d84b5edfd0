from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperatlas.text import tex_commands
from paperatlas.text.tex import GREEK, simplify_math, tex_to_text, title_to_text

TEX = st.lists(
    st.sampled_from(
        [
            "\\textbf{",
            "}",
            "{",
            "$",
            "$$",
            "\\(",
            "\\)",
            "\\[",
            "\\]",
            "\\alpha",
            "\\oni",
            "\\'u",
            "\\%",
            "%",
            "\\",
            "_",
            "^",
            "~",
            "`",
            "'",
            "``",
            "''",
            "&",
            "#",
            "word",
            " ",
            "\n",
            "5",
            "\\begin{x}",
            "\\end{x}",
            "\\href{",
            "é",
        ]
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\textbf{bold} and \emph{stress}", "bold and stress"),
        (r"\textbf{\textit{nested}}", "nested"),
        (r"\texttt{a_b} #1", "a_b #1"),
        (r"S\'umulas", "Súmulas"),
        (r"na\"ive and \'El\`eve", "naïve and Élève"),
        (r"R\&D gains 12\% with a\_b", "R&D gains 12% with a_b"),
        (r"\url{https://example.org/a_b}", "https://example.org/a_b"),
        ("``quoted''", "“quoted”"),
        ("`quoted'", "‘quoted’"),
        ("Fig.~3", "Fig.\u00a03"),
        ("it's the users' own", "it's the users' own"),
    ],
)
def test_commands_of_running_text_are_resolved(source: str, expected: str) -> None:
    assert tex_to_text(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"in $O(n^2)$ steps", "in $O(n^2)$ steps"),
        (r"in \(O(n^2)\) steps", "in $O(n^2)$ steps"),
        (r"so \[a_i^2\] holds", "so $a_i^2$ holds"),
        (r"so $$a_i^2$$ holds", "so $a_i^2$ holds"),
        (r"\textbf{up to $x_1$ times}", "up to $x_1$ times"),
    ],
)
def test_mathematics_stays_tex_between_single_dollars(source: str, expected: str) -> None:
    assert tex_to_text(source) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (r"\times", "×"),
        (r"2.5\times", "2.5×"),
        (r"12\%", "12%"),
        (r"\alpha", "α"),
        (r"\lambda", "λ"),
        (r"\Omega", "Ω"),
        (r"\varepsilon", "ε"),
        (r"\text{max}", "max"),
        (r"\mathrm{KG-Agent}", "KG-Agent"),
        ("n", "n"),
        ("", ""),
        ("x+y", "$x+y$"),
        (r"\frac{1}{2}", r"$\frac{1}{2}$"),
    ],
)
def test_formula_that_is_only_a_symbol_or_number_becomes_text(formula: str, expected: str) -> None:
    assert simplify_math(formula) == expected


@pytest.mark.parametrize("name", GREEK)
def test_every_greek_letter_has_its_character(name: str) -> None:
    assert simplify_math(f"\\{name}").isalpha()


def test_title_keeps_every_formula() -> None:
    assert title_to_text(r"$\alpha$-nets: \textbf{a} $2\times$ view") == r"$\alpha$-nets: a $2\times$ view"


@pytest.mark.parametrize(
    "source",
    [r"50% of \textbf{all} runs, 7 %", "50% of all", r"12\% \emph{x}", "100%\n\\emph{x} more 3%"],
)
def test_percent_signs_survive(source: str) -> None:
    assert tex_to_text(source).count("%") == source.count("%")
    assert tex_to_text(source).count(" ") == source.count(" ")


@pytest.mark.parametrize(
    ("source", "expected"), [(r"the \oni{} method", "the oni method"), (r"\oni", "oni"), (r"a \foo{b}", "a foob")]
)
def test_unknown_command_leaves_its_name(source: str, expected: str) -> None:
    assert tex_to_text(source) == expected


def test_unknown_command_stays_apart_from_the_next_word() -> None:
    assert tex_to_text(r"we present \oni here") == "we present oni here"


def test_link_command_leaves_its_words_and_address() -> None:
    assert tex_to_text(r"\emph{see} \href{https://example.org}{the page}") == "see the page (https://example.org)"


def test_commands_are_resolved_beside_a_lone_dollar() -> None:
    assert tex_to_text(r"It costs $5 and \textbf{much} more.") == "It costs $5 and much more."


def test_percent_sign_behind_a_line_break_loses_no_text() -> None:
    assert "kept" in tex_to_text(r"\textbf{a} line\\% kept")


def test_formula_within_a_formula_is_not_lost() -> None:
    result = tex_to_text(r"$a_1 \text{if \(b_2\)} c$")
    assert "b_2" in result
    assert "\ue000" not in result


def test_citation_leaves_no_mark_of_the_parser() -> None:
    assert "<" not in tex_to_text(r"as shown \cite{smith}")


@given(st.text() | TEX)
@example("\\" * 50)
@example("{" * 3000 + "\\textbf{x}")
@example("\ue0007\ue001")
@example("\ud800\\textbf{x}")
@example("$\\textbf{x$}")
def test_no_text_raises(source: str) -> None:
    tex_to_text(source)
    title_to_text(source)


@given(st.text(st.characters(exclude_characters="\\$`~\ue000\ue001")))
def test_plain_text_stays_as_it_is(source: str) -> None:
    assert tex_to_text(source) == source


@given(TEX.filter(lambda text: "\\" not in text))
def test_text_without_commands_is_resolved_once(source: str) -> None:
    once = tex_to_text(source)
    assert tex_to_text(once) == once


@given(TEX | st.text("ab \n-'`!?~&$%{}\\", max_size=30))
@example("a -- b --- c 'd' ``e'' !`f\n\n g \\textbf h \\emph{i} \\")
def test_plain_characters_in_a_row_give_what_the_parser_makes_of_each(source: str) -> None:
    def outcome(convert: Callable[[str], str]) -> str:
        try:
            return convert(source)
        except Exception as problem:
            return type(problem).__name__

    assert outcome(tex_commands.commands_to_text) == outcome(tex_commands._converter().latex_to_text)
