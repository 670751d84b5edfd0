"""Sorts of publication as reference managers name them."""

from __future__ import annotations

_WORDS = {
    "journal": "journal article|article|magazine article|electronic article|article in press|journal|review|editorial"
    "|letter|short survey|note|proceedings paper; article|article; proceedings paper|journal article; review",
    "conference": "conference paper|conference proceedings|proceedings paper|conference|proceedings article|meeting"
    "|inproceedings|meeting abstract|conference abstract",
    "proceedings": "conference proceeding volume|proceedings|conference review",
    "preprint": "preprint|unpublished work|working paper|unpublished|e-print|eprint",
    "book": "book|edited book|electronic book|monograph|serial|classical work|ancient text",
    "chapter": "book section|book chapter|chapter|electronic book section|encyclopedia|dictionary|article; book chapter"
    "|book section chapter",
    "thesis": "thesis|dissertation|phd thesis|doctoral dissertation|master's thesis|masters thesis|dissertation/thesis"
    "|academic dissertation",
    "report": "report|technical report|government document|standard|white paper",
    "dataset": "dataset|data set|data|online database|aggregated database|data paper",
    "software": "computer program|software",
    "web": "web page|website|blog|electronic source|online multimedia",
    "other": "patent|newspaper article|case|bill|statute|hearing|legal rule or regulation|map|music|artwork|film or"
    " broadcast|audiovisual material|manuscript|pamphlet|grant|interview|personal communication|podcast|press release"
    "|social media|television episode|figure|chart or table|equation|catalog|discussion forum",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}


def kind_in_words(text: str | None) -> str | None:
    """The kind that a type spelled out is: `Journal Article`, `Conference Paper`; `None` for what is not known."""
    return _KINDS.get(text.strip().casefold()) if text else None
