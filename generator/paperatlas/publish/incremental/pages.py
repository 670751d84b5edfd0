"""The pages of a site: those that changed are made, the others stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from paperatlas.publish.fast.pages import Work, write_pages
from paperatlas.publish.incremental.manifest import Made, Manifest
from paperatlas.publish.incremental.output import Output
from paperatlas.publish.incremental.selection import Digests, select

_PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Pages:
    """What came of the pages of a site."""

    manifest: Manifest
    kept: tuple[str, ...]
    """Files of the site before that stay, by their paths in it."""
    made: int
    """How many pages were made."""

    @property
    def addresses(self) -> list[str]:
        """Of all pages, relative to the site."""
        files = (file for made in self.manifest.items.values() for file in made.files)
        return [file.removesuffix(_PAGE) or "./" for file in files if file.endswith(_PAGE)]


def write_changed(work: Work, output: Output, key: str, processes: int, tell: Callable[[int], None]) -> Pages:
    """Writes the pages that an earlier build has not made alike.

    Args:
        work: what there is to write.
        output: the folder, with what an earlier build left in it.
        key: of all that every page depends on: see `fingerprint.py`.
        processes: how many processes may share the work.
        tell: is told now and then how many pages are written.
    """
    previous = output.previous if output.previous and output.previous.key == key else None
    selection = select(work.tree, previous, output.intact)
    manifest = Manifest(key)
    if previous is not None:
        manifest.take_over(previous, selection.kept)
    kept = [file for made in selection.kept.values() for file in made.files]
    pages = -len(kept)
    digests = Digests(work.tree, manifest.reads)
    for item in write_pages(work, selection.wanted, processes, tell, manifest.places_of):
        manifest.items[item.path] = Made(item.reads, digests.of(item.reads), item.files)
        kept += item.same
    pages += sum(len(made.files) for made in manifest.items.values())
    return Pages(manifest, tuple(kept), pages)
