"""How large a built site is: by folder, and the mean of each kind of page.

    python benchmarks/bytes.py site

Megabytes are millions of bytes, as hosts count them.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path


def main() -> None:
    """Prints two tables of the site in the folder that is named."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python benchmarks/bytes.py SITE")
    folders: defaultdict[str, list[int]] = defaultdict(list)
    kinds: defaultdict[str, list[int]] = defaultdict(list)
    for path, size in files(sys.argv[1]):
        top, _, rest = path.partition("/")
        folder = f"{top}/" if rest else "(top)"
        folders[folder].append(size)
        if path.endswith(".html"):
            kinds[kind(folder, rest)].append(size)
    print("| pages | number | mean bytes | MB |\n| --- | ---: | ---: | ---: |")
    for name, sizes in sorted(kinds.items()):
        print(f"| {name} | {len(sizes):,} | {sum(sizes) / len(sizes):,.0f} | {sum(sizes) / 1e6:,.1f} |")
    print("\n| folder | files | MB |\n| --- | ---: | ---: |")
    for name, sizes in sorted(folders.items(), key=lambda item: -sum(item[1])):
        print(f"| {name} | {len(sizes):,} | {sum(sizes) / 1e6:,.1f} |")
    total = [size for sizes in folders.values() for size in sizes]
    print(f"| all | {len(total):,} | {sum(total) / 1e6:,.1f} |")


def files(site: str) -> Iterator[tuple[str, int]]:
    """Paths relative to the site, with forward slashes, and sizes."""
    for folder, _, names in os.walk(site):
        for name in names:
            path = Path(folder, name)
            yield path.relative_to(site).as_posix(), path.stat().st_size


def kind(folder: str, rest: str) -> str:
    """What a page is of: `papers/`, or `papers/ (list)` for the lists beside the papers' own pages."""
    is_list = rest.startswith("page/") or "/page/" in rest or rest == "index.html"
    return f"{folder} (list)" if is_list and folder != "(top)" else folder


if __name__ == "__main__":
    main()
