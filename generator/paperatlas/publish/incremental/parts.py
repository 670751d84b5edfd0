"""Results that a build keeps for the next one, by a digest of what they were made from."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, MutableMapping
from hashlib import blake2b
from pathlib import Path

from paperatlas.publish.incremental.ledger import make_cache_folder

_MAKE = "CREATE TABLE IF NOT EXISTS parts (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
_UNHURRIED = "PRAGMA synchronous = OFF"
"""Lets the system write when it likes: to wait for its disk would be to wait for all pages of the site too.

What a loss of power leaves half-written is found by the sums.
"""
_TOGETHER = 500
"""Parts that are written at once."""
_SUM = 8
"""Bytes before each value by which a damaged one is known."""


class Parts(MutableMapping[bytes, bytes]):
    """Parts in a file; those that a build did not ask for are dropped at its end, so that the file stays small.

    A file that is damaged, or that cannot be opened or written to, is as good as none.
    """

    def __init__(self, folder: Path, program: str, name: str = "parts") -> None:
        """Opens the file of a program in a folder, which need not exist.

        Args:
            folder: where it is.
            program: a digest of what makes the parts; another one may make them in another way.
            name: of the file, for parts of one kind.
        """
        self._name = name
        self._path = folder / f"{name}-{program[:16]}.sqlite"
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._base = self._opened()

    def _opened(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                make_cache_folder(self._path.parent)
                base = sqlite3.connect(self._path, timeout=1.0, isolation_level=None)
                base.execute(_UNHURRIED)
                base.execute(_MAKE)
                base.execute("SELECT key, value FROM parts LIMIT 1").fetchone()
                return base
            except sqlite3.OperationalError:
                return None
            except sqlite3.DatabaseError:
                with contextlib.suppress(OSError):
                    self._path.unlink(missing_ok=True)
            except OSError:
                return None
        return None

    def __getitem__(self, key: bytes) -> bytes:
        if key in self._new:
            return self._new[key]
        row = None
        if self._base is not None:
            with contextlib.suppress(sqlite3.Error):
                row = self._base.execute("SELECT value FROM parts WHERE key = ?", (key,)).fetchone()
        found = row[0] if row else None
        if not isinstance(found, bytes) or _sum(key, value := found[_SUM:]) != found[:_SUM]:
            raise KeyError(key)
        self._used.add(key)
        return value

    def __setitem__(self, key: bytes, value: bytes) -> None:
        self._new[key] = value
        self._used.add(key)
        if len(self._new) >= _TOGETHER:
            self._write()

    def __delitem__(self, key: bytes) -> None:
        self._used.discard(key)
        if self._new.pop(key, None) is None and key not in self:
            raise KeyError(key)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._used)

    def __len__(self) -> int:
        return len(self._used)

    def close(self) -> None:
        """Writes what is new and drops what was not used."""
        self._write()
        if self._base is None:
            return
        with contextlib.suppress(sqlite3.Error):
            kept = [key for (key,) in self._base.execute("SELECT key FROM parts") if key not in self._used]
            self._base.execute("BEGIN")
            self._base.executemany("DELETE FROM parts WHERE key = ?", ((key,) for key in kept))
            self._base.execute("COMMIT")
            if len(kept) > len(self._used):
                self._base.execute("VACUUM")
        self._base.close()
        self._base = None
        for path in self._path.parent.glob(f"{self._name}-*"):
            if path.name != self._path.name:
                path.unlink(missing_ok=True)

    def _write(self) -> None:
        if self._base is not None:
            with contextlib.suppress(sqlite3.Error):
                self._base.execute("BEGIN")
                rows = ((key, _sum(key, value) + value) for key, value in self._new.items())
                self._base.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?)", rows)
                self._base.execute("COMMIT")
                self._new.clear()


def _sum(key: bytes, value: bytes) -> bytes:
    return blake2b(value, key=key[:64], digest_size=_SUM).digest()
