"""Answers kept on disk for a while, so that asking twice costs the services nothing."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

_FORGOTTEN_AFTER = 30 * 24 * 3600
"""Seconds after which a file is removed, whatever the age that is asked for."""


class Cache:
    """A folder of answers. A disk that fails costs a request and nothing else."""

    def __init__(self, folder: Path, max_age: float) -> None:
        """A cache in a folder that need not exist.

        Args:
            folder: where the answers are.
            max_age: seconds for which an answer counts; with 0 nothing is taken from the folder.
        """
        self._folder = folder
        self._max_age = max_age

    def get(self, key: str, now: float) -> bytes | None:
        """The answer kept under a key, unless it is too old."""
        try:
            head, _, body = self._path(key).read_bytes().partition(b"\n")
            said = json.loads(head)
            is_fresh = said["key"] == key and 0 <= now - said["at"] < self._max_age
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return body if is_fresh else None

    def put(self, key: str, body: bytes, now: float) -> None:
        """Keeps an answer."""
        path = self._path(key)
        partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(json.dumps({"key": key, "at": now}).encode() + b"\n" + body)
            partial.replace(path)
        except OSError:
            with suppress(OSError):
                partial.unlink()

    def tidy(self, now: float) -> None:
        """Removes what has not been written for a month."""
        try:
            for path in self._folder.glob("*.answer*"):
                if now - path.stat().st_mtime > _FORGOTTEN_AFTER:
                    path.unlink(missing_ok=True)
        except OSError:
            return

    def _path(self, key: str) -> Path:
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:40]}.answer"
