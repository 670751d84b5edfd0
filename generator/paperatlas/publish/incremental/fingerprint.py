"""A digest of all that every page depends on beside the papers: programs, theme, configuration, navigation."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

import paperatlas

_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe", "math-core", "pymdown-extensions")
_PLACES = frozenset({"site_dir", "docs_dir", "config_file_path", "watch"})
"""Settings that say where files are: what stands there counts, not where."""


def site_key(config: MkDocsConfig, nav: Navigation, *choices: object) -> str:
    """The digest for a site.

    Args:
        config: as MkDocs read it.
        nav: with the titles of its pages.
        choices: whatever else decides what pages look like; their `repr` tells them apart.
    """
    parts = [
        program_key(),
        *(f"{key}={value!r}" for key, value in _settings(config).items()),
        *_titles(nav.items),
        *(repr(choice) for choice in choices),
    ]
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    return _digest((*parts, _digest_of_files(own) if own else ""))


def _settings(config: MkDocsConfig) -> dict[str, object]:
    """What is configured, in values whose `repr` is the same in every run."""
    said = {key: value for key, value in config.items() if key not in _PLACES}
    said["theme"] = (config.theme.name, sorted((key, repr(value)) for key, value in config.theme.items()))
    said["plugins"] = [(name, dict(plugin.config)) for name, plugin in config.plugins.items()]
    return said


@cache
def program_key() -> str:
    """A digest of this package and of what it makes pages with."""
    return _digest((sys.version, *_versions(), _digest_of_files(Path(paperatlas.__file__).parent)))


def _versions() -> Iterator[str]:
    for name in _PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} missing"


def _titles(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        yield f"{type(item).__name__}: {item.title!r} {getattr(item, 'url', None)!r}"
        yield from _titles(item.children or ())


def _digest_of_files(folder: Path) -> str:
    whole = blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            content = path.read_bytes()
            whole.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


def _digest(parts: Iterable[str]) -> str:
    whole = blake2b(digest_size=16)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        whole.update(len(encoded).to_bytes(8, "big") + encoded)
    return whole.hexdigest()
