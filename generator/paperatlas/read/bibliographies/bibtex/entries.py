r"""One entry of a BibTeX file, read by BibTeX's grammar.

The grammar is that of Oren Patashnik's `bibtex.web` and of btparse, which biber uses: every brace
counts, `\{` too; a value is braced, quoted, a number, a macro, or these joined by `#`; a `%`
outside a value comments out the rest of its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperatlas.read.bibliographies.bibtex.grammar import BrokenError, Fault, Field, Macro, Parts, Scan

_TEXT = r"[^{}]{0,300}+"
_LEVEL_4 = rf"{_TEXT}(?:\{{{_TEXT}\}}{_TEXT})*+"
_LEVEL_3 = rf"{_TEXT}(?:\{{{_LEVEL_4}\}}{_TEXT})*+"
_LEVEL_2 = rf"{_TEXT}(?:\{{{_LEVEL_3}\}}{_TEXT})*+"
BRACED = rf"\{{({_LEVEL_2})\}}"
"""Short text in braces with up to four levels of braces within, which nearly all values are."""

# Nearly all entries of nearly all files are of this form; others are read step by step.
_PLAIN_KEY = re.compile(r"\s*+([^\s,{}()=\"#%]*+)\s*+,")
_PLAIN_FIELD = re.compile(rf'\s*+([A-Za-z][\w.+:-]*+)\s*+=\s*+(?:{BRACED}|"([^"{{}}]*+)"|(\w[\w-]*+))\s*+(?:,|(?=\}}))')
_LONG_FIELD = re.compile(r"\s*+([A-Za-z][\w.+:-]*+)\s*+=\s*+\{")
_BEHIND_FIELD = re.compile(r"\s*+(?:,|(?=\}))")
_LONGEST, _MOST_BRACES = 1 << 16, 100
"""Longest text and most braces of a value that is read without the pairs of the braces of the whole file."""
_PLAIN_END = re.compile(r"[\s,]*+\}")
_KEY = re.compile(r"[^\s,=(){}\"#]*+(?:\([^\s,=(){}\"#]*+\)[^\s,=(){}\"#]*+)*+")
_NAME = re.compile(r"([^\s=,{}()\"#%@]++)(?:\s++|%[^\n]*+)*+=")
_WORD = re.compile(r"[^\s,{}()\"#%=@]++")
_QUOTE = re.compile(r"[\"{}]")


def read_entry(scan: Scan, opening: str, at: int, has_key: bool = True) -> Parts:
    """The block whose inside begins at `at`, behind the brace or parenthesis `opening`.

    Raises:
        BrokenError: where it is not one.
    """
    plain = _read_plain(scan.text, at) if opening == "{" and has_key else None
    return plain or _Steps(scan, "}" if opening == "{" else ")").read(at, has_key)


def _read_plain(text: str, at: int) -> Parts | None:
    match = _PLAIN_KEY.match(text, at)
    if match is None:
        return None
    key, at = match[1], match.end()
    fields: list[Field] = []
    while True:
        if match := _PLAIN_FIELD.match(text, at):
            name, braced, quoted, word = match.groups()
            value = braced if braced is not None else quoted
            if value is None:
                value = word if word.isdigit() else Macro(word)
            fields.append(Field(name.lower(), value, match.start(1)))
            at = match.end()
        elif match := _LONG_FIELD.match(text, at):
            closing = _closing_brace(text, match.end())
            behind = _BEHIND_FIELD.match(text, closing + 1) if closing else None
            if behind is None:
                return None
            fields.append(Field(match[1].lower(), text[match.end() : closing], match.start(1)))
            at = behind.end()
        else:
            end = _PLAIN_END.match(text, at)
            return (key, fields, [], end.end()) if end else None


def _closing_brace(text: str, at: int) -> int | None:
    """The place of the brace that closes the one before `at`; `None` where it is far."""
    depth, limit = 1, at + _LONGEST
    for _ in range(_MOST_BRACES):
        closing = text.find("}", at, limit)
        if closing < 0:
            return None
        depth += text.count("{", at, closing) - 1
        if depth == 0:
            return closing
        at = closing + 1
    return None


@dataclass(frozen=True)
class _Steps:
    """Reads one entry step by step."""

    scan: Scan
    closing: str

    def read(self, at: int, has_key: bool) -> Parts:
        text, scan = self.scan.text, self.scan
        key = ""
        at = scan.gap(at)
        if has_key:
            key, at = self._key(at)
        fields: list[Field] = []
        faults: list[Fault] = []
        while True:
            at = scan.gap(at)
            if text.startswith(",", at):
                at += 1
                continue
            if text.startswith(self.closing, at):
                return key, fields, faults, at + 1
            field, at = self._field(at)
            fields.append(field)
            at = scan.gap(at)
            if not text.startswith((",", self.closing), at):
                if not _NAME.match(text, at):
                    raise _unclosed(text, at)
                faults.append(Fault(at, f'no comma behind field "{field.name[:40]}"', "write one"))

    def _key(self, at: int) -> tuple[str, int]:
        text = self.scan.text
        match = _KEY.match(text, at)
        key = match[0] if match else ""
        behind = self.scan.gap(at + len(key))
        if text.startswith("=", behind):
            return "", at
        if not text.startswith((",", self.closing), behind):
            comma = text.find(",", behind, behind + 200)
            rest = text[at:comma]
            if comma < 0 or re.search(r'[={}"@\n]', rest):
                raise BrokenError(behind, "has no comma behind its key", "write one")
            return " ".join(rest.split()), comma
        return key, behind

    def _field(self, at: int) -> tuple[Field, int]:
        match = _NAME.match(self.scan.text, at)
        if match is None:
            raise _unclosed(self.scan.text, at)
        pieces: list[str | Macro] = []
        end = match.end()
        while True:
            piece, end = self.piece(self.scan.gap(end), match[1])
            pieces.append(piece)
            behind = self.scan.gap(end)
            if not self.scan.text.startswith("#", behind):
                break
            end = behind + 1
        return Field(match[1].lower(), pieces[0] if len(pieces) == 1 else tuple(pieces), at), end

    def piece(self, at: int, name: str) -> tuple[str | Macro, int]:
        """The braced or quoted text, number or macro at `at`, and the place behind it."""
        text = self.scan.text
        if text.startswith("{", at):
            closing = self.scan.closings.get(at)
            if closing is None:
                raise BrokenError(at, f'has no closing brace in field "{name[:40]}"', "write one")
            return text[at + 1 : closing], closing + 1
        if text.startswith('"', at):
            closing = self._closing_quote(at + 1, name)
            return text[at + 1 : closing], closing + 1
        match = _WORD.match(text, at)
        if match is None:
            if text.startswith((",", self.closing), at):
                return "", at
            raise BrokenError(at, f'has no value for field "{name[:40]}"', "write one, or remove the field")
        return match[0] if match[0].isdigit() else Macro(match[0]), match.end()

    def _closing_quote(self, at: int, name: str) -> int:
        text = self.scan.text
        while match := _QUOTE.search(text, at):
            if match[0] == '"':
                return match.start()
            closing = self.scan.closings.get(match.start()) if match[0] == "{" else None
            if closing is None:
                break
            at = closing + 1
        raise BrokenError(at, f'has no closing quotation mark in field "{name[:40]}"', "write one")


def _unclosed(text: str, at: int) -> BrokenError:
    if at >= len(text) or text.startswith("@", at):
        return BrokenError(at, "is not closed", "write a brace behind its last field")
    snippet = " ".join(text[at : at + 60].split())[:40]
    return BrokenError(at, f'has something that is no field at "{snippet}"', "write it as: name = {value},")
