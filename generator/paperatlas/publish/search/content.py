"""What a file of the search holds: a call that a script element can run too, its value as it is or packed."""

from __future__ import annotations

import base64
import json
import zlib

File = tuple[str, str]
"""Name without folder, and content."""


def call(name: str, value: str) -> str:
    """The call that hands over a value, which is written as JSON in ASCII."""
    return f'paperatlasSearch("{name}",{value});\n'


def plain_file(name: str, value: object) -> File:
    """A file whose value stands in it as JSON."""
    return name, call(name, json.dumps(value, separators=(",", ":")))


def packed_file(name: str, value: object) -> File:
    """A file whose value is packed: a host counts files as they lie on its disk, not as it sends them."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")
    return name, call(name, f'{{"deflate":"{base64.b64encode(zlib.compress(text)).decode("ascii")}"}}')
