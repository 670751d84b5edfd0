"""What a command loads before it can say anything: the modules in a fresh process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_RUN = (
    "import sys\nfrom paperatlas.cli import main\n"
    "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\nprint('\\n'.join(sys.modules), file=sys.stderr)\n"
)


def loaded(folder: Path, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(done.stderr.splitlines())


def of_package(modules: set[str], package: str) -> set[str]:
    return {module for module in modules if module == package or module.startswith(f"{package}.")}


def test_help_loads_no_stage_and_no_library_but_click(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "--help")
    assert of_package(modules, "click")
    for stage in ("read", "merge", "enrich", "render", "publish", "fetch", "curate", "pipeline"):
        assert not of_package(modules, f"paperatlas.{stage}")
    for library in ("mkdocs", "material", "yaml", "jinja2", "numpy", "scipy", "lunr", "pylatexenc", "bibtexparser"):
        assert not of_package(modules, library)


def test_check_loads_nothing_that_makes_pages_or_asks_the_network(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kettles.yml").write_text("title: Kettles at noon\n", encoding="utf-8")
    modules = loaded(tmp_path, "check")
    assert of_package(modules, "paperatlas.merge")
    for part in ("paperatlas.render.tree", "paperatlas.publish.plugin", "paperatlas.fetch", "paperatlas.curate"):
        assert not of_package(modules, part)
    for library in ("mkdocs", "material", "jinja2", "markdown", "pylatexenc", "bibtexparser", "rispy", "math_core"):
        assert not of_package(modules, library)
