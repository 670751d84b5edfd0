"""Remarks of citation items: Zotero's field "Extra", of which each line may be a variable of its own.

<https://www.zotero.org/support/kb/item_types_and_fields#citing_fields_from_extra>; citeproc-js has the same as
`{:PMID: 1}` within a note.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from paperatlas.text.clean import clean_line

_LINE = re.compile(r"\s*(?P<name>[A-Za-z][A-Za-z_ -]{1,30}?)\s*:\s*(?P<text>\S.*)")
_IN_BRACES = re.compile(r"\{:(?P<name>[A-Za-z][A-Za-z_ -]{1,30}):\s*(?P<text>[^{}]*)\}")
_EPRINT = re.compile(r"arxiv:\s*(?P<id>\S+)(?:\s*\[[^\]]*\])?", re.IGNORECASE)
_VARIABLES = {
    **{
        name.replace("-", " "): name
        for name in "archive archive-location citation-key comment container-title edition event-date event-title genre"
        " issue number original-date page publisher publisher-place status submitted type version volume arxiv".split()
    },
    **{name.casefold(): name for name in ("DOI", "ISBN", "ISSN", "PMID", "PMCID", "URL")},
    "arxiv id": "arxiv",
    "eprint": "arxiv",
    "pages": "page",
    "keywords": "keyword",
    **{name: name for name in ("oclc", "mr", "zbl", "ads bibcode", "openreview", "tldr")},
}
"""Names, with spaces, and the variables they are of; any other word before a colon may begin a sentence."""


class Note(NamedTuple):
    """A remark, apart from the variables in it."""

    variables: dict[str, str]
    """By the names that citation items have for them; the arXiv identifier is `arxiv`."""
    text: str | None


def split_note(note: str) -> Note:
    """The variables in a remark and what else it says."""
    variables: dict[str, str] = {}
    kept: list[str] = []
    for match in _IN_BRACES.finditer(note):
        _put(variables, match)
    for row in _IN_BRACES.sub("", note).split("\n"):
        eprint, named = _EPRINT.fullmatch(row.strip()), _LINE.fullmatch(row)
        if eprint is not None:
            variables.setdefault("arxiv", eprint["id"])
        elif named is None or not _put(variables, named):
            kept.append(row)
    return Note(variables, "\n".join(kept).strip() or None)


def _put(variables: dict[str, str], match: re.Match[str]) -> bool:
    variable = _VARIABLES.get(re.sub(r"[\s_-]+", " ", match["name"]).strip().casefold())
    if variable is None:
        return False
    variables.setdefault(variable, clean_line(match["text"]))
    return True
