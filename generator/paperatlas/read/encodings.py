"""From the bytes of a file to its text: packed files, byte order marks, and encodings nobody named."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import re
import zlib
from collections.abc import Callable
from typing import NamedTuple

from paperatlas.model.issue import Issue, error, warning

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PACKED: tuple[tuple[bytes, Callable[[io.BytesIO], io.BufferedIOBase]], ...] = (
    (b"\x1f\x8b", lambda content: gzip.GzipFile(fileobj=content)),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
    (b"BZh", bz2.BZ2File),
)
_DECLARED = re.compile(rb"""encoding\s*[=:]\s*["']?([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_HEAD = 400
_LABELS = {"cp1252": "Windows-1252", "iso8859-1": "Latin-1"}


class Decoded(NamedTuple):
    """A file's text with line feeds at the ends of lines, and doubts about how it was decoded."""

    text: str
    issues: tuple[Issue, ...] = ()


def unpack(content: bytes, name: str, limit: int) -> bytes | Issue:
    """`content` unpacked if it is packed by gzip, xz or bzip2; at most `limit` bytes of it."""
    opener = next((opener for mark, opener in _PACKED if content.startswith(mark)), None)
    if opener is None:
        return content
    try:
        with opener(io.BytesIO(content)) as packed:
            unpacked = packed.read(limit + 1)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as problem:
        return error(name, 0, f"cannot be unpacked ({problem})", "fetch the file again")
    if len(unpacked) > limit:
        return error(name, 0, f"larger than {limit // 1024**2} MB when unpacked", "split it")
    return unpacked


def decode(content: bytes, name: str) -> Decoded | Issue:
    """The text of `content`: by its byte order mark, as UTF-8, as it declares itself, or as it looks.

    A guess is reported with the line that is not UTF-8.
    """
    marked = next((encoding for mark, encoding in _BOMS if content.startswith(mark)), None)
    encoding = marked or _wide(content) or "utf-8"
    if encoding == "utf-8" and b"\0" in content[:65536]:
        return error(name, 0, "a binary file", "remove it, or save it as text")
    try:
        text, issues = content.decode(encoding), tuple[Issue, ...]()
    except UnicodeDecodeError as problem:
        if encoding != "utf-8":
            finding = f"not {encoding.upper().removesuffix('-SIG')} text (byte {problem.start})"
            return error(name, 0, finding, "save the file as UTF-8")
        text, issues = _guessed(content, problem, name)
    if not text.strip("\ufeff \t\r\n\f"):
        return warning(name, 0, "an empty file", "remove it, or put papers into it")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), issues)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a byte order mark: in Latin text every second byte is nought."""
    head = content[:_HEAD]
    if len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) / 2 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * len(head) / 2 and not odd else None


def _guessed(content: bytes, problem: UnicodeDecodeError, name: str) -> tuple[str, tuple[Issue, ...]]:
    line = content[: problem.start].count(b"\n") + 1
    remedy = "save the file as UTF-8"
    declared = _declared(content)
    if declared:
        finding = f"not UTF-8 (byte {content[problem.start]:#04x}); read as {_label(declared)}, as it says itself"
        return content.decode(declared), (warning(name, line, finding, remedy),)
    patched = content.decode("utf-8", "latin-byte")
    if _mostly_utf8(content):
        finding = f"not UTF-8 throughout (byte {content[problem.start]:#04x}); such bytes are read as Windows-1252"
        return patched, (warning(name, line, finding, remedy),)
    try:
        text, encoding = content.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        text, encoding = content.decode("latin-1"), "iso8859-1"
    finding = f"not UTF-8 (byte {content[problem.start]:#04x}); read as {_label(encoding)}"
    return text, (warning(name, line, finding, remedy),)


def _declared(content: bytes) -> str | None:
    """The encoding that the file's head names (XML, JabRef), if the file can be read in it."""
    match = _DECLARED.search(content[:_HEAD])
    if match is None:
        return None
    try:
        encoding = codecs.lookup(match[1].decode("ascii")).name
        content.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
    return encoding if encoding not in ("utf-8", "ascii") else None


def _mostly_utf8(content: bytes) -> bool:
    """Whether most characters beyond ASCII are sound UTF-8: then single bytes are strays, not the rule."""
    sound = content.decode("utf-8", "ignore")
    wide = sum(character > "\x7f" for character in sound)
    stray = len(content) - len(sound.encode())
    return wide > 3 * stray


def _label(encoding: str) -> str:
    return _LABELS.get(encoding, encoding.upper())


def _latin_byte(problem: UnicodeError) -> tuple[str, int]:
    """Reads what is not UTF-8 byte by byte as Windows-1252."""
    assert isinstance(problem, UnicodeDecodeError)
    strays = problem.object[problem.start : problem.end]
    return strays.decode("cp1252", "replace"), problem.end


codecs.register_error("latin-byte", _latin_byte)
