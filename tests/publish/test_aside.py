"""Work that is done in another process while this one goes on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from paperatlas.publish.aside import AsideError, aside, told_to_builder

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


@pytest.mark.parametrize("is_worth_it", [True, False])
def test_work_is_done_when_the_context_ends(is_worth_it: bool) -> None:
    with aside(os.getpid, is_worth_it) as done:
        pass
    assert (done.result == os.getpid()) is not (is_worth_it and sys.platform == "linux")


@linux
def test_much_can_come_of_it() -> None:
    with aside(lambda: ["as before"] * 100_000, is_worth_it=True) as done:
        pass
    assert len(done.result) == 100_000


@linux
def test_work_that_fails_fails_the_build(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise ValueError("no ink")

    with (
        pytest.raises(AsideError, match=r"with 1: .*PAPERATLAS_JOBS=1"),
        told_to_builder(),
        aside(fail, is_worth_it=True),
    ):
        pass
    assert "no ink" in capfd.readouterr().err


@linux
def test_failure_here_ends_the_work_there(tmp_path: Path) -> None:
    def wait() -> None:
        import time

        time.sleep(60)
        (tmp_path / "late").write_text("late")

    with pytest.raises(KeyError), aside(wait, is_worth_it=True):
        raise KeyError
    assert not (tmp_path / "late").exists()
