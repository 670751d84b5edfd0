"""The Markdown tree as a folder, for any site builder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from paperatlas.model.page import Page
from paperatlas.publish.handwritten import in_the_way, pages_by_hand
from paperatlas.publish.joined import style
from paperatlas.publish.staging import Staging


def write_tree(pages: Iterable[Page], target: Path, docs: Path | None) -> list[str]:
    """Writes the pages, the hand-written ones and the style sheet to `target`.

    Hand-written pages win; those of ours that they replace are not written.

    Returns:
        Paths of the pages that were left out.

    Raises:
        StagingError: where `target` holds something else.
    """
    staging = Staging(target)
    try:
        written_by_hand = pages_by_hand(docs) if docs else {}
        left_out = []
        for page in pages:
            if in_the_way(page.path, written_by_hand):
                left_out.append(page.path)
                continue
            path = staging.folder / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.text, encoding="utf-8", newline="\n")
        for name, source in written_by_hand.items():
            path = staging.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, path)
        sheet = staging.folder / "assets" / "paperatlas.css"
        sheet.parent.mkdir(exist_ok=True)
        sheet.write_text(style(), encoding="utf-8", newline="\n")
    except BaseException:
        staging.discard()
        raise
    staging.finish()
    return left_out
