"""The model's text for formats without mathematics, and addresses without odd characters."""

from __future__ import annotations

from urllib.parse import quote

from paperatlas.text.clean import clean_line
from paperatlas.text.math import segments

_URL_SAFE = "!#$%&'()*+,-./:;=?@[]_~"


def plain(text: str | None) -> str:
    r"""One line in which an escaped dollar (`\$`) is a dollar and mathematics stays TeX; unknown becomes empty."""
    if not text:
        return ""
    line = clean_line(text)
    if "$" not in line:
        return line
    return "".join(f"${run.text}$" if run.is_math else run.text for run in segments(line))


def address(url: str | None) -> str:
    """The address with everything percent-encoded that RFC 3986 does not allow; unknown becomes empty.

    What is encoded already stays as it is.
    """
    return quote(clean_line(url or ""), safe=_URL_SAFE)
