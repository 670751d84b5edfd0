"""A digest of the programs that make a site."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import paperatlas

_PACKAGES = tuple(
    "mkdocs mkdocs-material markdown jinja2 markupsafe math-core pymdown-extensions typst bibtexparser rispy".split()
)


@cache
def program_key() -> str:
    """A digest of this package and of what it makes pages with."""
    return digest_of((sys.version, *_versions(), digest_of_files(Path(paperatlas.__file__).parent)))


def _versions() -> Iterator[str]:
    for name in _PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} missing"


def digest_of_files(folder: Path) -> str:
    """A digest of the files below a folder."""
    whole = blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            content = path.read_bytes()
            whole.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


def digest_of(parts: Iterable[str]) -> str:
    """One digest of many texts."""
    return digest_of_bytes(part.encode("utf-8", "surrogatepass") for part in parts).hex()


def digest_of_bytes(parts: Iterable[bytes]) -> bytes:
    """One digest of many parts, of 16 bytes."""
    whole = blake2b(digest_size=16)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.digest()
