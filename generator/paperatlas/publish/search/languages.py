"""Stop words and stemmers of other languages, the same ones that lunr-languages has in the browser.

Python's stemmers are NLTK's, as in lunr.py; the stop words are read out of lunr-languages itself, so that both sides
have the same ones and nothing is asked of the network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib.resources import files

from paperatlas.publish.search.terms import TermOf, term_of
from paperatlas.publish.search.words import folded

AGREED = {
    "de": "german",
    "es": "spanish",
    "fi": "finnish",
    "hu": "hungarian",
    "nl": "dutch",
    "no": "norwegian",
    "sv": "swedish",
}
"""Languages whose stemmers give the same in Python and in the browser, with NLTK's names for them.

Of 20,000 words each, these gave no difference; Arabic, Danish, French, Italian, Portuguese, Romanian and Russian did.
"""
WITHOUT_STEMMER = frozenset({"ja", "zh"})
"""Languages that are found by their characters, whatever is configured."""
_STOP_WORDS = re.compile(r"generateStopWordFilter\(\s*(['\"])(.*?)\1\.split\(", re.DOTALL)


class UnfitLanguageError(ValueError):
    """A language in which Python and the browser would not find the same."""


def stemmed(languages: Sequence[str]) -> tuple[str, ...]:
    """The languages that have a stemmer, each once."""
    return tuple(dict.fromkeys(language for language in languages if language not in WITHOUT_STEMMER))


def term_of_languages(languages: Sequence[str]) -> TermOf:
    """How words become terms in these languages, one after the other.

    Raises:
        UnfitLanguageError: for a language whose two sides do not agree, or one that needs NLTK where there is none.
    """
    wanted = stemmed(languages)
    if wanted == ("en",):
        return term_of
    for language in wanted:
        if language != "en" and language not in AGREED:
            known = ", ".join(sorted({"en", *AGREED, *WITHOUT_STEMMER}))
            finding = f'search_languages: "{language}": its endings are not the same in Python and in the browser'
            raise UnfitLanguageError(f"{finding}: choose of {known}")
    steps = [term_of if language == "en" else _of_language(language) for language in wanted]

    def through(word: str) -> str | None:
        term: str | None = word
        for step in steps:
            if term is not None:
                term = step(term)
        return term

    stops = frozenset().union(*(stop_words(language) for language in wanted if language != "en"))
    return lambda word: None if word in stops else through(word)


def stop_words(language: str) -> frozenset[str]:
    """The stop words that lunr-languages leaves out, folded."""
    path = files("mkdocs") / "contrib" / "search" / "lunr-language" / f"lunr.{language}.js"
    match = _STOP_WORDS.search(path.read_text("utf-8"))
    return frozenset(folded(word) for word in match[2].split()) if match else frozenset()


def _of_language(language: str) -> Callable[[str], str | None]:
    try:
        from nltk.stem.snowball import SnowballStemmer  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        raise UnfitLanguageError(
            f'search_languages: "{language}" needs the stemmers of NLTK: pip install "lunr[languages]"'
        ) from None
    stemmer = SnowballStemmer(AGREED[language])

    def stem(word: str) -> str:
        return str(stemmer.stem(word))

    return stem
