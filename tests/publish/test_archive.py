from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from paperatlas.publish.offline.archive import NoSiteError, for_disk, write_archive
from paperatlas.publish.staging import MARK


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ('<a href="../../topics/">', '<a href="../../topics/index.html">'),
        ("<a class=x href=../..>", "<a class=x href=../../index.html>"),
        ('<a href=".">', '<a href="./index.html">'),
        ('<a href="./#start">', '<a href="./index.html#start">'),
        ('<a href="../search/?q=a/b/">', '<a href="../search/index.html?q=a/b/">'),
        ('<a href="../papers.bib">', '<a href="../papers.bib">'),
        ('<a href="https://example.org/x/">', '<a href="https://example.org/x/">'),
        ('<a href="//example.org/">', '<a href="//example.org/">'),
        ('<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'),
        ('<a href="#top">', '<a href="#top">'),
        (
            '<meta http-equiv="refresh" content="0; url=../new/">',
            '<meta http-equiv="refresh" content="0; url=../new/index.html">',
        ),
        ("<code>href=x/ </code>", "<code>href=x/ </code>"),
    ],
)
def test_links_to_folders_lead_to_their_pages(link: str, file: str) -> None:
    assert for_disk(link) == file


def test_nothing_is_asked_for_that_a_disk_refuses() -> None:
    page = '<link rel="manifest" href="m"><script>{"features": ["navigation.instant", "x"]}</script>'
    assert for_disk(page) == '<script>{"features": ["navigation.from-disk", "x"]}</script>'


def test_archive_holds_the_site_and_is_the_same_each_time(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "papers").mkdir(parents=True)
    for name in (MARK, "sw.js", "index.html", "papers/index.html", "papers.bib"):
        (site / name).write_text("text")
    assert write_archive(site, tmp_path / "atlas.zip") == 2
    first = (tmp_path / "atlas.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "atlas.zip").namelist() == [
        "atlas/index.html", "atlas/papers/index.html", "atlas/papers.bib"
    ]  # fmt: skip
    write_archive(site, tmp_path / "atlas.zip")
    assert (tmp_path / "atlas.zip").read_bytes() == first


def test_folder_without_a_site_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoSiteError, match="holds no built site: run `paperatlas build` first"):
        write_archive(tmp_path, tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()
