"""What a page takes from the atlas, noted while it is made.

A page that was made before would come out the same if everything it took then is the same now. So a
build keeps the notes of the pages it made, and the next one makes only those whose notes no longer
hold. This needs no list of what depends on what, which would have to follow every change of a page.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, Sequence, ValuesView
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import cached_property
from hashlib import blake2b
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar

from paperatlas.model.page import Read
from paperatlas.model.paper import Paper

V = TypeVar("V")
Digest = Callable[[Any], bytes]

_ABSENT, _PRESENT, _UNKNOWN = b"absent", b"present", b"unknown"
_PRESENCE, _KEYS = "?", "*"
"""Behind an index's name: only whether it has a key was asked, or which keys it has, not what stands there."""
_SIZE = 16


class Notes:
    """Notes what is looked up, while somebody wants to know."""

    def __init__(self) -> None:
        self._current: dict[Read, None] | None = None

    @contextmanager
    def taken(self) -> Iterator[dict[Read, None]]:
        """What is looked up until the end of the context, each thing once, in the order of the first time."""
        before, self._current = self._current, {}
        try:
            yield self._current
        finally:
            _without_needless(self._current)
            if before is not None:
                before.update(self._current)
            self._current = before

    def note(self, name: str, key: str | None = None) -> None:
        """Notes that something is looked up.

        Args:
            name: of an index.
            key: an entry of it; `None` for all of it, in its order.
        """
        if self._current is not None:
            self._current[name, key] = None

    def note_all(self, reads: Iterable[Read]) -> None:
        """Notes all of these."""
        if self._current is not None:
            self._current.update(dict.fromkeys(reads))


def _without_needless(reads: dict[Read, None]) -> None:
    """Removes questions for keys where what stands there was looked at too."""
    for name, key in [read for read in reads if read[0].endswith((_PRESENCE, _KEYS))]:
        if (name[:-1], key) in reads:
            del reads[name, key]


class Index(Mapping[str, V]):
    """A mapping whose use is noted."""

    __slots__ = ("_digest", "_digests", "_keys", "_name", "_notes", "_presence", "_values", "_whole")

    def __init__(self, name: str, values: Mapping[str, V], notes: Notes, digest: Digest) -> None:
        """Keeps `values` under a name.

        Args:
            name: of the index, alike in every build.
            values: what is looked up.
            notes: where its use is noted.
            digest: of a value.
        """
        self._name, self._values, self._notes, self._digest = name, values, notes, digest
        self._presence, self._keys = f"{name}{_PRESENCE}", f"{name}{_KEYS}"
        self._digests: dict[str, bytes] = {}
        self._whole: bytes | None = None

    def __getitem__(self, key: str) -> V:
        self._notes.note(self._name, key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._notes.note(self._presence, str(key))
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        self._notes.note(self._keys)
        return iter(self._values)

    def __len__(self) -> int:
        self._notes.note(self._keys)
        return len(self._values)

    def get(self, key: str, default: Any = None) -> Any:
        """The value at a key, or the default."""
        self._notes.note(self._name, key)
        return self._values.get(key, default)

    def keys(self) -> KeysView[str]:
        """All keys."""
        self._notes.note(self._keys)
        return self._values.keys()

    def values(self) -> ValuesView[V]:
        """All values."""
        self._notes.note(self._name)
        return self._values.values()

    def items(self) -> ItemsView[str, V]:
        """All keys with their values."""
        self._notes.note(self._name)
        return self._values.items()

    def aspect(self, kind: str, key: str | None) -> bytes:
        """A digest of something less than the value at a key.

        Args:
            kind: the sign behind the index's name.
            key: of the value; none where all are meant.

        Raises:
            KeyError: where there are no notes of this kind.
        """
        if kind == _KEYS:
            return digest_of_all([one.encode() for one in self._values])
        if kind != _PRESENCE:
            raise KeyError(kind)
        return _PRESENT if key in self._values else _ABSENT

    def digest(self, key: str | None) -> bytes:
        """A digest of the value at a key, or of all keys with their values in their order."""
        if key is not None:
            if key not in self._digests:
                self._digests[key] = self._digest(self._values[key]) if key in self._values else _ABSENT
            return self._digests[key]
        if self._whole is None:
            parts = (part for key in self._values for part in (key.encode(), self.digest(key)))
            self._whole = digest_of_all(parts)
        return self._whole


class index(cached_property[V]):  # noqa: N801 - used as a decorator
    """A property that makes an index when it is first used."""


class _Taken(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """How values are taken apart: those of the model by their fields, all at once."""

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]]:
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [field.name for field in fields(kind)]
        # Of a single name the getter gives the bare value.
        get: Callable[[Any], tuple[Any, ...]] = (
            attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
        )
        made = self[kind] = lambda value: (kind, get(value))
        return made


_TAKEN = _Taken({MappingProxyType: lambda value: (dict, (dict(value),))})


def digest_of(value: Any) -> bytes:
    """A digest of a value of the model: equal values have equal ones, whatever objects they share."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    # Without its memory for objects met before, the same value is always written the same way.
    pickler.fast = True
    pickler.dispatch_table = _TAKEN
    pickler.dump(value)
    return blake2b(buffer.getbuffer(), digest_size=_SIZE).digest()


_paper_facts = attrgetter(*(name for name in Paper.__dataclass_fields__ if name not in ("related", "topics")))


def digest_of_paper(paper: Paper) -> bytes:
    """A digest of all that pages say of a paper.

    Which papers are related and why, and which topics it has, but not by how much: these figures change
    a little with every paper of the collection.
    """
    related = tuple((near.id, near.because) for near in paper.related)
    return digest_of((_paper_facts(paper), related, tuple(topic.slug for topic in paper.topics)))


def digest_in(indexes: Mapping[str, Index[Any]], read: Read) -> bytes:
    """A digest of something that was looked up in one of some indexes, given by their names.

    What damaged notes of another build name, which nobody can look up, has a digest that is no other thing's.
    """
    name, key = read
    try:
        found = indexes.get(name)
        if found is not None:
            return found.digest(key)
        return indexes[name[:-1]].aspect(name[-1:], key)
    except (KeyError, ValueError):
        return _UNKNOWN


def digest_of_all(parts: Iterator[bytes] | Sequence[bytes]) -> bytes:
    """One digest for many."""
    whole = blake2b(digest_size=_SIZE)
    for part in parts:
        whole.update(len(part).to_bytes(4, "big") + part)
    return whole.digest()
