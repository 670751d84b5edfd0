"""An invented collection with words of every sort, and the site's search files over it."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from paperatlas.publish.search import files
from paperatlas.publish.search.documents import Document, PlaceName, page_document
from paperatlas.publish.search.index import Index
from paperatlas.publish.search.script import script

ASK = Path(__file__).parent / "ask.cjs"
_BEGINNINGS = "gar wat mos fern lich orch pol see roo lea sto bran twi bud pet nec thor vine bark sap".split()
_ENDINGS = "ing ed er s ation ness ful ly ism able ity al ous e y 1 2".split()
_ODD = "Schrödinger 𝒳 𝛼𝛽 naïve 3.5 2101.00010 don't état Ångström ﬁeld 𐍈𐌰 ℋ-space Ελλάς мох".split()
_ODD += "深度学习 学习 ニューラル 𠀀𠀁𠀂".split()
_PEOPLE = "Ada Fern,Bo Moss,Chloé Lichen,D. van der Orchard,Ève Sap,Ƶoë Đorđević,李 明".split(",")


def vocabulary(number: random.Random) -> list[str]:
    """Words that look like words, some sharing their stems."""
    return sorted(
        {
            number.choice(_BEGINNINGS) + number.choice(["", "o", "i", "den", "ter"]) + end
            for end in _ENDINGS
            for _ in range(24)
        }
    )


def collection(size: int = 250, seed: int = 7) -> list[Document]:
    """Papers with frequent and rare words."""
    number = random.Random(seed)
    words = vocabulary(number)
    weights = [1 / (place + 1) for place in range(len(words))]

    def text(least: int, most: int) -> str:
        chosen = number.choices(words, weights, k=number.randint(least, most))
        chosen += number.choices(_ODD, k=number.choice((0, 0, 1, 2)))
        number.shuffle(chosen)
        return " ".join(chosen) + "."

    papers = []
    for place in range(size):
        title, body = text(2, 8).capitalize(), text(5, 160)
        people = number.sample(_PEOPLE, number.randint(1, 4))
        year = str(2015 + place % 9)
        papers.append(
            Document(
                (title, "\n".join(people), f"{text(1, 3)}\n{year}", body),
                {"title": title, "address": f"papers/p{place}/", "year": int(year), "text": body[:240]},
                body,
                {"year": ((year, year),), "has": (("code", "code"),) if place % 3 == 0 else ()},
                lambda place=place: f"@misc{{p{place}}}",  # type: ignore[misc]
            )
        )
    return papers


def write_site(
    site: Path,
    documents: Sequence[Document],
    names: Sequence[PlaceName] = (),
    index: Index | None = None,
    languages: Sequence[str] = ("en",),
) -> None:
    """The search's files and its script, as in a site."""
    files.write(index or Index(), documents, names, site)
    (site / files.SCRIPT).write_text(script(languages), encoding="utf-8")


def ask(site: Path, requests: Iterable[dict[str, Any]], whole: Path | None = None) -> list[Any]:
    """What the site's script answers, in the order of the requests."""
    command = ["node", str(ASK), str(site), *([str(whole)] if whole else [])]
    done = subprocess.run(command, input=json.dumps(list(requests)), capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))


__all__ = ["ask", "collection", "page_document", "vocabulary", "write_site"]
