"""Text of strangers within Markdown that a host such as GitHub shows: comments, pull requests, summaries of runs."""

from __future__ import annotations

import re

from paperatlas.text.clean import clean_line, shorten

_CALLS = re.compile(r"@|#|GH-|://|::", re.IGNORECASE)
"""What makes a host notify people, link or close issues, follow an address, or take a line for a command."""
_JOINER = "\u2060"


def as_code(text: str, limit: int = 300) -> str:
    """`text` as code on one line, shortened, in which a host finds no markup, person, issue, address or command.

    Code is not searched for people and issues; a joiner, which nobody sees, parts what would be found all the same.
    """
    line = _CALLS.sub(lambda match: match[0] + _JOINER, shorten(clean_line(text), limit))
    if not line:
        return "` `"
    fence = "`" * (max((len(run) for run in re.findall(r"`+", line)), default=0) + 1)
    pad = " " if line[0] == "`" or line[-1] == "`" else ""
    return f"{fence}{pad}{line}{pad}{fence}"
