"""How often a served site's sources are looked at."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

_OFTEN = 0.1
"""Seconds between two looks; MkDocs' own half a second is most of the time in which a change could be shown."""
_SETTLED = 0.03
"""Seconds without a further change before a change is answered; one that comes later is answered by itself."""
_FEW = 2_000
"""Files up to which looking often costs next to nothing."""


def look_often(server: LiveReloadServer, config: MkDocsConfig, data: Path) -> None:
    """Has the server look at its sources more often, where they are few.

    Args:
        server: before it is started.
        config: of the site.
        data: the data folder.
    """
    if sum(1 for _ in islice(data.rglob("*"), _FEW)) == _FEW:
        return
    watched = [path for path in _may_be_watched(config) if _unwatch(server, path)]
    server.build_delay = _SETTLED
    server.observer = type(server.observer)(timeout=_OFTEN)
    for path in watched:
        server.watch(path)


def _may_be_watched(config: MkDocsConfig) -> list[str]:
    """What MkDocs watches before it asks its plugins."""
    return [config.docs_dir, *([config.config_file_path] if config.config_file_path else []), *config.theme.dirs]


def _unwatch(server: LiveReloadServer, path: str) -> bool:
    try:
        server.unwatch(path)
    except KeyError:
        return False
    return True
