"""Files that came out as they were are left alone; all others are written beside the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperatlas.publish.incremental.manifest import scan
from paperatlas.publish.incremental.site_files import SiteFiles


@pytest.fixture
def files(tmp_path: Path) -> SiteFiles:
    """A site with two files, of which only one is known to be as it was written."""
    for name in ("known/feed.xml", "meddled.html"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"as before")
    (tmp_path / "new").mkdir()
    found = scan(tmp_path / "site")
    return SiteFiles(tmp_path / "new", tmp_path / "site", {"known/feed.xml": found["known/feed.xml"]})


def test_what_came_out_the_same_stays(files: SiteFiles) -> None:
    assert files.write("known/feed.xml", b"as before")
    assert list(files.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [("known/feed.xml", b"otherwise"), ("known/feed.xml", b"longer than before"), ("meddled.html", b"as before")],
)
def test_what_differs_or_is_not_known_is_written(files: SiteFiles, name: str, content: bytes) -> None:
    assert not files.write(name, content)
    assert (files.folder / name).read_bytes() == content


def test_a_file_that_vanished_is_written(files: SiteFiles, tmp_path: Path) -> None:
    (tmp_path / "site" / "known" / "feed.xml").unlink()
    assert not files.write("known/feed.xml", b"as before")
    assert (files.folder / "known" / "feed.xml").read_bytes() == b"as before"


def test_parts_are_joined(files: SiteFiles) -> None:
    files.write_parts("deep/er/papers.json", (part for part in (b"[", b"]")))
    assert (files.folder / "deep" / "er" / "papers.json").read_bytes() == b"[]"
