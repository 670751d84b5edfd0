"""Templates that stay compiled while a site is served."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from paperatlas.publish.compiled import Compiled


def test_template_is_compiled_once_and_again_when_its_source_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[str] = []
    original = Environment.compile

    def compile_noted(self: Environment, source: str, *arguments: object, **words: object) -> object:
        compiled.append(source)
        return original(self, source, *arguments, **words)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", compile_noted)
    kept = Compiled()

    def shown() -> str:
        env = Environment(loader=FileSystemLoader(tmp_path), bytecode_cache=kept, autoescape=True)
        return env.get_template("page.html").render(name="moss")

    template = tmp_path / "page.html"
    template.write_text("Of {{ name }}", "utf-8")
    assert [shown(), shown()] == ["Of moss", "Of moss"]
    template.write_text("On {{ name }}", "utf-8")
    assert [shown(), shown()] == ["On moss", "On moss"]
    assert compiled == ["Of {{ name }}", "On {{ name }}"]
