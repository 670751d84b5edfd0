"""`addresses.txt`: the addresses that were published, one on each line."""

from __future__ import annotations

from types import MappingProxyType

from paperatlas.model.issue import Issue, warning
from paperatlas.model.standing import PAGE, Published
from paperatlas.read.source import Source
from paperatlas.text.clean import clean_line


def read_published(source: Source) -> tuple[Published, tuple[Issue, ...]]:
    """The addresses that a file lists, and its lines that are none.

    Empty lines and those that begin with `#` are passed over.
    """
    lines: dict[str, int] = {}
    issues = []
    for number, line in enumerate(source.lines, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if PAGE.fullmatch(text):
            lines.setdefault(text, number)
        else:
            finding = f'"{clean_line(text)[:60]}" is no address of a paper, a topic or a tag'
            issues.append(warning(source.file, number, finding, "write it like papers/the-paper/, or remove the line"))
    return Published(source.file, MappingProxyType(lines)), tuple(issues)
