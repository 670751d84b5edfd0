"""The data folder as a revision of the repository has it."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory


class RevisionError(Exception):
    """A revision that cannot be read; the message says why and what to do."""


@contextmanager
def data_at(revision: str, data: Path) -> Iterator[Path]:
    """A copy of a data folder in the state of a revision, as long as the context lasts; empty where it has none.

    Raises:
        RevisionError: where there is no git, no repository or no such revision.
    """
    commit = _git(data.parent, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    name = commit.decode("ascii", "replace").strip()
    with TemporaryDirectory(prefix="paperatlas-") as folder:
        copy = Path(folder, data.name)
        copy.mkdir()
        if _git(data.parent, "ls-tree", name, "--", data.name):
            _unpack(_git(data.parent, "archive", "--format=tar", name, "--", data.name), Path(folder))
        yield copy


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; what a person named is a revision only
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the git of whoever calls
            capture_output=True,
            check=False,
        )
    except OSError as problem:
        raise RevisionError(f"git cannot be run ({problem.strerror}): install it, or name a folder") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        finding = f" ({said[0][:200]})" if said else ""
        raise RevisionError(f"no such revision{finding}: name a commit, a branch, or a folder with the data")
    return done.stdout


def _unpack(archive: bytes, folder: Path) -> None:
    """Unpacks regular files alone, below the folder: a link of a stranger's may lead anywhere."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            name = PurePosixPath(member.name)
            content = tar.extractfile(member) if member.isreg() else None
            if content is not None and not name.is_absolute() and ".." not in name.parts:
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())
