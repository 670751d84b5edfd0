"""What a build says while it goes on."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence

from paperatlas.model.atlas import Atlas
from paperatlas.model.issue import Issue, Severity
from paperatlas.text.clean import counted

log = logging.getLogger("mkdocs.plugins.paperatlas")

_SHOWN_ISSUES = 50
_EVERY = 2.0
"""Seconds between two messages about the same."""
_HOSTED = 1_000_000_000
"""Bytes that GitHub Pages publishes (its documentation, "GitHub Pages limits")."""


class Progress:
    """One build, from its beginning on."""

    def __init__(self) -> None:
        self._started = self._told = time.monotonic()

    def tell(self, message: str, always: bool = False) -> None:
        """Says what is being done, but not more often than somebody can read."""
        now = time.monotonic()
        if always or now - self._told >= _EVERY:
            self._told = now
            log.info(message)

    def report(self, issues: Sequence[Issue]) -> None:
        """Says what is wrong with the data; of very much only the beginning."""
        for issue in issues[:_SHOWN_ISSUES]:
            log.log(logging.ERROR if issue.severity is Severity.ERROR else logging.WARNING, str(issue))
        more = len(issues) - _SHOWN_ISSUES
        if more > 0:
            log.warning(f"{counted(more, 'more issue')}: run `paperatlas check` to see all")

    def sum_up(self, atlas: Atlas) -> None:
        """Says what was built, and how long it took."""
        counts = (
            (len(atlas.papers), "paper"),
            (sum(1 for top in atlas.topics for _ in top.walk()), "topic"),
            (len(atlas.tags), "tag"),
            (len(atlas.issues), "issue"),
        )
        seconds = time.monotonic() - self._started
        log.info(f"{', '.join(counted(number, noun) for number, noun in counts)}, {seconds:.1f} seconds")

    def weigh(self, size: int) -> None:
        """Says so where a site of `size` bytes is larger than the usual host takes."""
        if size > _HOSTED:
            log.info(
                f"note: the site has {size / 1e9:.1f} GB, and GitHub Pages publishes 1 GB: "
                f"publish it elsewhere, or fewer papers, or with card_images: 0"
            )
