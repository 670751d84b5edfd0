r"""TeX in running text, turned to Unicode; mathematics stays as TeX between dollar signs.

Abstracts are written half in TeX and half in plain text: a `%` is a percent sign more often than
a comment, `_` and `#` are themselves. So only what carries a command (`\textbf{…}`, `S\'umulas`)
goes through pylatexenc, with those characters protected.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_MATH_FORMS = (
    (r"\(", re.compile(r"\\\((.{1,1000}?)\\\)", re.DOTALL)),
    (r"\[", re.compile(r"\\\[(.{1,1000}?)\\\]", re.DOTALL)),
    ("$$", re.compile(r"(?<![\\$])\$\$(.{1,1000}?)\$\$", re.DOTALL)),
    ("$", re.compile(r"(?<![\\$])\$(?![\s$])((?:[^$\\]|\\.){1,1000}?)(?<![\s\\])\$(?![\d$])", re.DOTALL)),
)
"""What opens a formula, and the whole of one."""
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|['`^\"~=.])")
_LINK = re.compile(r"\\href\{([^{}]{1,500})\}\{([^{}]{1,500})\}")
_TIE = re.compile(r"(?<=[A-Za-z.])~(?=\S)")
_ESCAPED = re.compile(r"\\([%&_#{}])")
_QUOTED = re.compile(r"``([^`'\n]{1,200}(?:'[^'`\n]{1,200})*?)''")
_SINGLY_QUOTED = re.compile(r"(?<![\w`])`([^`'\n]{1,200})'(?!\w)")
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
_NAME = re.compile(r"\\([A-Za-z]+)")
_UPRIGHT = re.compile(r"\\(?:text|mathrm|textbf|textit|texttt|mathsf|mathtt)\{([^{}\\$]*)\}")
_SYMBOL = re.compile(r"[^\\{}_^&#]+")

GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau "
    "upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
).split()
"""Names of the Greek letters in TeX."""

PLAIN_COMMANDS = tuple(
    (re.compile(rf"\\{re.escape(command)}(?![A-Za-z])\s?"), character)
    for command, character in {
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
    }.items()
)
"""Commands that are a character, each with what it is."""


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
    if not ("\\" in source or "$" in source or "~" in source or "`" in source or "\ue000" in source):
        return source
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
    for opening, form in _MATH_FORMS:
        if opening in text:
            text = form.sub(put_away, text)
    if "~" in text:
        text = _TIE.sub("\u00a0", text)
    if "\\" in text:
        text = _LINK.sub(r"\2 (\1)", text)
        text = _commands_to_text(text) if _COMMAND.search(text) else _ESCAPED.sub(r"\1", text)
    if "`" in text:
        text = _SINGLY_QUOTED.sub("‘\\1’", _QUOTED.sub("“\\1”", text))
    return _PLACED.sub(lambda match: formulas[int(match[1])] if int(match[1]) < len(formulas) else "", text)


def simplify_math(formula: str) -> str:
    r"""A formula as text where it is only a symbol or a number (`\times`, `12%`), else between dollar signs."""
    bare = formula.strip()
    if bare in GREEK:
        return greek_letter(bare)
    words = bare
    if "\\" in bare:
        for command, character in PLAIN_COMMANDS:
            bare = command.sub(character, bare)
        bare = _NAME.sub(lambda m: greek_letter(m[1]) if m[1] in GREEK else m[0], bare)
        words = _UPRIGHT.sub(r"\1", bare)
    plain = words.strip()
    is_symbol = _SYMBOL.fullmatch(plain) and (len(plain) == 1 or re.fullmatch(r"[~≈±<>≤≥]?\s?[\d.,]+\s?[×%]?", plain))
    if plain and (is_symbol or (words != bare and re.fullmatch(r"[\w .-]+", plain))):
        return plain
    return f"${formula}$" if plain else ""


def greek_letter(name: str) -> str:
    """The letter that one of the names in `GREEK` stands for."""
    case = "CAPITAL" if name[0].isupper() else "SMALL"
    spelled = {"lambda": "lamda"}.get(name.lower(), name.lower().removeprefix("var"))
    return unicodedata.lookup(f"GREEK {case} LETTER {spelled.upper()}")


def _commands_to_text(text: str) -> str:
    # The parser is large, and most collections do without it.
    from paperatlas.text.tex_commands import commands_to_text

    protected = text
    for written, mark in _MARKS:
        protected = protected.replace(written, mark)
    protected = _SPECIAL.sub(lambda match: match[0] if match[0][0] == "\\" else "\\" + match[0], protected)
    try:
        converted = commands_to_text(protected)
    except Exception:
        # The parser meets arbitrary text and may fail in its own ways; the source is still worth showing.
        return text
    for written, mark in _MARKS:
        converted = converted.replace(mark, written)
    return converted
