"""The stretches of a line in a list of papers: words, bold and slanted words, titles that link, labels that link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paperatlas.model.identifiers import is_web_address
from paperatlas.read.pages.awesome.labels import kind_of_label
from paperatlas.read.pages.awesome.markdown_pieces import Piece
from paperatlas.read.pages.awesome.phrases import is_venue, preprint_of, without_emoji
from paperatlas.text.clean import clean_line

_SPACES = re.compile(r"\s+")
_STATIC_BADGE = re.compile(r"img\.shields\.io/badge/((?:[^-?#/]|--){1,60})-((?:[^-?#/]|--){1,60})-\w+")


@dataclass(slots=True)
class Run:
    """Pieces side by side that look alike."""

    kind: str
    """`text`, `strong`, `em`, `code`, `title` for a link whose text is no label, `label` for one whose text is."""
    text: str
    url: str = ""
    says: str = ""
    """Of a label, what it says that the link leads to."""


def runs_of(pieces: list[Piece]) -> Iterator[Run]:
    """The runs of a line in order; a picture gives one only where it names a venue."""
    last: Run | None = None
    parts: list[str] = []
    for piece in pieces:
        run = _run(piece)
        if run is None:
            continue
        # A formula or a code span within a bold title belongs to it.
        is_within = last is not None and last.kind == "strong" and piece.strong and not run.url
        if last and (is_within or (run.kind == last.kind and run.kind in ("text", "strong", "em"))):
            parts.append(run.text)
            continue
        if last:
            last.text = _squeezed("".join(parts))
            yield last
        last, parts = run, [run.text]
    if last:
        last.text = _squeezed("".join(parts))
        yield last


def _squeezed(text: str) -> str:
    """The text with each stretch of white space as one space or one line feed."""
    return _SPACES.sub(lambda match: "\n" if "\n" in match[0] else " ", text)


def _run(piece: Piece) -> Run | None:
    if piece.image:
        badge = _STATIC_BADGE.search(piece.url or "")
        text = (
            " ".join(part.replace("--", "-").replace("_", " ").replace("%20", " ") for part in badge.groups())
            if badge
            else ""
        )
        return Run("code", text) if is_venue(text) or preprint_of(text) else None
    url = (piece.url or "").strip()
    if url and is_web_address(url):
        says = kind_of_label(piece.text)
        if says is None and (piece.badge or (piece.code and not is_title(piece.text))):
            says = ""
        return Run("title" if says is None else "label", piece.text, url, says or "")
    kind = "strong" if piece.strong else "em" if piece.em else "code" if piece.code else "text"
    if url and kind_of_label(piece.text) is not None:
        # A label of a file beside the list, such as `bibtex`.
        return None
    if url and not url.startswith("#") and kind == "text" and re.search(r"\.pdf$", url, re.IGNORECASE):
        return Run("file", piece.text, url)
    return Run(kind, piece.text)


def is_title(text: str) -> bool:
    """Whether the words may be a title: no label, date or venue, and more than one of them."""
    bare = clean_line(without_emoji(text)).strip(" .,:;[]()")
    if len(bare) < 5 or not re.search(r"[^\W\d_]{2}", bare) or kind_of_label(bare) is not None:
        return False
    return bool(re.search(r"\s", bare)) or len(bare) > 25 or not bare.isascii()


def has_words(text: str) -> bool:
    """Whether there is more in it than brackets, dates and venues."""
    bare = without_emoji(text).strip(" .,;:-–—|[]()\n")
    return bool(re.search(r"[^\W\d_]{2}", bare)) and kind_of_label(bare) is None
