"""The theme's HTML made valid, usable by everyone, and short."""

from __future__ import annotations

import re

from minify_html import minify

_CHECKBOX = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_SEARCH_DIALOG = 'data-md-component="search" role="dialog"'
_SKIP = re.compile(r'<a href="#[^"]*" class="md-skip">\s*([^<]*?)\s*</a>')
_BODY = re.compile(r"(?=<body\b)")
_BETWEEN = re.compile(r">\s+<")
_KEPT = re.compile(r"\s*<!--pa-->\s*(.*?)\s*<!--/pa-->\s*", re.DOTALL)
_DESCRIPTION = '<meta name="description" content='
_TITLE = re.compile(r'<h1 id="[^"]*">(.*?)</h1>', re.DOTALL)
_INDENTED = re.compile(r"\n\s+<")
_REFERENCE = re.compile(r"&#(3[35-79]|4\d|5[0-9]|6[134]|9[1-6]|12[3-6]);")
_CHARACTERS = {str(code): chr(code) for code in range(0x80)}
_TOGGLES = re.compile(r'(?:<input class="md-toggle"[^>]*>\s*){2}<label class="md-overlay"[^>]*></label>')
_DIALOG = re.compile(r'<div class="md-dialog" data-md-component="dialog">\s*<div [^>]*>\s*</div>\s*</div>')
_ANNOUNCE = re.compile(r'<div data-md-component="announce">\s*</div>')
_PERMALINK = re.compile(r'<a class="headerlink" [^<>]*>[^<]*</a>(?=</h\d>)')
_GENERATOR = re.compile(r'<meta name="generator" [^>]*>')
# A pattern that begins with a plain sign is found several times as fast.
_QUOTED = re.compile(r'"(?<==")([^"\'`=<>\s]+)"(?=>| [^<>]*>)')
"""A value within a tag that needs no quotes."""
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
    a checkbox that is not there. Its first link leads to the content, whatever the first heading is called.
    """
    html = _CHECKBOX.sub(r"\1", html)
    html = _SKIP.sub(r'<a href="#__content" class="md-skip">\1</a>', html)
    html = html.replace('alt="logo">', 'alt="logo" width="24" height="24">')
    html = html.replace(_SEARCH_DIALOG, _SEARCH_DIALOG + ' aria-label="Search"')
    if 'id="__toc"' not in html:
        html = html.replace(_CONTENTS_LABEL, _CONTENTS_LABEL.replace(' for="__toc"', ""))
    return html


def lean(html: str) -> str:
    """A page without what shows nowhere: spaces between elements, needless quotes and ends of elements.

    What the theme's script looks for on every page comes with `assets/paperatlas-start.js`.
    The head keeps its spelling. So does what stands between the marks `<!--pa-->` and `<!--/pa-->`, which go: the
    content of a page, which is made and kept apart from the page around it.
    """
    head, *rest = _BODY.split(html, maxsplit=1)
    if not rest:
        return html
    kept: list[str] = []

    def put_aside(match: re.Match[str]) -> str:
        kept.append(match[1])
        return _place(len(kept))

    body = _TOGGLES.sub("<pa-toggles></pa-toggles>", rest[0], count=1)
    body = _ANNOUNCE.sub("", _DIALOG.sub("", body, count=1), count=1)
    body = minify(_KEPT.sub(put_aside, body))
    for number, content in enumerate(kept, 1):
        body = body.replace(_place(number), content, 1)
    # Previews of links take the description for themselves too.
    head = head.replace(_DESCRIPTION, _DESCRIPTION.replace(" content=", ' property="og:description" content='), 1)
    return _BETWEEN.sub("><", _GENERATOR.sub("", head, count=1).strip()) + body


def lean_content(html: str) -> str:
    """What one of our own pages says, in fewer signs.

    Characters that only Markdown would have taken for markup stand for themselves again; those of HTML stay
    references. The title is not a target of links, since its page is one; a script gives the other headings their
    links to themselves.
    """
    # Splitting gives what is between the matches and the matches in turn, in a third of a substitution's time.
    parts = _REFERENCE.split(html)
    parts[1::2] = map(_CHARACTERS.__getitem__, parts[1::2])
    html = "".join(parts)
    html = _TITLE.sub(r"<h1>\1</h1>", _PERMALINK.sub("", html), count=1)
    html = "".join(_QUOTED.split(html))
    return _INDENTED.sub("\n<", html).replace("</li>\n", "\n").rstrip()


def _place(number: int) -> str:
    return f"<pa-{number}></pa-{number}>"
