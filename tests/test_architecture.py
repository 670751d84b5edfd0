"""The rules of `docs/architecture.md`, read off the imports."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator" / "paperatlas"
STAGES = ("read", "merge", "enrich", "render", "publish")
SHARED = {"model", "text", "cite", "__init__"}
ALLOWED = {
    "model": {"model"},
    "text": {"model", "text"},
    "cite": {"model", "text", "cite"},
    **{stage: {stage, *SHARED} for stage in STAGES},
    "publish": {"publish", "pipeline", "forking", "settings", *SHARED},
    # Edges that only some commands use: they ask services, write records, and send what is new.
    "fetch": {"fetch", "read", "settings", *SHARED},
    "digest": {"digest", "render", *SHARED},
    "curate": {"curate", "fetch", "read", "merge", "settings", *SHARED},
}


def imports(path: Path) -> set[str]:
    """The parts of the package that a file imports, by the first name below `paperatlas`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [node.module]
        for name in names:
            parts = name.split(".")
            if parts[0] == "paperatlas":
                found.add(parts[1] if len(parts) > 1 else "__init__")
    return found


@pytest.mark.parametrize("part", sorted(ALLOWED))
def test_each_part_imports_only_what_it_may(part: str) -> None:
    for path in (PACKAGE / part).rglob("*.py"):
        assert imports(path) <= ALLOWED[part], path


def test_only_the_edges_of_the_first_stages_touch_the_disk() -> None:
    for stage in ("model", "text", "cite", "merge", "enrich", "render"):
        for path in (PACKAGE / stage).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert "open(" not in text, path
            assert "read_text(" not in text, path
            assert "os.environ" not in text, path
    readers = {
        path.name
        for path in (PACKAGE / "read").rglob("*.py")
        if re.search(r"(?<![\w.])open\(|read_bytes\(", path.read_text(encoding="utf-8"))
    }
    assert readers == {"files.py"}


def test_only_one_file_of_an_edge_speaks_to_the_network() -> None:
    speaking = set()
    for path in PACKAGE.rglob("*.py"):
        names = {
            name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            for name in (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        if names & {"urllib.request", "http.client", "socket", "requests", "httpx", "smtplib", "ssl"}:
            speaking.add(path.relative_to(PACKAGE).as_posix())
    assert speaking == {"digest/transport.py", "fetch/transport.py"}
