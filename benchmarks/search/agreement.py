"""In how many words Python's stemmers and the browser's differ: python -m benchmarks.search.agreement PAPERS.jsonl.

English is compared over all words of the papers; other languages (where NLTK is installed) over
words made of the papers' words, the language's stop words and the endings its stemmer knows.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

from benchmarks.search.collection import read, sought
from lunr.stemmer import stemmer
from lunr.token import Token

from paperatlas.publish.search.languages import stop_words
from paperatlas.publish.search.stemmer import stem
from paperatlas.publish.search.words import folded, words_of

NLTK = {
    "ar": "arabic", "da": "danish", "de": "german", "es": "spanish", "fi": "finnish", "fr": "french", "hu": "hungarian",
    "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sv": "swedish",
}  # fmt: skip
SEARCH = files("mkdocs") / "contrib" / "search"
MADE = 6000


def made_up(language: str, english: list[str], number: random.Random) -> list[str]:
    """Words with the language's own beginnings and ends."""
    source = (SEARCH / "lunr-language" / f"lunr.{language}.js").read_text("utf-8")
    ends = [end for end in map(folded, re.findall(r'Among\("([^"]+)"', source)) if end.isalpha()] or [""]
    stops = sorted(stop_words(language))
    own = [number.choice(stops) + number.choice(stops) + number.choice(ends) for _ in range(MADE)]
    if language in ("ar", "ru"):
        return sorted({*stops, *own})
    mixed = [number.choice(english) + number.choice(ends) for _ in range(MADE)]
    return sorted({*stops, *own, *mixed, *english[:8000]})


def main() -> None:
    papers = read(Path(sys.argv[1]))
    english = sorted({word for paper in papers for text in sought(paper) for word in words_of(text)})
    latin = [word for word in english if word.isascii() and word.isalpha()]
    asked = {"en": english}
    try:
        from nltk.stem.snowball import SnowballStemmer
    except ImportError:
        print('other languages are left out: pip install "lunr[languages]"')
    else:
        asked |= {language: made_up(language, latin, random.Random(1)) for language in NLTK}
    command = ["node", str(Path(__file__).with_suffix(".cjs")), str(SEARCH)]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    stems = json.loads(done.stdout)
    ours = sum(stem(word) != other for word, other in zip(english, stems["en"], strict=True))
    theirs = sum(str(stemmer(Token(word))) != other for word, other in zip(english, stems["en"], strict=True))
    print(f"en: {len(english):,} words; ours differs in {ours:,}, lunr.py's in {theirs:,}")
    for language, words in list(asked.items())[1:]:
        theirs = SnowballStemmer(NLTK[language])
        differing = sum(theirs.stem(word) != other for word, other in zip(words, stems[language], strict=True))
        print(f"{language}: {len(words):,} words; NLTK's differs in {differing:,}")


if __name__ == "__main__":
    main()
