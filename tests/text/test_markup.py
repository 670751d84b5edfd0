from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperatlas.text.clean import clean_paragraphs
from paperatlas.text.markup import markup_to_text

FORMULA = "<mml:math><mml:mi>E</mml:mi><mml:mo>=</mml:mo><mml:mi>m</mml:mi></mml:math>"


def paragraphs(source: str) -> str:
    return clean_paragraphs(markup_to_text(source))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain text.",
        "p < .05",
        "p <.05 and q> 1",
        "x<y>z",
        "RRR<1-1SE) was a<b",
        "vector<int> and <ctrl-M>",
        "<https://example.org>",
        "Tin & chalk, AT&T, R&D; and more",
        "https://example.org/?page=1&copy=2",
        "a << b >> c",
        "one\n\ntwo",
        "<!-- never closed",
        "<![CDATA[ never closed",
    ],
)
def test_text_without_markup_stays_as_it_is(text: str) -> None:
    assert markup_to_text(text) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A <i>tin</i> kettle", "A tin kettle"),
        ("A <jats:italic><jats:bold>tin</jats:bold></jats:italic> kettle", "A tin kettle"),
        ('<span class="nocase">iPod</span> <SCP>d</SCP>na', "iPod dna"),
        ("a <jats:unheard-of>word</jats:unheard-of>", "a word"),
        ("an <i>unclosed tag", "an unclosed tag"),
        ("a closing</i> tag", "a closing tag"),
        ("<b>crossed <i>tags</b> here</i>", "crossed tags here"),
        ('<a title="x > y" href="#n">note</a>', "note"),
        ('<a title="odd>note</a>', "note"),
        ("p < .05 <i>and</i> x<y", "p < .05 and x<y"),
        ("a<!-- hidden <i>b</i> -->c<br><![CDATA[ d < e ]]>", "ac\n d < e"),
        ("before<script>alert(1)</script>after", "beforeafter"),
        ("a <img src='x' alt='y'/>picture<p/>", "a picture"),
    ],
)
def test_markup_is_taken_off(source: str, text: str) -> None:
    assert markup_to_text(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("p &lt; .05", "p < .05"),
        ("p &amp;lt; .05", "p < .05"),
        ("Tin &amp;amp; chalk", "Tin & chalk"),
        ("caf&#233; &#x3B1; &eacute;", "café α é"),
        ("&lt;p&gt;A &lt;i&gt;tin&lt;/i&gt; kettle&lt;/p&gt;", "A tin kettle"),
        ("<p>p &lt; .05</p>", "p < .05"),
        ("&unheardof; &; &#; &#99999999999;", "&unheardof; &; &#; &#99999999999;"),
    ],
)
def test_entities_are_resolved_also_where_they_were_escaped_twice(source: str, text: str) -> None:
    assert markup_to_text(source) == text


def test_sections_become_paragraphs_with_their_headings() -> None:
    source = """<jats:title>Abstract</jats:title>
    <jats:sec><jats:title>Methods.</jats:title>
       <jats:p>We counted
       kettles.</jats:p></jats:sec>
    <jats:sec><jats:title>What now?</jats:title><jats:p>Tea.</jats:p><jats:p>More tea.</jats:p></jats:sec>"""
    assert paragraphs(source) == "Methods: We counted kettles.\n\nWhat now? Tea.\n\nMore tea."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br/><br/>two", "one\n\ntwo"),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("one\n\ntwo <i>three</i>", "one\n\ntwo three"),
        ("<p>one\n\nand the same</p>", "one and the same"),
    ],
)
def test_blocks_become_paragraphs(source: str, text: str) -> None:
    assert paragraphs(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("10<sup>−3</sup> m<sup>2</sup>", "10⁻³ m²"),
        ("Ca<sup>2+</sup> and CO<sub>2</sub>", "Ca²⁺ and CO₂"),
        ("T<sub>max</sub>, x<sub><i>i</i></sub>", "T_max, x_i"),
        ("10<sup>-5.5</sup>, x<sup>k</sup>, 2<sup>n</sup>, 2<sup>k</sup>", "10^-5.5, x^k, 2ⁿ, 2^k"),
        ("the 2<sup>nd</sup>, la 1<sup>a</sup>", "the 2nd, la 1a"),
        ("Tin<sup>TM</sup> <sup>18</sup>F", "TinTM ¹⁸F"),
        ("a <sub>whole lowered sentence</sub>", "a whole lowered sentence"),
    ],
)
def test_raised_and_lowered_text_stays_readable(source: str, text: str) -> None:
    assert markup_to_text(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (f"so {FORMULA} holds", "so $E=m$ holds"),
        ("<tex-math>$$x^2$$</tex-math>", "$x^2$"),
        (r"<tex>$\gamma$</tex>-rays", r"$\gamma$-rays"),
        (r"<tex-math>\documentclass{minimal}\begin{document} $x$ \end{document}</tex-math>", "$x$"),
        (f"<alternatives><tex-math>x</tex-math>{FORMULA}</alternatives>", "$x$"),
        (f"<alternatives>{FORMULA}<tex-math>x</tex-math></alternatives>", "$x$"),
        (f"<inline-formula>{FORMULA}<tex-math>x</tex-math></inline-formula>", "$x$"),
        (f"<inline-formula><alternatives><inline-graphic/>{FORMULA}</alternatives></inline-formula>", "$E=m$"),
        (f"<inline-formula>{FORMULA}, {FORMULA}</inline-formula>", "$E=m$, $E=m$"),
        ("<tex-math>a</tex-math> and <tex-math>b</tex-math>", "$a$ and $b$"),
        ("<math></math>empty<tex-math> </tex-math>", "empty"),
    ],
)
def test_formula_becomes_tex_once(source: str, text: str) -> None:
    assert markup_to_text(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<math><mi>x</mi> so the tale goes on", "$x$ so the tale goes on"),
        ("<p><math><mi>x</mi></p><p>next</p>", "$x$\n\nnext"),
        ("<math><mi>x", "$x$"),
        ("<math/>next", "next"),
    ],
)
def test_formula_without_an_end_swallows_no_text(source: str, text: str) -> None:
    assert markup_to_text(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('Code is <a href="https://example.org/code">here</a>.', "Code is here (https://example.org/code)."),
        (
            'see <jats:ext-link xlink:href="https://example.org">this link</jats:ext-link>',
            "see this link (https://example.org)",
        ),
        ('<a href="https://example.org">https://example.org</a>', "https://example.org"),
        ('<a href="https://example.org">the kettles of tin</a>', "the kettles of tin"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ('<a href="/local">code</a>', "code"),
    ],
)
def test_address_of_a_link_stays_where_its_words_say_nothing(source: str, text: str) -> None:
    assert markup_to_text(source) == text


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<a ",
        "<i>",
        "</i>",
        "<sup>a",
        "<title>x</title>",
        "<!--",
        "<![CDATA[",
        "&",
        "&amp;",
        '<a "',
        "<math>",
        "<math><mrow>",
        "<mrow>",
        "<math>a<mi/>",
        "<tex-math>\\begin{document}",
        "<inline-formula><tex-math>x</tex-math>",
        "<alternatives>",
        "<p>\n ",
        "a='",
        "<a a",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    source = "<p>" + unit * (400_000 // len(unit)) + ">here</p>"
    start = time.perf_counter()
    markup_to_text(source)
    # Work that grew with the square of the length would take minutes here.
    assert time.perf_counter() - start < 15


def test_deep_nesting_keeps_the_text() -> None:
    assert markup_to_text("<sup>" * 5000 + "deep" + "</sup>" * 5000) == "deep"
    assert "deep" in markup_to_text("<b>" * 50_000 + "deep")


TAGS = "<i> </i> <sup> </sup> <math> </math> <mi> </mi> <p> </p> <title> </title> <br/> <tex-math> </tex-math>"
PIECES = st.sampled_from([*TAGS.split(), "<alternatives>", "&lt;", "&amp;", "<", ">", "x", "$", " ", "\n"])


@given(st.lists(PIECES, max_size=40).map("".join) | st.text())
@example("<math></i>")
@example("&lt;math&gt;")
def test_any_text_is_read_without_raising(source: str) -> None:
    markup_to_text(source)


@given(st.text(alphabet=st.characters(exclude_characters="<&\ue010"), max_size=60))
def test_words_within_a_paragraph_are_kept(words: str) -> None:
    assert "".join(markup_to_text(f"<p>{words}</p>").split()) == "".join(words.split())
