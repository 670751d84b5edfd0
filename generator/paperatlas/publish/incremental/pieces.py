"""A table of the pieces of a file, by which they can be cut out of it again."""

from __future__ import annotations

import base64
import binascii
import struct
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

DIGEST = 16
"""Bytes of a piece's digest."""
_HEAD = struct.Struct("<III")
_CHECK = 8


class Place(NamedTuple):
    """Where a piece stands in its file, in bytes."""

    start: int
    length: int


def table_of(head: int, gap: int, digests: Sequence[bytes], lengths: Sequence[int]) -> str:
    """The table as a text.

    Args:
        head: bytes before the first piece.
        gap: bytes between two pieces.
        digests: of what each piece is made from.
        lengths: bytes of each piece.
    """
    numbers = struct.pack(f"<{len(lengths)}I", *lengths)
    packed = _HEAD.pack(len(lengths), head, gap) + b"".join(digests) + numbers
    return base64.b64encode(blake2b(packed, digest_size=_CHECK).digest() + packed).decode("ascii")


def places_of(table: str) -> dict[bytes, Place]:
    """Where the pieces stand, by the digests of what they were made from; empty for a text that is no table."""
    try:
        content = base64.b64decode(table, validate=True)
        check, packed = content[:_CHECK], content[_CHECK:]
        count, head, gap = _HEAD.unpack_from(packed)
    except (binascii.Error, ValueError, struct.error):
        return {}
    if blake2b(packed, digest_size=_CHECK).digest() != check:
        return {}
    digests, start = _HEAD.size, head
    found: dict[bytes, Place] = {}
    for number, length in enumerate(struct.unpack_from(f"<{count}I", packed, digests + count * DIGEST)):
        first = digests + number * DIGEST
        found[packed[first : first + DIGEST]] = Place(start, length)
        start += length + gap
    return found
