"""Words of running text in the form in which they are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from lunr.stemmer import PorterStemmer

from paperatlas.text.math import replace_math

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
"""A word of letters and digits, with hyphens and apostrophes inside."""
_LATIN_STEM = PorterStemmer()

STOP_WORDS = frozenset(
    """
    a about above after again against all also although am among an and any are as at be because been before being
    below between both but by can cannot could did do does doing done due during each either et al etc even every few
    for from further get give given gives had has have having he hence her here hers him his how however i if in indeed
    instead into is it its itself just least less let made main mainly make makes many may me might more moreover most
    much must my namely near need neither never nevertheless no none nor not now of off often on once one only onto or
    other others otherwise our ours out over own per perhaps please rather re really same several shall she should
    since so some something sometimes still such take takes than that the their theirs them then there thereby
    therefore these they this those though three through throughout thus to together too toward towards two under until
    up upon us use used uses using usually various very via was way we well were what whatever when where whereas
    whether which while who whole whom whose why will with within without would yet you your
    """.split()
)
"""English words that carry no topic."""

PAPER_WORDS = frozenset(
    """
    ablation ability abstract achieve achieved achieves achieving across address addresses aim aims allow allows
    analysis analyze approach approaches art available based baseline baselines benchmark benchmarks best better
    beyond capabilities capability challenge challenges challenging code common compared comparison complex
    comprehensive conduct consistent consistently contribution contributions current data dataset datasets demonstrate
    demonstrated demonstrates demonstrating design designed different directly diverse effective effectively
    effectiveness efficient efficiently empirical empirically enable enables enabling enhance enhanced enhances
    ensure evaluate evaluated evaluation evaluations existing experiment experimental experiments explore extensive
    findings first focus framework frameworks furthermore future general github high highlight highlights http https
    identify important improve improved improvement improvements improves improving including increase information
    insights introduce introduced introduces introducing investigate issue issues key known large leading leverage
    leverages leveraging like limitation limitations limited low method methods metrics model models multiple new novel
    number offer offers open outperform outperforming outperforms paper papers particular perform performance potential
    present presents previous prior problem problems propose proposed proposes provide provides providing publicly
    recent recently reduce reduces reducing related remain remains require requires research result resulting results
    second set setting settings show showed showing shown shows significant significantly similar simple single small
    solution solutions specific specifically standard state strong study studies success suggest superior support
    system systems task tasks technique techniques term test time traditional train trained training typically
    understanding validate widely work works
    """.split()
)
"""Words that nearly every abstract uses, whatever it is about."""


_ACCENTS = re.compile(r"[\u0300-\u036f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ASCII_SIGNS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_SIGNS = re.compile(r"[\W_]+")
_SYMBOLS = re.compile(r"(?<=[A-Za-z+])[+#]")


def fold(text: str) -> str:
    """`text` in lower case without accents, for comparison."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return _ACCENTS.sub("", decomposed).casefold()


def words(text: str) -> list[str]:
    """The words of `text` as written, without mathematics; a hyphenated word is one word."""
    return WORD.findall(replace_math(text))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a folded English word (Porter 1980, as lunr does it)."""
    return str(_LATIN_STEM.stem(word)) if word.isascii() and word.isalpha() else word


_SAME_IN_PLURAL = frozenset({"series", "species", "lens"})
_PLURALS = {
    "automata": "automaton",
    "biases": "bias",
    "children": "child",
    "corpora": "corpus",
    "crises": "crisis",
    "criteria": "criterion",
    "formulae": "formula",
    "indices": "index",
    "lenses": "lens",
    "loci": "locus",
    "matrices": "matrix",
    "maxima": "maximum",
    "minima": "minimum",
    "nuclei": "nucleus",
    "optima": "optimum",
    "phenomena": "phenomenon",
    "schemata": "schema",
    "spectra": "spectrum",
    "stimuli": "stimulus",
    "vertices": "vertex",
}
_LEARNED_PLURALS = {"yses": "ysis", "theses": "thesis", "gnoses": "gnosis", "viruses": "virus"}
"""Endings of plurals that come from Greek and Latin."""


@lru_cache(maxsize=200_000)
def singular(word: str) -> str:
    """A folded English word without its plural ending, and the commonest irregular plurals as their singulars."""
    if word in _SAME_IN_PLURAL:
        return word
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith(tuple(_LEARNED_PLURALS)):
        return next(word.removesuffix(many) + one for many, one in _LEARNED_PLURALS.items() if word.endswith(many))
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ias", "eps")):
        return word[:-1]
    return word


def title_key(title: str) -> str:
    """The letters and digits of a title, folded: equal for titles that differ in case, accents and punctuation."""
    if "+" in title or "#" in title:
        title = _SYMBOLS.sub(lambda match: "plus" if match[0] == "+" else "sharp", title)
    folded = fold(title)
    if folded.isascii():
        return folded.encode("ascii").translate(None, _ASCII_SIGNS).decode("ascii")
    return _SIGNS.sub("", folded)


def letters(text: str) -> list[str]:
    """The runs of letters in `text`, folded."""
    folded = fold(text)
    return folded.split() if folded.replace(" ", "").isalpha() else _LETTERS.findall(folded)
