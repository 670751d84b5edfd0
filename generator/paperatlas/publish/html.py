"""Small repairs to the theme's HTML, so that pages are valid and can be used by everyone."""

from __future__ import annotations

import re

_CHECKBOX = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')


def repair(html: str) -> str:
    """A page of the theme without what HTML forbids: `autocomplete` on its two checkboxes."""
    return _CHECKBOX.sub(r"\1", html)
