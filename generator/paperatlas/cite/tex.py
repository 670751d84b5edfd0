r"""The model's text as TeX for a BibTeX field.

A BibTeX field must have balanced braces. BibTeX counts every brace, `\{` too; some readers do not
count that one. What is written here is balanced for both.
"""

from __future__ import annotations

import re
from functools import lru_cache

from paperatlas.text.clean import clean_line
from paperatlas.text.math import Segment, segments

_ESCAPES = {
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"\^{}",
    **{character: "\\" + character for character in "&%#_$"},
}
# Every reader knows `\{`, but only in pairs does it leave BibTeX's count of braces right.
_PAIRED = str.maketrans({**_ESCAPES, "{": r"\{", "}": r"\}"})
_UNPAIRED = str.maketrans({**_ESCAPES, "{": r"{\textbraceleft}", "}": r"{\textbraceright}"})
_MEANING = re.compile(r"[\\~^&%#_${}]")
_BRACE = re.compile(r"[{}]")
_BARE_BRACE = re.compile(r"(?<!\\)[{}]")
_WORDS = re.compile(r"(\s+)")
_MATH_BRACE = re.compile(r"\\(.)")
_SPELLED_BRACES = {"{": r"\lbrace ", "}": r"\rbrace "}
_BARE_SIGN = re.compile(r"(\\.)|([%#])")
_DEEPEST = 20
_CORE = re.compile(r"\w(?:.*\w)?")


def escape(text: str) -> str:
    """`text` with every character that TeX gives a meaning written so that it prints itself."""
    return text.translate(_escapes_for(text)) if _MEANING.search(text) else text


def _escapes_for(text: str) -> dict[int, str]:
    return _PAIRED if _is_balanced(text) else _UNPAIRED


def to_tex(text: str | None) -> str:
    """The model's text as TeX on one line, mathematics kept; unknown becomes empty."""
    line = clean_line(text) if text else ""
    if "$" not in line:
        return escape(line)
    return "".join(_formula(run) or escape(_source(run)) for run in segments(line))


def title_to_tex(text: str) -> str:
    """Like `to_tex`, with braces round what a bibliography style must not set in lower case.

    Protected are words with a capital that does not begin them (`KG-Agent`, `LLMs`), names with a
    digit (`Llama3`), lone capitals (`U-Net`, but not `A`) and mathematics with a capital.
    `Graph-Based` is title case, which a style may change.
    """
    line = clean_line(text)
    if "$" not in line:
        return _protect_words(line)
    return "".join(_protect(_formula(run)) or _protect_words(_source(run)) for run in segments(line))


def _source(run: Segment) -> str:
    return f"${run.text}$" if run.is_math else run.text


def _formula(run: Segment) -> str:
    """Mathematics between dollar signs; empty for text and where the braces are beyond repair."""
    formula = _balanced_math(run.text) if run.is_math else None
    return f"${formula}$" if formula else ""


def _balanced_math(formula: str) -> str | None:
    """The formula with balanced braces and no live comment sign; `None` where its braces are wrong."""
    safe = _BARE_SIGN.sub(lambda match: match[1] or "\\" + match[2], formula)
    if _is_balanced(safe):
        return safe
    spelled = _MATH_BRACE.sub(lambda match: _SPELLED_BRACES.get(match[1], match[0]), safe).rstrip()
    return spelled if _is_balanced(spelled) else None


def _is_balanced(text: str) -> bool:
    """Whether braces pair up, both when escaped ones count and when they do not."""
    if "{" not in text and "}" not in text:
        return True
    return _closes(_BRACE.findall(text)) and _closes(_BARE_BRACE.findall(text))


def _closes(braces: list[str]) -> bool:
    depth = 0
    for brace in braces:
        depth += 1 if brace == "{" else -1
        if not 0 <= depth <= _DEEPEST:
            return False
    return depth == 0


def _protect(formula: str) -> str:
    return f"{{{formula}}}" if re.search("[A-Z]", formula) else formula


def _protect_words(text: str) -> str:
    is_balanced = _is_balanced(text)
    return "".join(_protect_word(word, is_balanced) for word in _WORDS.split(text))


@lru_cache(maxsize=65_536)
def _protect_word(word: str, is_balanced: bool) -> str:
    """The word in braces if it needs them, with punctuation round it left outside."""
    escapes = _PAIRED if is_balanced else _UNPAIRED
    core = _CORE.search(word)
    if not core or not _has_own_capitals(word):
        return word.translate(escapes)
    before, after = word[: core.start()].translate(escapes), word[core.end() :].translate(escapes)
    return f"{before}{{{core[0].translate(escapes)}}}{after}"


def _has_own_capitals(word: str) -> bool:
    return any(map(_has_own_capital, re.split(r"[\W_]+", word)))


def _has_own_capital(part: str) -> bool:
    if not part[:1].isupper():
        return any(letter.isupper() for letter in part)
    is_lone = len(part) == 1 and part != "A"
    return is_lone or any(letter.isupper() or letter.isdigit() for letter in part[1:])
