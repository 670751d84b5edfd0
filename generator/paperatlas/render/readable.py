"""Source text in Markdown that is read as it is, by people and by language models.

`markdown.py` makes character references, which only a browser reads well. Here a backslash stands before what Markdown
would take for markup, and mathematics stays TeX between dollar signs.
"""

from __future__ import annotations

import re
from functools import lru_cache

from paperatlas.text.clean import clean_line
from paperatlas.text.math import segments

_MARKS = re.compile(r"[\\`*_\[\]<>]|&(?=#?\w+;)|~(?=~)")
_LIST_SIGN = re.compile(r"(\d{1,9})([.)])(?=\s|$)|[-+#=|:~]")
_FORMULA = {"<": r"\lt ", ">": r"\gt ", "`": r"\backprime "}
_ADDRESS = re.compile(r"[\s<>\"'\\`\[\](){}|^]")
_REMEMBERED = 50_000
"""Links that are kept: those to tags and papers stand on many pages."""
_LINK_IN_FORMULA = re.compile(r"\](?=[(\[:])")


def readable(text: str, starts_line: bool = False) -> str:
    """`text` on one line.

    Args:
        text: of the model.
        starts_line: whether it stands at the beginning of a line, where a few more characters are marks.
    """
    line = clean_line(text)
    if "$" in line:
        line = "".join(_formula(run.text) if run.is_math else _words(run.text) for run in segments(line))
    else:
        line = _words(line)
    if starts_line and (sign := _LIST_SIGN.match(line)):
        place = len(sign[1]) if sign[1] else 0
        line = f"{line[:place]}\\{line[place:]}"
    return line


@lru_cache(maxsize=_REMEMBERED)
def readable_link(label: str, target: str) -> str:
    """A link; the label is text of the model, the target an address of ours or a web address."""
    return f"[{readable(label)}]({_ADDRESS.sub(lambda match: f'%{ord(match[0]):02X}', target)})"


def _words(text: str) -> str:
    return _MARKS.sub(lambda match: f"\\{match[0]}", text).replace("$", r"\$")


def _formula(text: str) -> str:
    """A formula in which no sign means something to a reader of Markdown who knows no mathematics."""
    safe = _LINK_IN_FORMULA.sub("] ", re.sub("[<>`]", lambda match: _FORMULA[match[0]], text))
    return f"${safe}$"
