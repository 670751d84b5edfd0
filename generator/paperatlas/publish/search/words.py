"""Texts cut into words as they are indexed and sought; `browser/words.js` does the same in the browser.

Both sides fold case, accents and forms of letters (`𝑥` is `x`), cut at everything that is no letter and no digit, keep
the point in `3.5`, drop the apostrophe in `don't`, and cut Chinese and Japanese into single characters and pairs.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ς": "σ"}
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_SIGNS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u3099\u309a"
)
"""Signs that belong to letters of scripts whose vowels they write."""
_PAIRED = (
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts without spaces between words."""
_LETTER = rf"(?:[^\W_]|[{_SIGNS}])"
_WORD = re.compile(rf"{_LETTER}+(?:(?<=[0-9])\.(?=[0-9]){_LETTER}+)*")
_POINT = re.compile(r"[0-9]\.[0-9]")
_PLAIN_WORD = re.compile(r"[a-z0-9]+(?:(?<=[0-9])\.(?=[0-9])[a-z0-9]+)*")
_SPACES = {code: " " for code in range(128) if not chr(code).isalnum()}
"""Where no number has a point, cutting is faster without a pattern."""
_RUN = re.compile(f"[{_PAIRED}]+|[^{_PAIRED}]+")
_IS_PAIRED = re.compile(f"[{_PAIRED}]")


def folded(text: str) -> str:
    """The text in small letters without accents."""
    if text.isascii():
        return text.lower()
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).lower().translate(_LETTERS)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", text))


def words_of(text: str) -> list[str]:
    """The words to index, in order."""
    text = folded(text)
    if text.isascii():
        text = _APOSTROPHE.sub("", text) if "'" in text else text
        return _PLAIN_WORD.findall(text) if _POINT.search(text) else text.translate(_SPACES).split()
    words = _WORD.findall(_APOSTROPHE.sub("", text))
    if not _IS_PAIRED.search(text):
        return words
    return [part for word in words for run in _RUN.findall(word) for part in _parts(run)]


def _parts(run: str) -> list[str]:
    if not _IS_PAIRED.match(run):
        return [run]
    return [*run, *(run[place : place + 2] for place in range(len(run) - 1))]
