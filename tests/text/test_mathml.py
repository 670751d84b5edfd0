from __future__ import annotations

import pytest

from paperatlas.text.markup import markup_to_text
from paperatlas.text.mathml import Node, mathml_to_tex


def tex(inner: str, attributes: str = "") -> str:
    """The TeX of a formula as a source writes it."""
    return markup_to_text(f"<math{attributes}>{inner}</math>").strip("$")


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<mi>x</mi><mo>+</mo><mn>2.5</mn>", "x+2.5"),
        ("<msup><mi>x</mi><mn>2</mn></msup>", "x^{2}"),
        ("<msub><mi>x</mi><mrow><mi>i</mi><mo>,</mo><mi>j</mi></mrow></msub>", "x_{i,j}"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_{i}^{2}"),
        ("<msup><mrow><mi>a</mi><mi>b</mi></mrow><mi>n</mi></msup>", "{ab}^{n}"),
        ("<mfrac><mn>1</mn><mi>n</mi></mfrac>", r"\frac{1}{n}"),
        ("<msqrt><mi>x</mi><mi>y</mi></msqrt>", r"\sqrt{xy}"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", r"\sqrt[3]{x}"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", r"\bar{x}"),
        ("<mover><mi>x</mi><mo>→</mo></mover>", r"\vec{x}"),
        ("<mover><mo>=</mo><mi>d</mi></mover>", r"\overset{d}{=}"),
        ("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>", "∑_{i}^{n}"),
        ("<munder><mi>lim</mi><mi>n</mi></munder>", r"\lim_{n}"),
        ("<mi>log</mi><mi>n</mi>", r"\log n"),
        ("<mi>Tin</mi>", r"\mathrm{Tin}"),
        ("<mtext>if 50%</mtext>", r"\text{if 50\%}"),
        ("<mfenced open='[' close=']'><mi>a</mi><mi>b</mi></mfenced>", "[a,b]"),
        ("<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd></mtr></mtable>",
         r"\begin{matrix}a & b \\ c\end{matrix}"),
        ("<mmultiscripts><mi>U</mi><mi>a</mi><none/><mprescripts/><mn>92</mn><mn>235</mn></mmultiscripts>",
         "{}_{92}^{235}U_{a}"),
        ("<mphantom><mi>x</mi></mphantom><mi>y</mi>", "y"),
        ("<mi>&#x3B1;</mi>", "α"),
        ("<mo>{</mo><mi>a</mi><mo>_</mo><mo>\\</mo>", r"\{a\_\backslash"),
        ("<msup><mi>x</mi></msup>", "x"),
    ],
)  # fmt: skip
def test_element_has_its_form_in_tex(inner: str, expected: str) -> None:
    assert tex(inner) == expected


def test_tex_that_the_formula_carries_is_taken() -> None:
    annotation = '<annotation encoding="application/x-tex">\\alpha_{i}</annotation>'
    assert tex(f"<semantics><mi>q</mi>{annotation}</semantics>") == r"\alpha_{i}"
    assert tex("<mi>q</mi>", r' alttext="\beta"') == r"\beta"


def test_alternative_text_that_is_no_tex_is_taken_only_where_there_is_nothing_else() -> None:
    assert tex("<mi>q</mi>", ' alttext="q squared"') == "q"
    assert mathml_to_tex(Node("math", {"alttext": "q"})) == "q"


def test_deep_formula_does_not_exhaust_the_stack() -> None:
    root = node = Node("math")
    for _ in range(50_000):
        node.children.append(Node("mrow"))
        node = node.children[0]
    assert mathml_to_tex(root) == ""
    while root.children:
        root = root.children.pop()


def test_empty_formula_is_nothing() -> None:
    assert mathml_to_tex(Node("math")) == ""
