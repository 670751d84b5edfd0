"""Groups that grow by joining two at a time."""

from __future__ import annotations


class Unions:
    """Disjoint sets of numbers (Tarjan 1975); the smallest number of a set stands for it."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def find(self, item: int) -> int:
        """The smallest member of the set that holds `item`."""
        root = item
        while (above := self._above.get(root, root)) != root:
            root = above
        while (above := self._above.get(item, item)) != root:
            self._above[item] = root
            item = above
        return root

    def join(self, one: int, other: int) -> int:
        """Makes one set of two; gives the member that stands for it."""
        low, high = sorted((self.find(one), self.find(other)))
        if low != high:
            self._above[high] = low
        return low
