from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.model.issue import Issue
from paperatlas.read import files
from paperatlas.read.encodings import Decoded, decode
from paperatlas.read.files import read_file, read_folder, read_text
from paperatlas.read.formats import BY_NAME
from paperatlas.read.source import Reading

from .excerpts import EXCERPTS, YAML


def finding(reading: Reading) -> str:
    (issue,) = reading.issues
    assert issue.remedy
    return str(issue)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_decoded_by_its_byte_order_mark(encoding: str) -> None:
    assert decode("title: Zoë 😀\n".encode(encoding), "x") == Decoded("title: Zoë 😀\n")


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_lines_end_in_a_line_feed(ending: str) -> None:
    assert decode(f"a{ending}b{ending}".encode(), "x") == Decoded("a\nb\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x89PNG\0\0", "x: error: a binary file"),
        (b"", "x: warning: an empty file"),
        (b" \n\t", "x: warning: an empty file"),
        (b"\xef\xbb\xbf", "x: warning: an empty file"),
        (b"\xff\xfea", "error: not UTF-16 text"),
    ],
)
def test_content_that_is_no_text_is_reported(content: bytes, message: str) -> None:
    issue = decode(content, "x")
    assert isinstance(issue, Issue)
    assert message in str(issue)
    assert issue.remedy


@given(st.binary())
def test_any_bytes_are_decoded_or_reported(content: bytes) -> None:
    result = decode(content, "x")
    assert isinstance(result, Issue) or "\r" not in result


def test_file_names_are_relative_to_the_root_with_forward_slashes(tmp_path: Path) -> None:
    path = tmp_path / "data" / "papers" / "kettle.yml"
    path.parent.mkdir(parents=True)
    path.write_text(YAML)
    (record,) = read_file(path, tmp_path).records
    assert record.origin.file == "data/papers/kettle.yml"
    assert record.id == "kettle"
    assert read_file(path, tmp_path / "elsewhere").records[0].origin.file == path.as_posix()


def test_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b/x.yml", "a.yml", "c.yml", "b/a.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"title: {name}\n")
    assert [record.title for record in read_folder(tmp_path, tmp_path).records] == [
        "a.yml",
        "c.yml",
        "b/a.yml",
        "b/x.yml",
    ]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("title: A\n")
    (tmp_path / ".hidden.yml").write_text("title: A\n")
    assert read_folder(tmp_path, tmp_path) == Reading()


@pytest.mark.parametrize("name", ["README.md", "readme", "LICENSE", "LICENCE.txt", "CHANGELOG.md"])
def test_documentation_is_no_issue(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Words about this folder.\n")
    assert read_folder(tmp_path, tmp_path) == Reading()


def test_vocabulary_is_passed_over_at_the_top_only(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for path in (tmp_path / "topics.yml", tmp_path / "topics.yaml", tmp_path / "below" / "topics.yml"):
        path.write_text("title: A\n")
    assert [record.origin.file for record in read_folder(tmp_path, tmp_path).records] == ["below/topics.yml"]


def test_missing_folder_is_reported(tmp_path: Path) -> None:
    assert finding(read_folder(tmp_path / "data", tmp_path)).startswith("data: error: there is no such folder")


def test_missing_file_is_reported(tmp_path: Path) -> None:
    assert "x.yml: error: cannot be read (No such file" in finding(read_file(tmp_path / "x.yml", tmp_path))


def test_unknown_format_is_reported_with_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Just words.\n")
    message = finding(read_folder(tmp_path, tmp_path))
    assert message.startswith("notes.txt: error: the format is not recognised: readable are: ")
    assert "YAML" in message


def test_file_without_papers_is_reported(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]\n")
    assert "no paper in it (read as JSON)" in finding(read_folder(tmp_path, tmp_path))


def test_given_format_goes_before_the_content(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("Abstract: a\n")
    assert read_file(tmp_path / "x", tmp_path).records[0].origin.format == "catalyzex"
    assert read_file(tmp_path / "x", tmp_path, BY_NAME["json"]).records == ()


def test_too_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    (tmp_path / "x.yml").write_text("title: long enough\n")
    assert "larger than" in finding(read_folder(tmp_path, tmp_path))


def test_symbolic_link_to_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("title: Secret\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yml").symlink_to(tmp_path / "secret.yml")
    reading = read_folder(tmp_path / "data", tmp_path)
    assert reading.records == ()
    assert finding(reading).startswith("data/a.yml: error: a symbolic link")


def test_symbolic_link_to_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.yml").write_text("title: Secret\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "more").symlink_to(tmp_path / "secret")
    reading = read_folder(tmp_path / "data", tmp_path)
    assert reading.records == ()
    assert finding(reading).startswith("data/more: error: a symbolic link")


def test_symbolic_link_that_leads_nowhere_or_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "c").symlink_to("nowhere")
    assert len(read_folder(tmp_path, tmp_path).issues) == 3


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_file_without_permission_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("title: A\n")
    (tmp_path / "a.yml").chmod(0)
    assert "cannot be read (Permission denied)" in finding(read_folder(tmp_path, tmp_path))


@pytest.mark.parametrize(("name", "text", "count"), EXCERPTS, ids=[str(n) for n in range(len(EXCERPTS))])
@pytest.mark.parametrize("file", ["x.yml", "x.json", "x.bib", "x.md", "x"])
def test_format_is_found_whatever_the_file_is_called(
    tmp_path: Path, name: str, text: str, count: int, file: str
) -> None:
    (tmp_path / file).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert [record.origin.format for record in read_file(tmp_path / file, tmp_path).records] == [name] * count


def test_file_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/Zo\xeb.yml"
    Path(os.fsdecode(path)).write_text("title: A\n")
    reading = read_folder(tmp_path, tmp_path)
    for text in (*(record.origin.file for record in reading.records), *(str(issue) for issue in reading.issues)):
        text.encode()


def test_read_text_gives_the_issue_with_the_name_it_was_told(tmp_path: Path) -> None:
    issue = read_text(tmp_path / "x", "shown")
    assert isinstance(issue, Issue)
    assert issue.file == "shown"
