"""The quick way gives the very bytes of the ordinary one."""

from __future__ import annotations

import json
import lzma
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from paperatlas.publish.fast import theme as theme_module
from paperatlas.publish.fast.blocks import UnknownFormError
from paperatlas.publish.fast.dialect import convert
from paperatlas.publish.fast.kept import Kept, Lead
from paperatlas.publish.fast.shell import CONTENT, Shell, UnfitShellError, Values
from tests.publish.conftest import run

SMALL = Path(__file__).parents[1] / "small" / "data"
ROOT = Path(__file__).parents[2]
MANY = 25
"""Papers on a page of a list where there are hundreds: every row of every list is compared, on fewer pages."""
PERMALINK: list[Any] = [{"toc": {"permalink": True}}]

CONFIGURATIONS: dict[str, dict[str, Any]] = {
    "as shipped": {"markdown_extensions": PERMALINK, "site_url": "https://example.org/atlas/"},
    "bare": {},
    "contents in the navigation": {
        "theme": {"name": "material", "features": ["toc.integrate", "navigation.sections", "navigation.top"]},
        "markdown_extensions": PERMALINK,
    },
    "another language, a palette, a footer": {
        "theme": {
            "name": "material",
            "language": "de",
            "features": ["navigation.footer", "navigation.tabs", "navigation.path", "announce.dismiss"],
            "palette": {"scheme": "slate", "primary": "teal"},
        },
        "copyright": "Nobody & no one",
        "repo_url": "https://github.com/example/garden",
        "extra": {"generator": False},
    },
    "a navigation of one's own": {"nav": [{"Start": "index.md"}, {"Deep": [{"T": "topics/gardening/index.md"}]}]},
}


def site(
    folder: Path, data: Path, options: dict[str, Any], fast: bool, page_size: int, **plugin: object
) -> dict[str, bytes]:
    config = {"site_name": "Gärten & more", "docs_dir": "docs", "theme": {"name": "material"}, **options}
    config["plugins"] = [{"paperatlas": {"data_dir": str(data), "page_size": page_size, "fast": fast, **plugin}}]
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "by-hand.md").write_text("# By hand\n\n[A paper](papers/moss-former.md)\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    target = folder / ("fast" if fast else "plain")
    done = run("build", "-f", str(folder / "mkdocs.yml"), "--site-dir", str(target))
    assert done.exit_code == 0, done.output
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}


def assert_same(
    folder: Path, data: Path, options: dict[str, Any], page_size: int = 3, **plugin: object
) -> dict[str, bytes]:
    fast, plain = (site(folder, data, options, way, page_size, **plugin) for way in (True, False))
    assert sorted(fast) == sorted(plain)
    assert [name for name in fast if fast[name] != plain[name]] == []
    return fast


@pytest.mark.slow
@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_quick_pages_are_the_ordinary_ones(tmp_path: Path, name: str) -> None:
    assert_same(tmp_path, SMALL, CONFIGURATIONS[name])


@pytest.mark.slow
def test_shipped_collection_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    plain = theme_module.Theme.plain

    def counted(self: theme_module.Theme, page: Any) -> str:
        taken.append(page.path)
        return plain(self, page)

    monkeypatch.setattr(theme_module.Theme, "plain", counted)
    monkeypatch.setenv("PAPERATLAS_JOBS", "1")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    pages = assert_same(tmp_path, tmp_path / "data", CONFIGURATIONS["as shipped"], MANY)
    assert len(taken) < 0.05 * len(pages), "the quick way is not taken"


@pytest.mark.slow
def test_a_thousand_real_papers_are_the_same(tmp_path: Path, shared: Path) -> None:
    (packed,) = sorted((shared / "scale").glob("*10k*.jsonl.xz")) or sorted((shared / "scale").glob("*10*.xz"))[:1]
    with lzma.open(packed, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for _, line in zip(range(1_000), lines, strict=False)]
    (tmp_path / "data").mkdir()
    text = "\n".join(json.dumps({"title": r["title"], "abstract": r.get("abstract") or ""}) for r in records)
    (tmp_path / "data" / "real.jsonl").write_text(text, encoding="utf-8")
    # Cards and references are made before either way is taken.
    assert_same(tmp_path, tmp_path / "data", CONFIGURATIONS["as shipped"], MANY, card_images=0, references=0)


@pytest.mark.parametrize(
    "text",
    [
        "a *word*",
        "> quoted",
        "| a | b |\n| - | - |",
        "    code",
        "- a\n\n    b",
        "- a\n1. b",
        "![x](y.png)",
        "<div>\nno end",
        "title\n=====",
        "[a][b]",
        "line  \nbreak",
        "- <small></small>> quoted",
        "- <small></small>+ one more",
        "- a ~~word~~",
        "- two spaces <b> </b>",
        "- a\nnot within it",
    ],
)
def test_form_that_is_not_of_the_dialect_is_refused(text: str) -> None:
    with pytest.raises(UnknownFormError):
        convert(text, lambda target: Lead(target, None, None), None, "", Kept("", {}))


def test_link_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(UnknownFormError):
        convert("[a](b.md)", lambda _: None, None, "", Kept("", {}))


def test_kept_line_is_not_used_below_the_folder_into_which_it_leads() -> None:
    everywhere: dict[str, tuple[str, frozenset[str]]] = {}
    line = "    [Moss](../../tags/moss/index.md)"
    for url in ("years/2024/", "years/2025/", "tags/fern/"):
        links = theme_module.Links(url.rstrip("/"), url)
        kept = Kept(url.split("/")[0], everywhere)
        converted = convert(f"- One\n{line}\n", links, None, url.split("/")[1], kept).html
        assert f'href="{"../moss/" if url.startswith("tags") else "../../tags/moss/"}"' in converted


def values(**known: str) -> Values:
    return Values(
        **{
            "title": "",
            "description": "",
            "url": "",
            "content": "",
            "heading_id": "",
            "contents": "",
            "head": "",
            **known,
        }
    )


def test_shell_writes_a_title_as_the_theme_does() -> None:
    shell = Shell(f"<t>Zqtitle &amp; Zqtitle</t><u>Zqtitle & Zqtitle</u>{CONTENT}", "a/zq/")
    filled = shell.fill(values(title="Ants &amp; bees", content="x"))
    assert filled == "<t>Ants &amp; bees</t><u>Ants & bees</u>x"


@pytest.mark.parametrize("rendered", ["no content", f"ZQTITLE &amp; ZQTITLE{CONTENT}", f"Zqtitle…{CONTENT}"])
def test_shell_that_cannot_be_filled_is_refused(rendered: str) -> None:
    with pytest.raises(UnfitShellError):
        Shell(rendered, "a/zq/")
