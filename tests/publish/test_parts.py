"""Parts that a build keeps for the next one."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperatlas.publish.incremental.parts import Parts


def kept(folder: Path, **parts: bytes) -> None:
    """What a build with these parts leaves."""
    store = Parts(folder, "program")
    store.update({name.encode(): value for name, value in parts.items()})
    store.close()


def test_part_is_there_for_the_next_build(tmp_path: Path) -> None:
    kept(tmp_path, moss=b"green")
    assert Parts(tmp_path, "program")[b"moss"] == b"green"


def test_part_that_a_build_did_not_ask_for_is_dropped(tmp_path: Path) -> None:
    kept(tmp_path, moss=b"green", fern=b"dark")
    store = Parts(tmp_path, "program")
    assert store.get(b"fern") == b"dark"
    store.close()
    again = Parts(tmp_path, "program")
    assert (again.get(b"fern"), again.get(b"moss")) == (b"dark", None)


def test_another_program_knows_nothing_of_them_and_removes_them(tmp_path: Path) -> None:
    kept(tmp_path, moss=b"green")
    other = Parts(tmp_path, "other")
    assert other.get(b"moss") is None
    other.close()
    assert Parts(tmp_path, "program").get(b"moss") is None


def test_many_parts_are_kept(tmp_path: Path) -> None:
    kept(tmp_path, **{f"moss{number}": bytes([number % 256]) for number in range(1_200)})
    store = Parts(tmp_path, "program")
    assert [store[f"moss{number}".encode()] for number in (0, 600, 1_199)] == [b"\x00", b"\x58", b"\xaf"]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00 and then rubbish" * 200])
def test_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    kept(tmp_path, moss=b"green")
    next(tmp_path.glob("parts-*")).write_bytes(content)
    store = Parts(tmp_path, "program")
    assert store.get(b"moss") is None
    store[b"fern"] = b"dark"
    store.close()
    assert Parts(tmp_path, "program").get(b"fern") == b"dark"


def test_damaged_part_is_made_again(tmp_path: Path) -> None:
    kept(tmp_path, moss=b"green" * 500, fern=b"dark" * 500)
    file = next(tmp_path.glob("parts-*"))
    content = file.read_bytes()
    place = content.index(b"green" * 100)
    file.write_bytes(content[:place] + bytes(400) + content[place + 400 :])
    store = Parts(tmp_path, "program")
    assert store.get(b"moss") is None
    assert store.get(b"fern") == b"dark" * 500


def test_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Parts(tmp_path / "file" / "cache", "program")
    store[b"moss"] = b"green"
    assert store[b"moss"] == b"green"
    store.close()
