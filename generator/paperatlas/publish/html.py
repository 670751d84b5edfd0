"""Small repairs to the theme's HTML, so that pages are valid and can be used by everyone."""

from __future__ import annotations

import re

_CHECKBOX = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_CONTENTS_LABEL = '<label class="md-nav__title" for="__toc">'


def repair(html: str) -> str:
    """A page of the theme without what HTML forbids.

    That is `autocomplete` on its two checkboxes, and on pages outside the navigation a label for
    a checkbox that is not there.
    """
    html = _CHECKBOX.sub(r"\1", html)
    if 'id="__toc"' not in html:
        html = html.replace(_CONTENTS_LABEL, _CONTENTS_LABEL.replace(' for="__toc"', ""))
    return html
