"""UTF-8 that was read as Latin-1 on its way here: `RamÃ­rez` for `Ramírez`."""

from __future__ import annotations

import re

_DOUBLED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]{1,3}")
_STRAY = re.compile("[^\x00-\x7f]")


def undo_double_encoding(text: str) -> str:
    """`text` decoded once more where every character beyond ASCII is part of such a sequence, else as it is."""
    if not _DOUBLED.search(text) or _STRAY.search(_DOUBLED.sub("", text)):
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
