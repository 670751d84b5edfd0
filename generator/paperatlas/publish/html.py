"""Small repairs to the theme's HTML, so that pages are valid and can be used by everyone."""

from __future__ import annotations

import re

_CHECKBOX = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_SEARCH_DIALOG = 'data-md-component="search" role="dialog"'
_CONTENTS_LABEL = '<label class="md-nav__title" for="__toc">'


def without_root(html: str) -> str:
    """The page for missing addresses with links relative to the site's own folder.

    MkDocs makes them relative to the host's root where it does not know the site's address, which
    is wrong on any host that keeps the site in a folder.
    """
    html = re.sub(r'((?:href|src)=")/(?!/)', r"\1./", html)
    return (
        html.replace('"base":"/"', '"base":"."')
        .replace('"base": "/"', '"base": "."')
        .replace('"/assets/', '"./assets/')
    )


def repair(html: str) -> str:
    """A page of the theme without what HTML forbids, with a name for its search dialog and a size for its logo.

    What HTML forbids is `autocomplete` on its two checkboxes, and on pages outside the navigation a label for
    a checkbox that is not there.
    """
    html = _CHECKBOX.sub(r"\1", html)
    html = html.replace('alt="logo">', 'alt="logo" width="24" height="24">')
    html = html.replace(_SEARCH_DIALOG, _SEARCH_DIALOG + ' aria-label="Search"')
    if 'id="__toc"' not in html:
        html = html.replace(_CONTENTS_LABEL, _CONTENTS_LABEL.replace(' for="__toc"', ""))
    return html
