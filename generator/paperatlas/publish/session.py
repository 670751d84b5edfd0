"""What outlives a build: while a site is served, one build follows the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path

from paperatlas.forking import cores
from paperatlas.model.atlas import Atlas
from paperatlas.publish.compiled import Compiled
from paperatlas.publish.fast.theme import Rendered
from paperatlas.publish.incremental.inputs import Inputs
from paperatlas.publish.incremental.ledger import Ledger
from paperatlas.publish.incremental.output import Output
from paperatlas.publish.incremental.parts import Parts


class Session:
    """What one build hands to the next: in memory while the site is served, else in the cache folder."""

    def __init__(self, is_served: bool) -> None:
        self.is_served = is_served
        """Whether the site is only looked at while somebody works on it."""
        self.compiled = Compiled()
        """The theme's templates."""
        self._ledger: Ledger | None = None
        self._parts: dict[bytes, bytes] = {}
        self._rendered_key, self._rendered = "", Rendered()
        self._atlas: tuple[Inputs, Atlas] | None = None

    @property
    def processes(self) -> int:
        """How many processes may share the work."""
        return 1 if self.is_served else cores()

    def output(self, site: Path, cache: Path) -> Output:
        """The folder for the next build, beside the finished site.

        Raises:
            StagingError: where the site's folder holds something else, which would be lost.
        """
        if self._ledger is None:
            self._ledger = Ledger(None if self.is_served else cache, site)
        return Output(site, self._ledger)

    @contextmanager
    def parts(self, cache: Path, program: str, name: str = "parts") -> Iterator[MutableMapping[bytes, bytes]]:
        """What earlier builds kept of single papers, and where this one leaves what it makes.

        Args:
            cache: the cache folder.
            program: of the code that makes the parts: those of other code are not found.
            name: of the file.
        """
        if self.is_served:
            yield self._parts
            return
        parts = Parts(cache, program, name)
        try:
            yield parts
        finally:
            parts.close()

    def rendered(self, key: str) -> Rendered:
        """What the theme made of each kind of page in an earlier build with the same key."""
        if self._rendered_key != key:
            self._rendered_key, self._rendered = key, Rendered()
        return self._rendered

    def atlas(self, data: Inputs, load: Callable[[], Atlas]) -> Atlas:
        """The atlas of a data folder, loaded where it has changed since the last build.

        Args:
            data: the folder as it was before it is loaded.
            load: loads it.
        """
        if self._atlas is None or not self._atlas[0].same_as(data):
            self._atlas = data, load()
        return self._atlas[1]

    def end(self) -> None:
        """Forgets what is known of the folders of builds."""
        self._ledger = None
