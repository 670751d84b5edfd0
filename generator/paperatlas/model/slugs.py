"""Names that are safe as files, folders and parts of an address."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

MAX_SLUG = 80
"""Longest slug in characters, so that a path stays within every file system's limits."""

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
_RESERVED = frozenset(
    {"index", "page", "404", "con", "prn", "aux", "nul"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)
_SPELLED = str.maketrans(
    {"+": " plus ", "&": " and ", "@": " at ", "τ": "tau", "α": "alpha", "β": "beta", "π": "pi"}
    | {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h"}
    | {"Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D", "Þ": "Th", "Æ": "Ae", "Œ": "Oe", "Ħ": "H"}
)
"""Signs, and letters that do not come apart into one of ASCII and its accent."""
_HAS_SIGN = re.compile("[+&@ταβπłøđðþæœßıħŁØĐÐÞÆŒĦ]")
_GENITIVE = re.compile(r"'s\b")
_GAP = re.compile(r"[^a-z0-9]+")


def is_slug(text: str) -> bool:
    """Whether `text` may stand as a file name and an address part.

    Lower-case ASCII letters, digits, hyphens and single dots inside; at most `MAX_SLUG`
    characters; not a name that a file system or the site itself reserves.
    """
    return len(text) <= MAX_SLUG and _SLUG.fullmatch(text) is not None and ".." not in text and not is_reserved(text)


def is_reserved(text: str) -> bool:
    """Whether a file system or the site itself claims the name."""
    return text.split(".")[0].lower() in _RESERVED


def slugify(text: str, fallback: str = "paper") -> str:
    """A slug for `text`: accents dropped, anything else a hyphen, cut at a word's end.

    Always gives a valid slug; text without a Latin letter or digit gives `fallback` with a
    digest, so that different texts stay apart.
    """
    spelled = text.translate(_SPELLED) if _HAS_SIGN.search(text) else text
    if not spelled.isascii():
        spelled = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    spelled = spelled.lower()
    if "'" in spelled:
        spelled = _GENITIVE.sub("s", spelled).replace("'", "")
    slug = _GAP.sub("-", spelled).strip("-")
    if len(slug) > MAX_SLUG:
        slug = slug[: MAX_SLUG + 1].rsplit("-", 1)[0][:MAX_SLUG].strip("-")
    if not slug:
        slug = f"{fallback}-{digest(text)}"
    if is_reserved(slug):
        slug = f"{fallback}-{slug}"
    return slug


def digest(text: str) -> str:
    """Eight hexadecimal digits that depend on the text alone."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def unique_slugs(wanted: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A slug for each key, no two alike.

    Args:
        wanted: pairs of a key and the slug it would like. Who shares a slug with another key
            gets a digest of its own key behind it, so that the result does not depend on the
            order of the pairs.
    """
    pairs = sorted(wanted)
    shared = Counter(slug for _, slug in pairs)
    found = {key: slug for key, slug in pairs if shared[slug] == 1}
    taken = set(found.values())
    for key, slug in pairs:
        if shared[slug] > 1:
            mark = digest(key)
            while (candidate := f"{slug[: MAX_SLUG - 9].strip('-.')}-{mark}") in taken or candidate in shared:
                mark = digest(key + mark)
            taken.add(candidate)
            found[key] = candidate
    return found


def arxiv_slug(arxiv_id: str) -> str:
    """The page identifier of an arXiv paper: `arxiv-2510.14253`, `arxiv-quant-ph-0201082`."""
    return "arxiv-" + arxiv_id.lower().replace("/", "-")


def doi_slug(doi: str) -> str:
    """The page identifier of a DOI: `doi-10.18653-v1-2020.acl-main.1`.

    A DOI with characters outside the allow-list, or a long one, ends in a digest.
    """
    slug = "doi-" + re.sub(r"[^a-z0-9.]+", "-", doi.lower()).strip("-.")
    slug = re.sub(r"\.{2,}|\.-|-\.", "-", slug)
    is_exact = slug == "doi-" + doi.lower().replace("/", "-", 1)
    if is_exact and is_slug(slug):
        return slug
    return slug[: MAX_SLUG - 9].strip("-.") + "-" + digest(doi)
