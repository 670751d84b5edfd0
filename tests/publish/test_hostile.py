"""What strangers may put into a record, followed into the finished site."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.publish.test_build import build

ATTACK = '<img src=x onerror=alert(1)><script>alert("pwned")</script>'
RECORD = {
    "title": f"Title {ATTACK} [x](javascript:alert(1)) {{: onclick=alert(1)}} {{{{ 7*7 }}}}",
    "abstract": f"Abstract {ATTACK} `code` $\\href{{javascript:alert(1)}}{{x}}$ $\\text{{{ATTACK}}}$ "
    f"\\textbf{{{ATTACK}}} "
    "<style>body{display:none}</style> javascript:alert(1) \u202eevil\u202c \u0000\u001b[31m",
    "summary": f'Summary {ATTACK} [[topic:x|{ATTACK}]] --8<-- "/etc/passwd"',
    "authors": [f"Mallory {ATTACK}", {"name": f'Eve" onmouseover="alert(1) {ATTACK}'}],
    "venue": f"Venue {ATTACK}",
    "organisation": ATTACK,
    "comment": f"Comment {ATTACK} | a | b |",
    "published": "2024-01-01",
    "keywords": [ATTACK],
    "code": ["https://github.com/example/x?a=<b>"],
    "tags": ["fine-tag"],
}


class RunsOrLoads(HTMLParser):
    """What a browser would run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name.startswith("on") or (name in ("href", "src") and "javascript:" in (value or "").lower()):
                self.found.append(f"{tag} {name}={value}")
            if name == "src" and value == "x":
                self.found.append(f"{tag} src=x")
        self.scripts += tag == "script"

    handle_startendtag = handle_starttag


@pytest.fixture
def hostile(project: Path) -> Path:
    papers = [
        RECORD,
        {**RECORD, "id": "second", "title": "Second " + ATTACK},
        {"title": "Plain", "abstract": "Nothing."},
    ]
    text = "\n".join(json.dumps(paper) for paper in papers)
    (project / "data" / "stranger.jsonl").write_text(text.replace("\\u0000", "\\u0001"), encoding="utf-8")
    (project / "data" / "topics.yml").write_text(
        f"topics:\n  - slug: x\n    name: '{ATTACK}'\n    text: '{ATTACK}'\n    phrases: [abstract]\n"
        f"tags:\n  - slug: fine-tag\n    name: '{ATTACK}'\n    text: '{ATTACK}'\n"
    )
    done = build(folder=project)
    assert done.returncode == 0, done.stderr
    return project / "site"


def test_nothing_from_the_data_runs_on_any_page(hostile: Path) -> None:
    pages = sorted(hostile.rglob("*.html"))
    plain = RunsOrLoads()
    plain.feed((hostile / "papers" / "plain" / "index.html").read_text(encoding="utf-8"))
    assert len(pages) > 10
    for path in pages:
        text = path.read_text(encoding="utf-8")
        page = RunsOrLoads()
        page.feed(text)
        assert page.found == [], path
        assert page.scripts <= plain.scripts + 1, path
        assert "<script>alert" not in text, path
        assert not re.search(r"<title>[^<]*<(?!/title>)", text), path


def test_source_text_is_shown_as_it_is(hostile: Path) -> None:
    text = (hostile / "papers" / "second" / "index.html").read_text(encoding="utf-8")
    assert "&#60;script&#62;" in text or "&lt;script&gt;" in text
    assert "{{ 7*7 }}" in re.sub(
        r"&#(\d+);", lambda match: chr(int(match[1])), (hostile / "index.html").read_text("utf-8")
    )


def test_control_and_direction_characters_are_gone(hostile: Path) -> None:
    for path in hostile.rglob("*.html"):
        assert not re.search(
            "[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", path.read_text(encoding="utf-8")
        ), path


def test_search_files_are_calls_with_data_and_nothing_else(hostile: Path) -> None:
    files = sorted((hostile / "assets" / "search").rglob("*.js"))
    assert len(files) > 5
    for path in files:
        text = path.read_text(encoding="ascii")
        call = re.fullmatch(r'paperatlasSearch\("([a-z0-9-]+)",(.*)\);?\s*', text, re.DOTALL)
        assert call, path
        assert call[1] == path.stem
        json.loads(call[2])
    assert not (hostile / "search" / "search_index.json").exists()


@pytest.mark.parametrize("name", ["../evil", ".git", "con", "index", "404", "a/b", "A", "x" * 300, "", "é"])
def test_identifier_that_is_no_safe_file_name_is_refused(project: Path, name: str) -> None:
    (project / "data" / "stranger.json").write_text(json.dumps([{"id": name, "title": "Stranger"}]))
    done = build(folder=project)
    assert done.returncode == 0
    assert not (project / "evil.md").exists()
    inside = {path.parent.name for path in (project / "site" / "papers").glob("*/index.html")}
    assert inside == {"good", "stranger"}
    if name:
        assert "is not a slug" in done.stderr


def test_names_that_differ_in_case_only_do_not_meet(project: Path) -> None:
    for number, title in enumerate(("Same Title", "same title")):
        (project / "data" / f"n{number}.json").write_text(
            json.dumps([{"title": title, "year": str(1990 + 20 * number)}])
        )
    build(folder=project)
    names = [path.parent.name for path in (project / "site" / "papers").glob("*/index.html")]
    assert len(names) == len({name.casefold() for name in names}) == 3


def test_huge_fields_cost_a_message_and_not_minutes(project: Path) -> None:
    huge = {"title": "Huge", "abstract": "[" * 30_000, "summary": "[" * 3_000, "keywords": ["k"] * 20_000}
    (project / "data" / "huge.json").write_text(json.dumps([huge]))
    done = build(folder=project)
    assert done.returncode == 0
    assert "over the limit of 20,000" in done.stderr
    assert "over the limit of 10,000" in done.stderr
