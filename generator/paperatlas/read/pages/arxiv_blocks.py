r"""Where a text in arXiv's mail format has its entries.

An entry is a header, perhaps an abstract, and lines of two backslashes around both. Entries are
parted by lines of hyphens; the sections of a mail by lines of hyphens and per cent signs.
<https://info.arxiv.org/help/subscribe.html>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

HEAD = 2_000_000
"""Characters at the beginning of a text in which arXiv's formats are to show themselves."""
_OPENING = re.compile(r"^(?:\\\\|-{20,})[ \t]{0,20}\n(?=arXiv:|Paper\b)", re.MULTILINE | re.IGNORECASE)
_FENCE = re.compile(r"\\\\[ \t]*(\([^\n]*)?")
_RULE = re.compile(r"[-%=]{20,}[ \t]*")
_NUMBER = r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?"
ID_LINE = re.compile(
    rf"(?:arXiv:|Paper(?:[ \t]*\([^()\n]{{1,40}}\))?:)[ \t]*(?P<id>{_NUMBER})(?P<remark>[^\n]{{0,200}})", re.IGNORECASE
)
"""The first line of a header: `arXiv:2510.14253 (*cross-listing*)`, `Paper: hep-th/9901001`."""


@dataclass(slots=True)
class Block:
    """An entry, or the text between two entries."""

    line: int
    """One-based line of its first text."""
    is_entry: bool
    header: list[tuple[int, str]] = field(default_factory=list)
    abstract: list[str] = field(default_factory=list)
    is_open: bool = False
    """Whether its header lacks the backslashes at its end."""


def looks_like_entries(text: str) -> bool:
    """Whether an identifier stands behind backslashes or a rule, with the fields of an entry near it."""
    for start in _OPENING.finditer(text, 0, HEAD):
        head = text[start.end() : start.end() + 4_000]
        if ID_LINE.match(head) and re.search(r"^Title:.*\n(?:.*\n){0,20}?Authors?:", head, re.MULTILINE):
            return True
    return False


def blocks(lines: list[str]) -> Iterator[Block]:
    """The entries in order, and what stands between, before and behind them."""
    block: Block | None = None
    in_abstract = False
    after_rule = True
    for number, line in enumerate(lines, 1):
        fence = _FENCE.fullmatch(line)
        if fence is None and not _RULE.fullmatch(line):
            if (block is None or not block.is_entry) and after_rule and ID_LINE.fullmatch(line):
                # An entry whose opening backslashes were lost.
                if block is not None:
                    yield block
                block, in_abstract = Block(number, True), False
            if block is None and line.strip():
                block = Block(number, False)
            if block is not None:
                _add(block, in_abstract, number, line)
            after_rule = after_rule and not line.strip()
            continue
        after_rule = True
        if block is not None and block.is_entry and fence is not None and fence[1] is None and not in_abstract:
            in_abstract = True
            continue
        if block is not None:
            block.is_open = block.is_entry and fence is None and not in_abstract
            yield block
        ends = block is not None and block.is_entry
        block, in_abstract = (Block(number + 1, True) if fence is not None and not ends else None), False
    if block is not None:
        block.is_open = block.is_entry and not in_abstract
        yield block


def _add(block: Block, in_abstract: bool, number: int, line: str) -> None:
    if in_abstract:
        block.abstract.append(line)
    elif line.strip():
        if not block.header:
            block.line = number
        block.header.append((number, line))
