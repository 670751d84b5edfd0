from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.model.issue import Issue
from paperatlas.read.encodings import Decoded, decode, unpack


def warned(content: bytes) -> tuple[str, str]:
    decoded = decode(content, "x")
    assert isinstance(decoded, Decoded)
    (issue,) = decoded.issues
    return decoded.text, str(issue)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read(encoding: str) -> None:
    assert decode("title: A tin kettle".encode(encoding), "x") == Decoded("title: A tin kettle")


@pytest.mark.parametrize(
    ("content", "text", "message"),
    [
        (
            "a\nb\nZoë – x".encode("cp1252"),
            "a\nb\nZoë – x",
            "x:3: warning: not UTF-8 (byte 0xeb); read as Windows-1252",
        ),
        (b"Zo\xeb \x81", "Zoë \x81", "x:1: warning: not UTF-8 (byte 0xeb); read as Latin-1"),
        (
            b'<?xml version="1.0" encoding="ISO-8859-2"?>\n<a>\xb1</a>',
            '<?xml version="1.0" encoding="ISO-8859-2"?>\n<a>ą</a>',
            "x:2: warning: not UTF-8 (byte 0xb1); read as ISO8859-2, as it says itself",
        ),
        (
            "é é é é ".encode() + b"\xeb",
            "é é é é ë",
            "x:1: warning: not UTF-8 throughout (byte 0xeb); such bytes are read as Windows-1252",
        ),
    ],
)
def test_other_encodings_are_found_and_reported(content: bytes, text: str, message: str) -> None:
    assert warned(content)[0] == text
    assert warned(content)[1].startswith(message)


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    assert isinstance(decode(content, "x"), Decoded | Issue)


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
def test_packed_files_are_unpacked(pack: Callable[[bytes], bytes]) -> None:
    assert unpack(pack(b"title: a"), "x", 100) == b"title: a"


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
def test_packed_file_that_is_cut_or_swells_is_refused(pack: Callable[[bytes], bytes]) -> None:
    cut = unpack(pack(b"title: a" * 100)[:-9], "x", 10_000)
    assert isinstance(cut, Issue)
    assert "cannot be unpacked" in str(cut)
    swollen = unpack(pack(b"0" * 1_000_000), "x", 10_000)
    assert isinstance(swollen, Issue)
    assert "when unpacked" in str(swollen)
