r"""TeX of a BibTeX field turned to text.

Braces that protect capitals go, formulas stay between dollar signs. The accents and commands that
bibliographies are full of (`{\"o}`, `\&`, `\emph{…}`) are resolved here, since they stand in every
name of a big file; what else there is goes to `text/tex.py`, which knows more and takes longer.
"""

from __future__ import annotations

import re
import unicodedata

from paperatlas.read.bibliographies.bibtex.commands import ACCENTS, LETTERS, WORDS
from paperatlas.text.clean import clean_line, clean_paragraphs
from paperatlas.text.markup import markup_to_text
from paperatlas.text.tex import simplify_math, title_to_text

# Patterns for whole abstracts begin with the signs themselves, so that the text between is passed over quickly.
_FORMULA = re.compile(
    r"(\$(?<![\\$]\$)(?![\s$])(?:[^$\\]|\\.){1,1000}?(?<![\s\\])\$(?![\d$])|\\\(.{1,1000}?\\\))", re.DOTALL
)
_ACCENT = re.compile(
    r"\\(?:([`'^\"~=.])\s*|([uvHcdbkr])(?:\s*(?=\{)|\s+|(?=\\)))"
    r"(?:\{\s*\\([ij])\s*\}|\{([^\W\d_])\}|\\([ij])(?![A-Za-z])\s?|([^\W\d_]))"
)
_LONE_LETTER = re.compile(r"\{([^\W\d_])\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)(\s*)(\{\})?")
_DROPPED = re.compile(
    r"\\(?:noopsort|SortNoop|sortnoop|nosort|hyphenation|hspace|vspace|label)\s*\{[^{}]*\}|\\kern\s*-?[\d.]+\s*(?:em|ex|pt)\s?"
)
_STYLED = re.compile(
    r"\\(?:emph|text(?:it|bf|sc|tt|rm|sf|sl|up|md|normal|color\{\w+\})?|mbox|hbox|uline|underline|acro|url|path|nolinkurl"
    r"|ensuremath|bibstring|uppercase|MakeUppercase)\s*\{([^{}]*)\}"
)
_ORDINAL = re.compile(r"(?:\{\})?\^\{?(?:\\(?:mbox|text\w*|rm|mathrm)\s*\{?)?(st|nd|rd|th)\}{0,2}")
_QUOTED = re.compile(r"\\(?:enquote|mkbibquote|textquote)\*?\s*\{([^{}]*)\}")
_RAISED = re.compile(r"\\text(super|sub)script\s*\{([^{}]*)\}")
_DIGITS = {
    "super": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
    "sub": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
}
_SIGN = re.compile(r"\\([&%#_,;:!/@\- {}\\\n])")
_SIGNS = {
    "{": "\ue011",
    "}": "\ue012",
    ",": " ",
    ";": " ",
    ":": " ",
    "\\": " ",
    "\n": " ",
    "~": "\ue014",
} | dict.fromkeys("!/@-", "")
_ALONE = re.compile(r"\\([\^~'`\"=.])\{\s*\}")
_UNSOLVED = re.compile(r"\\[A-Za-z`'^\"~=.]")
_STAND_INS = str.maketrans("\ue011\ue012\ue013\ue014", "{}\\~")
"""Characters that stand for ones that are meant as such, while those still mean something."""
_STAND_IN = re.compile("[\ue011-\ue014]")
_MARKS = re.compile(r"\$(?:[^$\\]|\\.)+\$|https?://[^\s{}]+|--+|~|``|''|`(?<![\w`]`)([^`'\n]{1,200})'(?!\w)")
_MARK_TEXTS = {"---": "—", "--": "–", "~": " ", "``": "“", "''": "”"}
"""The longer before the shorter."""
_ENTITY = re.compile(r"&(?:#\d|#x|[A-Za-z]{2,8};)|<[A-Za-z/]")


def line_of(source: str) -> str:
    """The field as one line of text; formulas stay as they stand."""
    return clean_line(_text(source, is_running=False))


def paragraphs_of(source: str) -> str:
    """The field as paragraphs; formulas that are only a symbol or a number become text."""
    text = _text(source, is_running=True)
    return clean_paragraphs(text) if "\n" in text else clean_line(text)


def _text(source: str, is_running: bool) -> str:
    if "\\" in source or "$" in source:
        text = _from_tex(source, is_running)
    else:
        text = source.replace("{", "").replace("}", "")
    if "--" in text or "~" in text or "`" in text or "''" in text:
        text = _MARKS.sub(_mark, text) if "$" in text or "://" in text or "`" in text else _typeset(text)
    if ("<" in text or "&" in text) and _ENTITY.search(text):
        text = markup_to_text(text)
    return text.translate(_STAND_INS) if "\\" in source and _STAND_IN.search(text) else text


def _typeset(text: str) -> str:
    """The text with dashes, ties and quotation marks, where no formula and no address may hold them."""
    for written, mark in _MARK_TEXTS.items():
        text = text.replace(written, mark)
    return text


def _mark(match: re.Match[str]) -> str:
    if match[1]:
        return f"‘{match[1]}’"
    found = match[0]
    return found if found[0] in "$h" else _MARK_TEXTS.get(found, found)


def _from_tex(source: str, is_running: bool) -> str:
    if "\\" in source:
        # What dropped commands say, and letters that stand for braces, must be settled before formulas are sought.
        source = _DROPPED.sub("", source)
    pieces = _FORMULA.split(source) if "$" in source or "\\(" in source else [source]
    pieces[::2] = [_resolve(piece) if "\\" in piece else piece for piece in pieces[::2]]
    if any(_UNSOLVED.search(piece) for piece in pieces[::2]):
        resolved = title_to_text("".join(pieces))
        pieces = _FORMULA.split(resolved)
    for place, piece in enumerate(pieces):
        pieces[place] = _formula(piece, is_running) if place % 2 else piece.replace("{", "").replace("}", "")
    return "".join(pieces)


def _formula(written: str, is_running: bool) -> str:
    inside = written[1:-1] if written[0] == "$" else written[2:-2]
    if ordinal := _ORDINAL.fullmatch(inside):
        return ordinal[1]
    return simplify_math(inside) if is_running else f"${inside.strip()}$"


def _resolve(text: str) -> str:
    return _SIGN.sub(_sign, _commands(text) if _UNSOLVED.search(text) else text)


def _sign(match: re.Match[str]) -> str:
    return _SIGNS.get(match[1], match[1])


def _commands(text: str) -> str:
    text = _ACCENT.sub(_accented, _ALONE.sub(_sign, text))
    text = _LONE_LETTER.sub(r"\1", text)
    if "\\" not in text:
        return text
    text = _COMMAND.sub(_named, text)
    if "\\text" in text:
        text = _RAISED.sub(lambda match: match[2].translate(_DIGITS[match[1]]), text)
    for _ in range(3):
        text, count = _STYLED.subn(r"\1", text)
        text = _QUOTED.sub(r"“\1”", text)
        if not count:
            break
    return text


def _accented(match: re.Match[str]) -> str:
    accent = ACCENTS[match[1] or match[2]]
    dotless, braced, bare_dotless, bare = match.groups()[2:]
    return unicodedata.normalize("NFC", (dotless or braced or bare_dotless or bare) + accent)


def _named(match: re.Match[str]) -> str:
    name, space, _ = match.groups()
    if (letter := LETTERS.get(name)) is not None:
        return letter
    word = WORDS.get(name)
    if word is None and len(name) > 1 and name.isupper():
        # A macro of the collection's own for an acronym.
        word = name
    return match[0] if word is None else word + space
