from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from paperatlas.render.markdown import escape, front_matter_text, link, preformatted, prose, title
from paperatlas.text.raised import with_raised

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "meta", "sane_lists",
    "smarty", "tables", "toc", "wikilinks", "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.blocks.details",
    "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.escapeall",
    "pymdownx.extra", "pymdownx.fancylists", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.quotes", "pymdownx.saneheaders",
    "pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
    "pymdownx.tilde",
]  # fmt: skip

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "{: onclick=alert(1) }",
    "{{ config }} {% raw %}",
    "``` html\n<b>x</b>\n```",
    '--8<-- "/etc/passwd"',
    "1. one",
    "a. one",
    "# heading",
    "- [ ] task",
    "*[HTML]: x",
    "[^1]: note",
    "| a | b |\n| - | - |",
    "~~~\nx\n~~~",
    "&lt;b&gt; &#60;",
    "http://example.org www.example.org a@b.example",
    "H~2~O x^2^ ==m== ++ctrl++ (c) --> :smile: {++a++} $x$ \\(y\\)",
    "!!! note\n    x",
    "term\n: definition",
    "Setext\n======",
    "***\n",
    "> quote",
    "    code",
    "\"quotes\" and 'more' ... -- ---",
    "[[wiki]]",
    "\\*",
    "/// details\nx\n///",
    "[=50% x]",
]

LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=80)
NASTY = st.text(st.sampled_from(list("<>[](){}*_`~^$#+-=|!&;:\"'\\/.,%@?1aA \n")), max_size=60)


class _Elements(HTMLParser):
    """The elements of a page and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def rendered(text: str, extensions: list[str] = EXTENSIONS) -> _Elements:
    page = _Elements()
    page.feed(markdown.markdown(text, extensions=extensions))
    return page


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("frame", ["{}", "- {}", "# {}", "**{}**", "<small>{}</small>", "words {} words"])
def test_escaped_text_is_only_text_under_every_extension(text: str, frame: str) -> None:
    page = rendered(frame.replace("{}", escape(text)))
    allowed = {"p", "ul", "li", "h1", "strong", "small"}
    assert {tag for tag, _ in page.elements} <= allowed
    assert all(set(attributes) <= {"id"} for _, attributes in page.elements)
    assert one_line(page.text) == one_line(
        frame.strip("-# *").replace("<small>", "").replace("</small>", "").replace("{}", text)
    )


@given(st.one_of(LINE, NASTY))
def test_escaped_text_shows_itself(text: str) -> None:
    page = rendered("x " + escape(text))
    assert one_line(page.text) == one_line("x " + text)
    assert {tag for tag, _ in page.elements} <= {"p"}


@given(st.one_of(LINE, NASTY))
def test_escaped_text_at_the_beginning_of_a_line_shows_itself(text: str) -> None:
    page = rendered(str(escape(text)))
    assert one_line(page.text) == one_line(text)
    assert {tag for tag, _ in page.elements} <= {"p"}


@given(st.one_of(LINE, NASTY))
def test_prose_never_carries_a_script_or_a_style(text: str) -> None:
    for tag, attributes in rendered(str(prose(text))).elements:
        assert tag not in {"script", "style", "img", "iframe", "object", "form", "input", "svg"}
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert re.match(r"https?://", attributes.get("href") or "https://")


def test_readable_punctuation_stays_readable() -> None:
    assert escape("Plain words, a comma and a full stop. Next-token prediction.") == (
        "Plain words, a comma and a full stop. Next-token prediction."
    )


def test_prose_makes_links_of_web_addresses_only() -> None:
    page = rendered(str(prose("See https://example.org/a_b, javascript:alert(1) and ftp://example.org.")))
    assert [attributes["href"] for tag, attributes in page.elements if tag == "a"] == ["https://example.org/a_b"]


def test_prose_typesets_mathematics() -> None:
    page = rendered(str(prose(r"It takes $O(n^2)$ steps and \$5.")))
    assert "msup" in {tag for tag, _ in page.elements}
    assert one_line(page.text) == "It takes O(n2) steps and $5."


def test_powers_are_raised_in_titles_and_prose_but_not_in_addresses() -> None:
    assert rendered("# " + title("R^3L: mosses in $O(n^2)$")).text == "R³L: mosses in O(n2)"
    page = rendered(str(prose("It takes n^2 steps: https://example.org/n^2")))
    assert one_line(page.text) == "It takes n² steps: example.org/n^2"
    assert front_matter_text("R^3L and M$^2$AD") == '"R³L and M²AD"'


def test_prose_keeps_paragraphs_apart() -> None:
    assert sum(tag == "p" for tag, _ in rendered(str(prose("One.\n\nTwo."))).elements) == 2


def test_title_keeps_addresses_as_text() -> None:
    assert not any(tag == "a" for tag, _ in rendered("# " + title("See https://example.org")).elements)


def test_link_cannot_be_broken_out_of() -> None:
    made = link(escape("a](b"), 'https://example.org/x) "onclick=alert(1)', 'a" onmouseover="x')
    page = rendered(str(made))
    assert [tag for tag, _ in page.elements] == ["p", "a"]
    assert set(page.elements[1][1]) == {"href", "title"}


@given(st.one_of(LINE, NASTY))
def test_preformatted_text_shows_itself(text: str) -> None:
    page = rendered(f"<pre><code>x{preformatted(text)}</code></pre>", ["md_in_html", "attr_list"])
    assert [tag for tag, _ in page.elements] == ["pre", "code"]
    assert page.text.strip("\n") == ("x" + text).strip("\n")


@example("\ufffe of \x80 and \uffff")
@given(st.one_of(LINE, NASTY))
def test_front_matter_is_one_scalar_without_markup(text: str) -> None:
    loaded = yaml.safe_load(f"title: {front_matter_text(text)}")["title"]
    assert not re.search("[<>\"']", loaded)
    if "$" not in text:
        assert html.unescape(loaded) == one_line(with_raised(text))
