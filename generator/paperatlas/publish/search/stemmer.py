"""The stemmer of lunr.js, after its source: Porter's, with the ends in y that lunr.js keeps.

lunr.py's own turns `survey` into `survei` where lunr.js keeps `survey`, so that the browser would not find such words.
"""

from __future__ import annotations

import re

_STEP_2 = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "bli": "ble",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
    "logi": "log",
}
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_CONSONANTS, _VOWELS = "[^aeiou][^aeiouy]*", "[aeiouy][aeiou]*"
_ONE = re.compile(f"(?:{_CONSONANTS})?{_VOWELS}{_CONSONANTS}")
_EXACTLY_ONE = re.compile(rf"(?:{_CONSONANTS})?{_VOWELS}{_CONSONANTS}(?:{_VOWELS})?\Z")
_TWO = re.compile(f"(?:{_CONSONANTS})?{_VOWELS}{_CONSONANTS}{_VOWELS}{_CONSONANTS}")
_VOWEL_IN_STEM = re.compile(f"(?:{_CONSONANTS})?[aeiouy]")
_SHORT = re.compile(rf"{_CONSONANTS}[aeiouy][^aeiouwxy]\Z")
_PLURAL = re.compile(r"(.+?)(ss|i)es\Z")
_S = re.compile(r"(.+?)([^s])s\Z")
_EED = re.compile(r"(.+?)eed\Z")
_ED_ING = re.compile(r"(.+?)(ed|ing)\Z")
_WANTS_E = re.compile(r"(at|bl|iz)\Z")
_DOUBLE = re.compile(r"([^aeiouylsz])\1\Z")
_Y = re.compile(r"(.+?[^aeiou])y\Z")
_SUFFIX_2 = re.compile(rf"(.+?)({'|'.join(_STEP_2)})\Z")
_SUFFIX_3 = re.compile(rf"(.+?)({'|'.join(_STEP_3)})\Z")
_SUFFIX_4 = re.compile(r"(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)\Z")
_ION = re.compile(r"(.+?)(s|t)(ion)\Z")
_E = re.compile(r"(.+?)e\Z")


def stem(word: str) -> str:
    """The stem of a word in small letters."""
    if len(word) < 3:
        return word
    # At the beginning y is a consonant; a capital is none of the vowels.
    stemmed = _stem("Y" + word[1:] if word[0] == "y" else word)
    return "y" + stemmed[1:] if word[0] == "y" else stemmed


def _stem(word: str) -> str:
    word = _without_plural(word)
    word = _without_past(word)
    if match := _Y.match(word):
        word = match[1] + "i"
    for suffix, instead in ((_SUFFIX_2, _STEP_2), (_SUFFIX_3, _STEP_3)):
        if (match := suffix.match(word)) and _ONE.match(match[1]):
            word = match[1] + instead[match[2]]
    return _without_e(_without_suffix(word))


def _without_plural(word: str) -> str:
    match = _PLURAL.match(word) or _S.match(word)
    return match[1] + match[2] if match else word


def _without_past(word: str) -> str:
    if match := _EED.match(word):
        return word[:-1] if _ONE.match(match[1]) else word
    match = _ED_ING.match(word)
    if not match or not _VOWEL_IN_STEM.match(match[1]):
        return word
    word = match[1]
    if _WANTS_E.search(word):
        return word + "e"
    if _DOUBLE.search(word):
        return word[:-1]
    return word + "e" if _SHORT.match(word) else word


def _without_suffix(word: str) -> str:
    if match := _SUFFIX_4.match(word):
        return match[1] if _TWO.match(match[1]) else word
    match = _ION.match(word)
    return match[1] + match[2] if match and _TWO.match(match[1] + match[2]) else word


def _without_e(word: str) -> str:
    if match := _E.match(word):
        stem = match[1]
        if _TWO.match(stem) or (_EXACTLY_ONE.match(stem) and not _SHORT.match(stem)):
            word = stem
    return word[:-1] if word.endswith("ll") and _TWO.match(word) else word
