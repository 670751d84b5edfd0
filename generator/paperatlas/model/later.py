"""A mapping that is made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

V = TypeVar("V")


class Later(Mapping[str, V], Generic[V]):
    """What `make` gives, for what takes its time and may not be wanted."""

    def __init__(self, make: Callable[[], Mapping[str, V]]) -> None:
        """Nothing is made yet.

        Args:
            make: called once, at the first look.
        """
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, V]:
        made = self._make()
        del self._make
        return made

    def __getitem__(self, key: str) -> V:
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def __reduce__(self) -> tuple[Any, ...]:
        """Stands for what is made, as a dictionary."""
        return dict, (dict(self._made),)
