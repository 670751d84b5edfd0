"""What was sent to whom, on the disk before and after each delivery, so that nothing is sent twice.

A line of JSON for each step. `sending` is on the disk before the message goes to the server, `sent` or `refused` after
the server's answer. Where a run ends between the two, nobody can know whether the message was taken: the delivery is
then `sending` for ever, and it is for a person to say whether it may be tried again.

Addresses do not stand in the file, only a digest of each, which nobody can make who does not know the key.
"""

from __future__ import annotations

import hmac
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None  # type: ignore[assignment]


class JournalError(Exception):
    """A journal that cannot be trusted or written; the message says why and what to do."""


class State(StrEnum):
    """How far a delivery came."""

    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    """The server did not take the message."""


class Journal:
    """The deliveries of all editions."""

    def __init__(self, file: IO[bytes], states: dict[tuple[str, str], State], key: bytes) -> None:
        self._file = file
        self._states = states
        self._key = key

    def state(self, edition: str, address: str) -> State | None:
        """How far the delivery of an edition to an address came; nothing where it never began."""
        return self._states.get((edition, self._mark(address)))

    def write(self, edition: str, address: str, state: State) -> None:
        """Notes a step; it is on the disk when this returns.

        Raises:
            JournalError: where the disk refuses.
        """
        mark = self._mark(address)
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        line = json.dumps({"edition": edition, "to": mark, "state": state, "at": now}, ensure_ascii=False)
        try:
            self._file.write(f"{line}\n".encode())
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as problem:
            raise JournalError(f"{self._file.name}: error: cannot be written ({problem.strerror}): free it") from None
        self._states[edition, mark] = state

    def _mark(self, address: str) -> str:
        return hmac.new(self._key, address.lower().encode(), "sha256").hexdigest()[:32]


@contextmanager
def open_journal(path: Path, key: bytes) -> Iterator[Journal]:
    """The journal in a file, which is made where there is none and is this run's alone.

    Args:
        path: the file.
        key: a secret that is the same each time; under another one nobody has got anything yet.

    Raises:
        JournalError: where the file cannot be used, another run uses it, or a line of it is none of a journal's. A last
            line that was cut off goes: the step that it would have noted did not begin, or stays unknown.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+b")
    except OSError as problem:
        raise JournalError(f"{path}: error: cannot be opened ({problem.strerror}): name another file") from None
    with file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise JournalError(f"{path}: error: another run is sending: wait until it ends") from None
        file.seek(0)
        content = file.read()
        whole = content[: content.rfind(b"\n") + 1]
        states = _states(whole, path)
        if len(whole) < len(content):
            file.truncate(len(whole))
        yield Journal(file, states, key)


def _states(content: bytes, path: Path) -> dict[tuple[str, str], State]:
    found = {}
    for number, line in enumerate(content.splitlines(), 1):
        try:
            step = json.loads(line)
            found[str(step["edition"]), str(step["to"])] = State(step["state"])
        except (ValueError, KeyError, TypeError):
            finding = "is no line of a journal, so that messages might be sent twice"
            raise JournalError(f"{path}:{number}: error: {finding}: restore the file, or name another one") from None
    return found
