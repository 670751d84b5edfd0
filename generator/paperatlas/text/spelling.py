"""British and American spellings of one word, for comparison."""

from __future__ import annotations

import re

_RULES = (
    (re.compile(r"(?<=[a-z]{3})isation"), "ization"),
    (re.compile(r"((?:al|el|im|er|ar|or|an|en|in|on|dom|tom|at|et|ant|yl|ul|il|ic)i)s(?=(?:e|ed|er|ing)$)"), r"\1z"),
    (re.compile(r"lys(?=(?:e|ed|er|ing)$)"), "lyz"),
    (re.compile(r"(behavi|col|fav|neighb|hon|lab|flav|harb|vap|tum|hum|rum|endeav|arm)our"), r"\1or"),
    (re.compile(r"(mode|labe|signa|trave|cance|channe|tunne|leve|pane)ll(?=(?:ed|er|ing)$)"), r"\1l"),
    (re.compile(r"(cent|fib|lit|theat|calib|spect)re$"), r"\1er"),
    (re.compile(r"(catal|dial|anal)ogue$"), r"\1og"),
    (re.compile(r"(def|off|lic)ence$"), r"\1ense"),
    (re.compile(r"^programme$"), "program"),
    (re.compile(r"^artefact"), "artifact"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^ageing$"), "aging"),
)
_MAY_DIFFER = re.compile(
    r"isation|[iy]s(?:e|ed|er|ing)$|our|ll(?:ed|er|ing)$|re$|ogue$|ence$|^programme$|^artefact|^grey|^ageing$"
)
"""What every word has that one of the rules changes."""


def american(word: str) -> str:
    """A folded word as American English spells it, or unchanged where both spell it alike.

    Meant for comparison only: a word that merely looks British may come out as no word at all,
    but two words that differ in more than spelling stay different.
    """
    if len(word) < 4 or not _MAY_DIFFER.search(word):
        return word
    for pattern, spelling in _RULES:
        word = pattern.sub(spelling, word)
    return word
