"""What of one document takes time to make and depends on nothing else, so that it can be kept for the next build."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import MutableMapping
from typing import NamedTuple

from paperatlas.publish.search.documents import Document
from paperatlas.publish.search.terms import FieldCounts, counts_of

Store = MutableMapping[bytes, bytes]
"""Parts of an earlier build, by `key_of`. It is for one version of the program: another one may make other parts."""


class Part(NamedTuple):
    """A document's own part of the search."""

    counts: tuple[FieldCounts, ...]
    """How often each word stands in each field."""
    bibtex: str | None
    """The paper's entry; none for a page."""


def part_of(document: Document, store: Store | None = None) -> Part:
    """A document's part, out of the store where it is there, else made and left there."""
    if store is None:
        return _made(document)
    key = key_of(document)
    if (kept := store.get(key)) is not None:
        return _read(kept)
    part = _made(document)
    store[key] = _written(part)
    return part


def key_of(document: Document) -> bytes:
    """Names all that a document's part is made of."""
    digest = hashlib.blake2b(digest_size=16)
    for text in (*document.sought, repr(document.cited)):
        digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return digest.digest()


def _made(document: Document) -> Part:
    return Part(counts_of(document.sought), document.bibtex() if document.bibtex is not None else None)


def _written(part: Part) -> bytes:
    fields = [[" ".join(counts), *counts.values()] for counts in part.counts]
    return zlib.compress(json.dumps([part.bibtex, *fields], ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


def _read(kept: bytes) -> Part:
    bibtex, *fields = json.loads(zlib.decompress(kept).decode("utf-8", "surrogatepass"))
    return Part(tuple(dict(zip(words.split(), counts, strict=True)) for words, *counts in fields), bibtex)
