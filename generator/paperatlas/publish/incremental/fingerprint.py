"""A digest of all that every page depends on beside the papers: programs, theme, configuration, navigation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from paperatlas.publish.incremental.program import digest_of, digest_of_files, program_key

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
    return digest_of((*parts, digest_of_files(own) if own else ""))


def _settings(config: MkDocsConfig) -> dict[str, object]:
    """What is configured, in values whose `repr` is the same in every run."""
    said = {key: value for key, value in config.items() if key not in _PLACES}
    said["theme"] = (config.theme.name, sorted((key, repr(value)) for key, value in config.theme.items()))
    said["plugins"] = [(name, dict(plugin.config)) for name, plugin in config.plugins.items()]
    return said


def _titles(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        yield f"{type(item).__name__}: {item.title!r} {getattr(item, 'url', None)!r}"
        yield from _titles(item.children or ())
