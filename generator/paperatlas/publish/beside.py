"""What is written beside the pages: exports and feeds, the search, and the copy for times without network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.publish.downloads import Downloads
from paperatlas.publish.incremental.derived import Deriving
from paperatlas.publish.incremental.manifest import Derivation
from paperatlas.publish.offline import copy as offline_copy
from paperatlas.publish.search import files as search_files
from paperatlas.publish.search.documents import Document, documents_of, names_of
from paperatlas.publish.search.index import Index
from paperatlas.publish.search.languages import stemmed, term_of_languages
from paperatlas.publish.search.script import script
from paperatlas.settings import Settings


def write_files(site: Path, files: Mapping[str, str]) -> None:
    """Writes files by their paths in the site."""
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8", newline="\n")


def write_downloads(
    atlas: Atlas, config: MkDocsConfig, settings: Settings, digest: Callable[[Paper], bytes], deriving: Deriving
) -> tuple[list[str], Derivation]:
    """Writes exports and feeds.

    Args:
        atlas: has the papers.
        config: names the site.
        settings: what is written for a collection of this size.
        digest: gives the digest of all that pages say of a paper.
        deriving: writes the files that the site has not.

    Returns:
        The paths of those that the site has already, which stay, and what all of them were made from.
    """
    description = config.site_description or ""
    chosen = (settings.has_texts, settings.lean_from, digest)
    for file in Downloads(atlas, config.site_name, description, config.site_url, *chosen).files():
        deriving.write(file)
    return deriving.same, deriving.made


def write_search(
    atlas: Atlas,
    by_hand: Iterable[Document],
    wanted: Sequence[str],
    parts: MutableMapping[bytes, bytes],
    site: Path,
    pages_from: int,
) -> None:
    """Writes the files of the search.

    Args:
        atlas: has the papers.
        by_hand: what hand-written pages say.
        wanted: the languages of the papers, as two letters.
        parts: what earlier builds made of single papers, and where this one leaves what it makes.
        site: the folder of the site.
        pages_from: papers from which on people, venues and organisations have a page.
    """
    languages = stemmed(wanted)
    index = Index(languages, term_of_languages(languages), parts)
    search_files.write(index, chain(documents_of(atlas), by_hand), names_of(atlas, pages_from), site)
    (site / search_files.SCRIPT).write_text(script(languages), encoding="utf-8", newline="\n")


def write_copy(config: MkDocsConfig) -> None:
    """Writes what lets browsers keep the site, or what ends that."""
    if config.theme.name != "material":
        return
    if config.theme["has_offline_copy"]:
        favicon = str(config.theme["favicon"])
        offline_copy.write_copy(Path(config.site_dir), config.site_name, config.site_description or "", favicon)
    else:
        offline_copy.write_retired(Path(config.site_dir))
