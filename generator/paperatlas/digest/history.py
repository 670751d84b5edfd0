"""The data as they were on a day, from the history of the repository that holds them."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TIMEOUT = 120


class HistoryError(Exception):
    """The history cannot tell; the message says why and what to do."""


@contextmanager
def data_before(data: Path, day: str) -> Iterator[Path | None]:
    """The data folder as it was when a day began (UTC), in a folder that goes again; nothing where there was none.

    Args:
        data: the folder in its repository.
        day: `YYYY-MM-DD`.

    Raises:
        HistoryError: where the folder is in no repository, or the repository lacks its history.
    """
    prefix = _git(data, "rev-parse", "--show-prefix").decode().strip().rstrip("/")
    if _git(data, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise HistoryError(f"{data}: error: the repository has no history here: fetch all of it (fetch-depth: 0)")
    commit = _git(data, "rev-list", "-1", f"--before={day}T00:00:00Z", "HEAD").decode().strip()
    if not commit or not _git(data, "ls-tree", "-d", "--full-tree", commit, prefix or "."):
        yield None
        return
    # In a folder below the top, git would look for the folder's own path within the tree.
    top = Path(_git(data, "rev-parse", "--show-toplevel").decode().removesuffix("\n"))
    packed = _git(top, "archive", "--format=tar", f"{commit}:{prefix}")
    with tempfile.TemporaryDirectory(prefix="paperatlas-") as folder:
        try:
            with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
                archive.extractall(folder, filter="data")
        except (tarfile.TarError, OSError) as problem:
            raise HistoryError(f"{data}: error: the data of {day} cannot be laid out ({problem})") from None
        yield Path(folder)


def _git(folder: Path, *words: str) -> bytes:
    # The command looks for git where the system has it; its words are ours, but for a checked date and a commit.
    command = ["git", "-C", str(folder), *words]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT, check=True)  # noqa: S603
    except FileNotFoundError:
        raise HistoryError("git: error: is not installed, and only it knows what is new: install it") from None
    except subprocess.TimeoutExpired:
        raise HistoryError(f"{folder}: error: git gave no answer within {_TIMEOUT} seconds: try again") from None
    except subprocess.CalledProcessError as problem:
        said = [*problem.stderr.decode(errors="replace").strip().splitlines(), "no reason"][0]
        remedy = "run the command in the repository of the data, or leave out --by entry"
        raise HistoryError(f"{folder}: error: git cannot tell what is new ({said}): {remedy}") from None
    return done.stdout
