"""The files of the search written into a site."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from paperatlas.publish.search.content import File, call
from paperatlas.publish.search.documents import Document, PlaceName
from paperatlas.publish.search.index import Index

FOLDER = "assets/search"
SCRIPT = "assets/paperatlas-search-worker.js"
_UNNAMED = "new"


def write(index: Index, documents: Iterable[Document], names: Sequence[PlaceName], site: Path) -> None:
    """Writes the search of these documents, papers before pages, to `assets/search/` of the site.

    Chunks are written while documents come, into a folder that gets its name, a digest of all its
    files, at the end.
    """
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    folder = site / FOLDER / _UNNAMED
    folder.mkdir(parents=True)
    total = hashlib.blake2b(digest_size=6)
    said: dict[str, object] = {}

    def keep(file: File) -> None:
        name, content = file
        total.update(f"{name}\0{content}\0".encode())
        if name == "manifest":
            said.update(json.loads(content))
        else:
            (folder / f"{name}.js").write_text(content, encoding="ascii", newline="\n")

    for document in documents:
        for file in index.add(document):
            keep(file)
    for file in index.finish(names):
        keep(file)
    build = total.hexdigest()
    folder.rename(folder.with_name(build))
    manifest = json.dumps({**said, "build": build}, separators=(",", ":"))
    (site / FOLDER / "manifest.js").write_text(call("manifest", manifest), encoding="ascii", newline="\n")
