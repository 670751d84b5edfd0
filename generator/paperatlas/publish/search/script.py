"""The one script that searches: lunr.js, the stemmers of the languages and our own parts, behind each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files

_PARTS = ("numbers", "words", "store", "terms", "query", "scores", "facets", "proposals", "identifiers", "engine")
_LICENCE = "/** lunr 2.3.9 - https://lunrjs.com - Copyright (C) 2020 Oliver Nightingale - MIT licence */\n"


def script(languages: Sequence[str] = ("en",)) -> str:
    """The text of `assets/paperatlas-search-worker.js`."""
    publish = files("paperatlas.publish")
    own = [(publish / "search" / "browser" / f"{name}.js").read_text("utf-8") for name in _PARTS]
    last = (publish / "theme" / "assets" / "paperatlas-search-worker.js").read_text("utf-8")
    # Not every file ends its last line.
    return _LICENCE + ";\n".join(map(without_comments, [*_lunr(languages), *own, last]))


def without_comments(source: str) -> str:
    """A script without the comments that have lines of their own, and without the spaces before lines."""
    source = re.sub(r"^[ \t]*/\*[\s\S]*?\*/[ \t]*\n|^[ \t]*//.*\n", "", source, flags=re.MULTILINE)
    return re.sub(r"^[ \t]+|[ \t]+$|^\n", "", source, flags=re.MULTILINE)


def _lunr(languages: Sequence[str]) -> list[str]:
    search = files("mkdocs") / "contrib" / "search"
    found = [(search / "templates" / "search" / "lunr.js").read_text("utf-8")]
    others = [language for language in languages if language != "en"]
    if others:
        found.append((search / "lunr-language" / "lunr.stemmer.support.js").read_text("utf-8"))
        found += [(search / "lunr-language" / f"lunr.{language}.js").read_text("utf-8") for language in others]
    return found
