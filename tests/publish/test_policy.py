from __future__ import annotations

import base64
import hashlib

from paperatlas.publish.policy import with_policy

PAGE = '<html><head><meta charset="utf-8"></head><body>{}</body></html>'


def policy(body: str) -> dict[str, list[str]]:
    page = with_policy(PAGE.format(body))
    assert page.index("Content-Security-Policy") < page.index("</head>")
    content = page.split('content="', 1)[1].split('"', 1)[0]
    return {rule.split()[0]: rule.split()[1:] for rule in content.split(";")}


def test_nothing_but_the_sites_own_files_may_load() -> None:
    assert policy("") == {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "frame-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_inline_script_is_allowed_by_its_digest_and_data_is_no_script() -> None:
    digest = base64.b64encode(hashlib.sha256(b"var a=1").digest()).decode()
    rules = policy('<script>var a=1</script><script type="application/ld+json">{}</script><script src="a.js"></script>')
    assert rules["script-src"] == ["'self'", f"'sha256-{digest}'"]


def test_script_that_knows_the_pages_depth_is_allowed_at_every_depth() -> None:
    assert len(policy('<script>x=new URL("../..",location)</script>')["script-src"]) == 1 + 5


def test_hosts_that_the_configuration_names_are_allowed() -> None:
    rules = policy(
        '<script src="https://cdn.example.org/a.js"></script>'
        '<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=X">'
    )
    assert "https://cdn.example.org" in rules["script-src"]
    assert "https://fonts.googleapis.com" in rules["style-src"]
    assert "https://fonts.gstatic.com" in rules["font-src"]


def test_page_without_a_character_set_stays_as_it_is() -> None:
    assert with_policy("<p>hello") == "<p>hello"
