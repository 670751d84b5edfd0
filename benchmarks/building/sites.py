"""The same papers as the source of each site."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

Papers = list[dict[str, Any]]
ADDRESS = "https://example.org/papers/"
_HUGO = Path(__file__).parent / "hugo"
_RELATED = 6
"""As many as our pages show."""


def ours(papers: Papers, folder: Path) -> None:
    """A data folder with one file and a configuration like the starter's.

    Cards and references, which large collections do without, are left out of small ones too.
    """
    _new(folder / "data")
    _new(folder / "docs")
    write_papers(papers, folder)
    starter = yaml.safe_load((files("paperatlas.publish") / "starter" / "mkdocs.yml").read_text("utf-8"))
    plugins = [{"paperatlas": {"card_images": 0, "references": 0}}]
    starter |= {"site_name": "Papers", "site_url": ADDRESS, "docs_dir": "docs", "plugins": plugins}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(starter), "utf-8")


def write_papers(papers: Papers, folder: Path) -> None:
    """The papers as the file that ours reads."""
    lines = (json.dumps(paper, ensure_ascii=False) + "\n" for paper in papers)
    (folder / "data" / "papers.jsonl").write_text("".join(lines), "utf-8")


def material(folder: Path, tree: Path) -> None:
    """Plain mkdocs-material over the Markdown that ours makes, with its own search, papers outside the navigation."""
    _new(folder)
    shutil.copytree(tree, folder / "docs")
    configuration = {
        "site_name": "Papers",
        "site_url": ADDRESS,
        "theme": {"name": "material", "font": False, "features": ["navigation.tabs"]},
        "plugins": ["search"],
        "nav": ["index.md", "topics/index.md", "tags/index.md", "years/index.md", "papers/index.md"],
        "validation": {"omitted_files": "ignore", "links": {"not_found": "ignore", "unrecognized_links": "ignore"}},
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(configuration), "utf-8")


def hugo(found: Papers, folder: Path) -> None:
    """A Hugo site of what ours found: the same tags, topics and related papers, written on pages of like size.

    Hugo's own index of related pages takes minutes for ten thousand of them, so it is given ours ready. As in ours, a
    name has a page if it stands on several papers: with one for each of 28,285 names Hugo had not finished after four
    minutes.

    Args:
        found: the papers as `papers.json` has them.
        folder: is made anew.
    """
    _new(folder)
    shutil.copytree(_HUGO, folder, dirs_exist_ok=True)
    content = folder / "content" / "papers"
    content.mkdir(parents=True)
    names = Counter(author["name"] for paper in found for author in paper.get("authors", []))
    by_id = {paper["id"]: paper for paper in found}
    for paper in found:
        front = {
            "title": paper.get("title") or paper["id"],
            "date": f"{paper.get('year') or 1970}-01-01",
            "authors": [author["name"] for author in paper.get("authors", []) if names[author["name"]] > 1],
            "tags": [tag["slug"] for tag in paper.get("tags", [])],
            "topics": [topic["slug"] for topic in paper.get("topics", [])],
            "venues": [paper["venue"]] if paper.get("venue") else [],
            "years": [str(paper["year"])] if paper.get("year") else [],
            "links": [paper[key] for key in ("url", "pdf") if paper.get(key)],
            "related": [_related(by_id[near["id"]], near) for near in paper.get("related", [])[:_RELATED]],
        }
        text = "---\n" + json.dumps(front, ensure_ascii=False) + "\n---\n" + _as_text(paper.get("abstract", ""))
        (content / f"{paper['id']}.md").write_text(text, "utf-8")


def _related(paper: dict[str, Any], near: dict[str, Any]) -> dict[str, Any]:
    names = [author["name"] for author in paper.get("authors", [])[:2]]
    facts = " · ".join(filter(None, (str(paper.get("year") or ""), paper.get("venue"), " and ".join(names))))
    return {
        "id": paper["id"],
        "title": paper.get("title") or paper["id"],
        "facts": facts,
        "why": "; ".join(near.get("because", [])),
    }


def _as_text(abstract: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#$])", r"\\\1", abstract) + "\n"


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The papers of a JSON Lines file, without addresses and identifiers that are none."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            paper = json.loads(line)
            yield {key: value for key, value in paper.items() if _is_fit(key, value)}


def _is_fit(key: str, value: Any) -> bool:
    if key == "doi":
        return re.fullmatch(r"10\.\d{4,9}/\S*[^\s_]", str(value)) is not None
    return key != "code" or re.fullmatch(r"https?://[\w.-]+/\S*", str(value)) is not None


def _new(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
