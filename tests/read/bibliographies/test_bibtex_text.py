from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.read.bibliographies.bibtex.text import line_of, paragraphs_of


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{T}in {KETTLES}: {{A}} test", "Tin KETTLES: A test"),
        (
            "{\\'e}{\\`e}{\\^o}{\\\"u}{\\~n}{\\=a}{\\.z}{\\c c}{\\v{s}}{\\k a}{\\r u}{\\H o}{\\u g}{\\d t}",
            "éèôüñāżçšąůőğṭ",
        ),
        (r"{\ss}{\o}{\O}{\l}{\L}{\ae}{\AE}{\oe}{\aa}{\AA}{\i}{\dh}{\th}", "ßøØłŁæÆœåÅıðþ"),
        (r"S{\o}ren G{\"{u}}l\o bek na{\"\i}ve \'{\i}", "Søren Güløbek naïve í"),
        (r"R\&D costs \$5, 10\% of A\_B \#1", r"R&D costs \$5, 10% of A_B #1"),
        (r"\emph{One} \textbf{two \textit{three}} {\em four} \enquote{five}", "One two three four “five”"),
        (r"16\textsuperscript{th} H\textsubscript{2}O, 10\textsuperscript{3}", "16th H₂O, 10³"),
        (r"the 4$^{th}$ and 5${}^{\mbox{th}}$ kettle", "the 4th and 5th kettle"),
        ("5.2~nm -- long---dash, C--C", "5.2 nm – long—dash, C–C"),
        ("``Quoted'' and `single' it's", "“Quoted” and ‘single’ it's"),
        (r"{\textquotedblleft}x{\textquotedblright} a\textendash{}b {\textemdash} c\ldots", "“x” a–b — c…"),
        ("On {$O(n^{2})$} {K}ettles", "On $O(n^{2})$ Kettles"),
        (r"{\(\mathsf{P}\)} and \$3", r"$\mathsf{P}$ and \$3"),
        (r"$\mu$-kettles of {\TeX}", r"$\mu$-kettles of TeX"),
        (r"\url{https://example.org/~tin--pot}", "https://example.org/~tin--pot"),
        (r"sets \{a, b\} and a{\textbackslash}b x\^{}2 \~{}3", r"sets {a, b} and a\b x^2 ~3"),
        (r"{\noopsort{1973b}}1973", "1973"),
        ("Tin &amp; <i>pots</i> where p < 5", "Tin & pots where p < 5"),
        (r"Crossref \&amp; Co", "Crossref & Co"),
        ("line\n  after\tline", "line after line"),
        (r"{\VAX} \unknown{x}", "VAX unknownx"),
        ("Unbalanced } brace {", "Unbalanced brace"),
    ],
)
def test_tex_of_a_field_becomes_text(source: str, text: str) -> None:
    assert line_of(source) == text


def test_paragraphs_stay_apart_and_small_formulas_become_text() -> None:
    assert paragraphs_of("One\nline with $\\alpha$.\n\nTwo $x^2$ \\% {LLM}.") == "One line with α.\n\nTwo $x^2$ % LLM."


@given(st.text(alphabet="ab {}\\$\"'`~^-<&;\n%_#éou", max_size=40))
def test_no_text_raises(source: str) -> None:
    line_of(source)
    paragraphs_of(source)
