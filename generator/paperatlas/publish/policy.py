"""A content security policy for each page: only the site's own scripts and styles run or load.

<https://www.w3.org/TR/CSP3/>. A page that is a file on some host can set it only by an element of
its head. Inline scripts of the theme are allowed one by one, by their SHA-256. What a rule does not name is
what the first one says, so that each page bears few of them.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

_INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_DATA = re.compile(r"\btype=[\"']?application/(?:json|ld\+json)")
_SCOPE = re.compile(r'new URL\("([./]*)",location\)')
_BASES = (".", "..", "../..", "../../..", "../../../..")
_FOREIGN_SCRIPT = re.compile(r"<script[^>]*\bsrc=[\"']?(https://[^/\"'\s>]+)")
_FOREIGN_STYLE = re.compile(r"<link(?=[^>]*\brel=[\"']?stylesheet)[^>]*\bhref=[\"']?(https://[^/\"'\s>]+)")
_CHARSET = re.compile(r"<meta charset=[\"']?utf-8[\"']?>", re.IGNORECASE)
_FONTS = {"https://fonts.googleapis.com": "https://fonts.gstatic.com"}
"""Hosts of style sheets whose fonts come from another host."""


def with_policy(page: str) -> str:
    """The page with its policy, right behind its character set; unchanged where it names none."""
    return _CHARSET.sub(lambda charset: charset[0] + _element(page), page, count=1)


def _element(page: str) -> str:
    scripts = [f"'sha256-{_digest(code)}'" for code in dict.fromkeys(_inline_scripts(page))]
    hosts = dict.fromkeys(_FOREIGN_SCRIPT.findall(page))
    styles = list(dict.fromkeys(_FOREIGN_STYLE.findall(page)))
    fonts = [_FONTS[host] for host in styles if host in _FONTS]
    more = (("script-src", (*scripts, *hosts)), ("style-src", styles), ("font-src", fonts))
    rules = (
        "default-src 'self'",
        *(f"{kind} 'self' {' '.join(allowed)}" for kind, allowed in more if allowed),
        "img-src 'self' data:",
        "object-src 'none'",
        "frame-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{";".join(rules)}">'


def _inline_scripts(page: str) -> list[str]:
    """The code of the page's inline scripts; what depends on the page's depth, for every depth.

    The theme takes over the scripts of a page that it loads into another one.
    """
    found = []
    for script in _INLINE.finditer(page):
        if _DATA.search(script["attributes"]):
            continue
        code = script["code"]
        found.append(code)
        if _SCOPE.search(code):
            found += [_SCOPE.sub(f'new URL("{base}",location)', code) for base in _BASES]
    return found


@lru_cache(maxsize=1_000)
def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
