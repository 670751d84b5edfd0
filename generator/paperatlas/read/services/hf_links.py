"""Addresses of code and pages in an entry of Hugging Face's daily papers."""

from __future__ import annotations

from typing import Any

from paperatlas.model.identifiers import is_web_address
from paperatlas.model.record import Link
from paperatlas.read.services.json_fields import at, text, texts
from paperatlas.read.values import Value
from paperatlas.text.links import kind_of

_CODE = ("githubRepo", "github", "github_url", "github_repo", "code_url", "github_links", "code_links")
_PROJECT = ("projectPage", "project_page", "project_url")
_MEDIA = ("mediaUrls", "mediaUrl")
_VIDEO = (".mp4", ".webm", ".mov", ".m4v")


def link_fields(entry: Value, abstract: dict[str, Any]) -> dict[str, Any]:
    """Code and links of the entry's own fields, then those its abstract names, each once.

    Pictures are left out: they are the list's decoration.
    """
    stated = [
        *(Link("code", url) for url in _addresses(entry, _CODE)),
        *(Link("code" if kind_of(url) == "code" else "project", url) for url in _addresses(entry, _PROJECT)),
        *(Link("video", url) for url in _addresses(entry, _MEDIA) if url.lower().endswith(_VIDEO)),
        *(Link("code", url) for url in abstract.get("code", ())),
        *abstract.get("links", ()),
    ]
    first: dict[str, Link] = {}
    for link in stated:
        first.setdefault(link.url.partition("://")[2].rstrip("/").lower(), link)
    return {
        "code": tuple(link.url for link in first.values() if link.kind == "code"),
        "links": tuple(link for link in first.values() if link.kind != "code"),
    }


def _addresses(entry: Value, keys: tuple[str, ...]) -> list[str]:
    said = [url for key in keys for url in (text(entry, key), *texts(at(entry, key))) if url]
    whole = (f"https://{url}" if url.startswith("github.com/") else url for url in said)
    return [url for url in whole if is_web_address(url)]
