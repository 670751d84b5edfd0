"""A build of a site that is up to date is over before it begins."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from paperatlas.publish.incremental.inputs import Inputs, from_text, gather, to_text
from paperatlas.publish.incremental.ledger import Ledger
from paperatlas.publish.incremental.manifest import scan
from paperatlas.publish.incremental.program import digest_of, program_key
from paperatlas.settings import SettingsError, load_configuration, plugin_options

CACHE = ".cache/paperatlas"
"""Folder of what one build keeps for the next, where no other is configured."""
_KNOWN = frozenset({"paperatlas", "search"})
"""Plugins of which it is known that they look at nothing but the site's own files."""
_FAMILIES = ("markdown.extensions.", "pymdownx.", "mdx_", "material.extensions.")
_WELL_KNOWN = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes md_in_html meta nl2br sane_lists smarty"
    " tables toc wikilinks".split()
)
"""Markdown extensions, and families of them, that read no other files but for those that take in snippets."""
_ENVIRONMENT = ("SOURCE_DATE_EPOCH", "PYTHONOPTIMIZE")


class Shortcut:
    """What a build would read, held against what the last one read."""

    def __init__(self, config_file: Path | None, data: Path | None, site_dir: Path | None, strict: bool) -> None:
        """Finds the folders; the arguments are those of `build_site`."""
        self._ledger: Ledger | None = None
        self._inputs: Inputs | None = None
        try:
            content = load_configuration(config_file) if config_file else {}
        except SettingsError:
            # The build itself will say what is wrong.
            return
        root = config_file.parent if config_file else Path()
        if content.get("hooks") or not _names(content, "plugins") <= _KNOWN or _may_read_more(content):
            return
        options = plugin_options(content.get("plugins"))
        self._site = site_dir or root / str(content.get("site_dir", "site"))
        self._ledger = Ledger(root / str(options.get("cache_dir", CACHE)), self._site)
        self._said = digest_of(
            (
                program_key(),
                repr(content),
                str(strict),
                str(data.absolute() if data else ""),
                *(f"{name}={os.environ.get(name)}" for name in _ENVIRONMENT),
            )
        )
        self._folders = {
            "data": data or root / str(options.get("data_dir", "data")),
            "docs": root / str(content.get("docs_dir", "docs") if config_file else "site_src"),
        }
        theme = content.get("theme")
        if config_file:
            self._folders["configuration"] = config_file
        if isinstance(theme, dict) and theme.get("custom_dir"):
            self._folders["theme"] = root / str(theme["custom_dir"])

    def messages(self) -> list[str] | None:
        """What the last build said, where another one would give the same site; `None` where it might not."""
        if self._ledger is None:
            return None
        kept = self._ledger.load_inputs()
        before = from_text(kept) if kept else None
        self._inputs = gather(self._said, self._folders, before[0] if before else None)
        if before is None or not self._inputs.same_as(before[0]):
            return None
        manifest = self._ledger.load()
        return before[1] if manifest and manifest.files and manifest.files == scan(self._site) else None

    def keep(self, messages: list[str]) -> None:
        """Keeps what a build read that has just been finished, as it was before it began."""
        if self._ledger is not None and self._inputs is not None:
            self._ledger.keep_inputs(to_text(self._inputs, messages))


def _names(content: dict[str, Any], key: str) -> set[str]:
    """Plugins or extensions, which stand in a list, with or without options, or in a mapping."""
    said = content.get(key) or []
    entries = [name for entry in said for name in (entry if isinstance(entry, dict) else [entry])]
    return {str(name) for name in entries}


def _may_read_more(content: dict[str, Any]) -> bool:
    """Whether a Markdown extension might read files of which nothing is known here."""
    return any(
        "snippets" in name or not (name in _WELL_KNOWN or name.startswith(_FAMILIES))
        for name in _names(content, "markdown_extensions")
    )
