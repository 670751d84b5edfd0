"""Work that other processes do: what comes of it is what one process alone would make."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paperatlas import pipeline
from paperatlas.enrich.atlas import enrich
from paperatlas.forking import Forked, ForkedError, can_fork, cores, forked, shared_out
from paperatlas.model.atlas import Atlas
from paperatlas.model.beginning import when_asked
from paperatlas.model.vocabulary import Vocabulary
from paperatlas.pipeline import load_atlas
from tests.small import SETTINGS, small_atlas

pytestmark = pytest.mark.skipif(not can_fork, reason="processes are forked on Linux only")


def plain(atlas: Atlas) -> tuple[object, ...]:
    return (atlas.papers, atlas.people, atlas.topics, atlas.tags, atlas.paths, dict(atlas.places), atlas.issues)


def test_work_is_done_elsewhere() -> None:
    assert forked(os.getpid)() != os.getpid()
    assert when_asked(os.getpid)() == os.getpid()


def test_failed_work_fails_who_asks_for_it(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise ValueError("no ink")

    with pytest.raises(ForkedError, match="ended with 1"):
        forked(fail)()
    assert "no ink" in capfd.readouterr().err


def test_work_that_is_given_up_ends(tmp_path: Path) -> None:
    def wait() -> None:
        time.sleep(60)
        (tmp_path / "late").write_text("late")

    began = time.monotonic()
    Forked(wait).stop()
    assert time.monotonic() - began < 30
    assert not (tmp_path / "late").exists()


def test_process_that_is_ended_from_outside_ends_the_work_with_a_remedy() -> None:
    def end() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ForkedError, match="-9: if memory is short, set PAPERATLAS_JOBS=1"):
        forked(end)()


def _square_or_end(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def test_work_is_shared_out_and_comes_in_its_order() -> None:
    assert list(shared_out(_square_or_end, range(5), 2)) == [0, 1, 4, 9, 16]


def test_shared_work_does_not_wait_for_a_process_that_was_ended() -> None:
    with pytest.raises(ForkedError, match="if memory is short"):
        list(shared_out(_square_or_end, range(50), 2))


def test_process_does_not_outlive_who_began_it(tmp_path: Path) -> None:
    file = str(tmp_path / "pid")
    program = f"""
import os, signal
from paperatlas.forking import forked
def work():
    with open({file!r}, "w") as file:
        file.write(str(os.getpid()))
    return bytes(10_000_000)
forked(work)
while not os.path.exists({file!r}) or not os.path.getsize({file!r}): pass
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -signal.SIGKILL
    worker = Path("/proc") / (tmp_path / "pid").read_text("utf-8")
    until = time.monotonic() + 20
    while _runs(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(worker)


def _runs(process: Path) -> bool:
    """Whether a process is there and not only waits to be buried."""
    try:
        return "State:\tZ" not in (process / "status").read_text("utf-8")
    except OSError:
        return False


def test_several_processes_relate_papers_as_one_does() -> None:
    papers = small_atlas().papers
    assert plain(enrich(papers, Vocabulary(), begin=forked)) == plain(enrich(papers, Vocabulary()))


def test_collections_of_a_size_are_shared_by_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []

    def counted(work):  # type: ignore[no-untyped-def]
        begun.append(work)
        return forked(work)

    monkeypatch.setattr(pipeline, "forked", counted)
    assert plain(load_atlas(SETTINGS, processes=2)) == plain(small_atlas())
    assert not begun
    monkeypatch.setattr(pipeline, "_SHARED", range(1, 100))
    load_atlas(SETTINGS)
    assert not begun
    assert plain(load_atlas(SETTINGS, processes=2)) == plain(small_atlas())
    assert begun


@pytest.mark.parametrize(("said", "meant"), [("3", 3), ("0", None), ("many", None)])
def test_number_of_processes_can_be_set(said: str, meant: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERATLAS_JOBS", said)
    assert cores() == (meant or len(os.sched_getaffinity(0)))
