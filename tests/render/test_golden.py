"""The small collection's whole Markdown tree, held to the files in `tests/golden`.

`make golden` writes them anew after a change that is meant.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.small import small_pages

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture(scope="module", autouse=True)
def _refresh() -> None:
    if os.environ.get("REFRESH_GOLDEN"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, text in small_pages().items():
            target = GOLDEN / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text.replace(_version_line(text), ""), encoding="utf-8")


def _version_line(text: str) -> str:
    return next((line for line in text.split("\n") if line.startswith("Made with paperatlas")), "\0")


def test_tree_has_the_golden_pages_and_no_others() -> None:
    golden = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.md")}
    assert golden == set(small_pages())


@pytest.mark.parametrize("path", sorted(small_pages()))
def test_page_is_as_the_golden_one(path: str) -> None:
    text = small_pages()[path]
    assert text.replace(_version_line(text), "") == (GOLDEN / path).read_text(encoding="utf-8")
