r"""TeX in running text, turned to Unicode; mathematics stays as TeX between dollar signs.

Abstracts are written half in TeX and half in plain text: a `%` is a percent sign more often than
a comment, `_` and `#` are themselves. So only what carries a command (`\textbf{…}`, `S\'umulas`)
goes through pylatexenc, with those characters protected.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

_MATH_FORMS = (
    re.compile(r"\\\((.{1,1000}?)\\\)", re.DOTALL),
    re.compile(r"\\\[(.{1,1000}?)\\\]", re.DOTALL),
    re.compile(r"(?<![\\$])\$\$(.{1,1000}?)\$\$", re.DOTALL),
    re.compile(r"(?<![\\$])\$(?![\s$])((?:[^$\\]|\\.){1,1000}?)(?<![\s\\])\$(?![\d$])", re.DOTALL),
)
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|['`^\"~=.])")
_LINK = re.compile(r"\\href\{([^{}]{1,500})\}\{([^{}]{1,500})\}")
_TIE = re.compile(r"(?<=[A-Za-z.])~(?=\S)")
_ESCAPED = re.compile(r"\\([%&_#{}])")
_SPECIAL = re.compile(r"\\.|[%#&_]", re.DOTALL)
_MARKS = (
    (r"\$", "\ue003"),
    ("$", "\ue005"),
    (r"\^", "\ue006"),
    ("^", "\ue002"),
    ("~", "\ue004"),
    ("[", "\ue007"),
    ("]", "\ue008"),
)
"""What means something to the parser that it seldom means in an abstract, and what stands in for it meanwhile."""
_PLACE = "\ue000{}\ue001"
_PLACED = re.compile("\ue000(\\d+)\ue001")
_SYMBOL = re.compile(r"[^\\{}_^&#]+")

GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau "
    "upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
).split()
"""Names of the Greek letters in TeX."""

_CONTENT_COMMANDS = (
    "emph",
    "texttt",
    "textsf",
    "textsc",
    "textsl",
    "textrm",
    "textup",
    "text",
    "mbox",
    "uline",
    "uppercase",
)
_FONT_SWITCHES = ("em", "it", "bf", "sl", "sc", "tt", "rm", "sf", "bfseries", "itshape", "scshape", "ttfamily", "small")

_NAMED_CHARACTERS = {
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textbackslash": "\\",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
}

_PLAIN_COMMANDS = {
    "times": "×",
    "pm": "±",
    "sim": "~",
    "approx": "≈",
    "leq": "≤",
    "le": "≤",
    "geq": "≥",
    "ge": "≥",
    "to": "→",
    "rightarrow": "→",
    "leftrightarrow": "↔",
    "cdot": "·",
    "ldots": "…",
    "dots": "…",
    "infty": "∞",
    "ell": "ℓ",
    "%": "%",
    ",": " ",
    "circ": "°",
}


def tex_to_text(source: str) -> str:
    r"""`source` with TeX commands of running text resolved and mathematics in the form of `text/math.py`.

    Never raises: what cannot be read as TeX stays as it is, and a command nobody knows (`\oni`)
    leaves its name. Mathematics that is no more than a symbol or a number becomes text.
    """
    return _resolve(source, simplify_math)


def title_to_text(source: str) -> str:
    """As `tex_to_text`, but every formula stays one, since a title is quoted as it stands."""
    return _resolve(source, lambda formula: f"${formula}$")


def _resolve(source: str, place: Callable[[str], str]) -> str:
    if "\ue000" in source:
        source = source.replace("\ue000", "").replace("\ue001", "")
    formulas: list[str] = []
    sources: list[str] = []

    def put_away(match: re.Match[str]) -> str:
        # A formula within a formula, as in `\text{if \(x\)}`, goes back into its place first.
        formula = _PLACED.sub(lambda inner: sources[int(inner[1])], match[1])
        formulas.append(place(formula.strip()))
        sources.append(formula)
        return _PLACE.format(len(formulas) - 1)

    text = source
    for form in _MATH_FORMS:
        text = form.sub(put_away, text)
    text = _LINK.sub(r"\2 (\1)", _TIE.sub("\u00a0", text))
    text = _commands_to_text(text) if _COMMAND.search(text) else _ESCAPED.sub(r"\1", text)
    text = re.sub(r"``([^`'\n]{1,200}(?:'[^'`\n]{1,200})*?)''", "“\\1”", text)
    text = re.sub(r"(?<![\w`])`([^`'\n]{1,200})'(?!\w)", "‘\\1’", text)
    return _PLACED.sub(lambda match: formulas[int(match[1])] if int(match[1]) < len(formulas) else "", text)


def simplify_math(formula: str) -> str:
    r"""A formula as text where it is only a symbol or a number (`\times`, `12%`), else between dollar signs."""
    bare = formula.strip()
    if bare in GREEK:
        return _greek_letter(bare)
    for command, character in _PLAIN_COMMANDS.items():
        bare = re.sub(rf"\\{re.escape(command)}(?![A-Za-z])\s?", character, bare)
    bare = re.sub(r"\\([A-Za-z]+)", lambda m: _greek_letter(m[1]) if m[1] in GREEK else m[0], bare)
    words = re.sub(r"\\(?:text|mathrm|textbf|textit|texttt|mathsf|mathtt)\{([^{}\\$]*)\}", r"\1", bare)
    plain = words.strip()
    is_symbol = _SYMBOL.fullmatch(plain) and (len(plain) == 1 or re.fullmatch(r"[~≈±<>≤≥]?\s?[\d.,]+\s?[×%]?", plain))
    if plain and (is_symbol or (words != bare and re.fullmatch(r"[\w .-]+", plain))):
        return plain
    return f"${formula}$" if plain else ""


def _greek_letter(name: str) -> str:
    case = "CAPITAL" if name[0].isupper() else "SMALL"
    spelled = {"lambda": "lamda"}.get(name.lower(), name.lower().removeprefix("var"))
    return unicodedata.lookup(f"GREEK {case} LETTER {spelled.upper()}")


def _commands_to_text(text: str) -> str:
    protected = text
    for written, mark in _MARKS:
        protected = protected.replace(written, mark)
    protected = _SPECIAL.sub(lambda match: match[0] if match[0][0] == "\\" else "\\" + match[0], protected)
    try:
        converted = str(_converter().latex_to_text(protected, tolerant_parsing=True))
    except Exception:
        # The parser meets arbitrary text and may fail in its own ways; the source is still worth showing.
        return text
    for written, mark in _MARKS:
        converted = converted.replace(mark, written)
    return converted


@cache
def _converter() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    # It reports each odd command of each abstract, which nobody can mend.
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    known = get_default_latex_context_db()
    known.add_context_category(
        "paperatlas",
        prepend=True,
        macros=[
            *(MacroTextSpec(name, simplify_repl="%s") for name in _CONTENT_COMMANDS),
            *(MacroTextSpec(name, simplify_repl="") for name in _FONT_SWITCHES),
            *(MacroTextSpec(name, simplify_repl=character) for name, character in _NAMED_CHARACTERS.items()),
            *(MacroTextSpec(name, discard=True) for name in ("cite", "citep", "citet", "label")),
            MacroTextSpec("url", simplify_repl="%s"),
        ],
    )
    known.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_name_of_command))
    return LatexNodes2Text(latex_context=known, math_mode="verbatim", strict_latex_spaces=False)


def _name_of_command(node: Any, l2tobj: Any) -> str:
    """What an unknown command leaves: its name, apart from the next word."""
    return f"{node.macroname}{node.macro_post_space}"
