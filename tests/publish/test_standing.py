"""Addresses that were published stay: redirects, notices of papers that are gone, and the list that is promised."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.read.published import read_published
from paperatlas.read.removed import read_removed
from paperatlas.read.source import Source
from tests.publish.conftest import run

LIST = Path("data/addresses.txt")


@pytest.fixture(autouse=True)
def _project(project: Path) -> None:
    """One record, data/good.yml."""


def issues() -> list[dict[str, object]]:
    return list(json.loads(run("check", "--format", "json").stdout))


def test_the_list_of_addresses_is_sorted_and_complete_and_stays_so() -> None:
    Path("data/b.yml").write_text("title: B\naliases: [was-b]\n")
    done = run("addresses", "--update")
    assert (done.exit_code, done.stderr) == (0, "3 addresses, 3 of them new\n")
    text = LIST.read_text()
    assert [line for line in text.splitlines() if not line.startswith("#")] == [
        "papers/b/",
        "papers/good/",
        "papers/was-b/",
    ]
    assert run("addresses", "--update").stderr == "3 addresses, 0 of them new\n"
    assert LIST.read_text() == text
    assert run("check", "--strict").exit_code == 0


def test_without_update_the_list_is_printed_and_nothing_written() -> None:
    assert "papers/good/\n" in run("addresses").stdout
    assert not LIST.exists()


def test_a_paper_that_is_renamed_is_told_with_the_alias_that_mends_it() -> None:
    run("addresses", "--update")
    Path("data/good.yml").rename("data/good-1.yml")
    done = run("check")
    assert done.exit_code == 1
    assert done.stdout == (
        "data/addresses.txt:3: error: papers/good/ was published and leads nowhere now: if it became that paper, add "
        '"aliases: [good]" to data/good-1.yml; or name it in removed.yml with the reason\n'
    )
    Path("data/good-1.yml").write_text("title: A good paper\naliases: [good]\n")
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        (
            "@misc{x, title={Tin}, eprint={2501.00001}, eprinttype={arxiv}}",
            "arxiv-2501.00001",
            "arxiv_id: 2501.00001\n",
        ),
        ("@article{x, title={Tin}, doi={10.1000/9}}", "doi-10.1000-9", "doi: 10.1000/9\n"),
        ("@article{x, title={Tin Whistles}, year={2020}}", "tin-whistles", "title: Tin Whistles\nyear: 2020\n"),
    ],
)
def test_the_paper_that_an_address_became_is_known_by_its_identifier_or_title(
    before: str, name: str, after: str
) -> None:
    Path("data/list.bib").write_text(before)
    run("addresses", "--update")
    assert f"papers/{name}/" in LIST.read_text()
    Path("data/list.bib").unlink()
    Path("data/whistles.yml").write_text(f"title: Tin\n{after}" if "title" not in after else after)
    (issue,) = issues()
    assert f'add "aliases: [{name}]" to data/whistles.yml' in str(issue["remedy"])


def test_a_paper_of_a_list_is_told_to_get_a_record_with_the_alias() -> None:
    Path("data/list.bib").write_text("@article{x, title={Tin Whistles}, year={2020}}")
    run("addresses", "--update")
    Path("data/list.bib").write_text("@article{x, title={Tin Whistles}, year={2020}, doi={10.1000/9}}")
    (issue,) = issues()
    assert "write a record papers/doi-10.1000-9.yml" in str(issue["remedy"])


def test_no_list_no_promise() -> None:
    Path("data/good.yml").rename("data/other.yml")
    assert run("check", "--strict").exit_code == 0


def test_a_line_that_is_no_address_is_told_and_the_others_count() -> None:
    LIST.write_text("# ours\n\npapers/good/\n../../etc/passwd\npapers/gone/\n")
    found = issues()
    assert [(issue["line"], issue["severity"]) for issue in found] == [(4, "warning"), (5, "error")]


def test_a_removed_paper_answers_for_its_address() -> None:
    LIST.write_text("papers/gone/\npapers/good/\n")
    assert run("check").exit_code == 1
    Path("data/removed.yml").write_text("gone: Taken down at the authors' request.\n")
    assert run("check", "--strict").exit_code == 0


def test_a_removed_paper_that_is_there_is_a_contradiction() -> None:
    Path("data/removed.yml").write_text("good: Gone.\nother:\n  reason: Gone too.\n  instead: none\n")
    found = issues()
    assert [issue["severity"] for issue in found] == ["error", "warning"]
    assert "is the address of the paper at data/good.yml:1 too" in str(found[0]["finding"])


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("- gone\n", "must be a mapping, not a list"),
        ("../up: Gone\n", "is no identifier of a paper"),
        ("gone:\n  title: X\n", "without a reason"),
        ("gone: {reason: X, date: soon}\n", "is not a date"),
        ("gone: {reason: X, instaed: y}\n", "unknown key"),
        ("gone: X\ngone: Y\n", "stands twice"),
    ],
)
def test_what_is_wrong_with_the_list_of_removed_papers_is_told_with_its_line(text: str, finding: str) -> None:
    _, found = read_removed(Source("data/removed.yml", text))
    assert any(finding in issue.finding and issue.line for issue in found)


@given(st.text(max_size=200))
def test_no_text_makes_the_readers_raise(text: str) -> None:
    read_removed(Source("removed.yml", text))
    read_published(Source("addresses.txt", text))


@pytest.mark.slow
def test_the_site_answers_at_every_address_that_was_promised() -> None:
    Path("data/good.yml").write_text("title: A <b>good</b> paper\naliases: [was-good, by-hand, gone]\n")
    Path("data/two.yml").write_text("title: Two\nstatus: retracted\n")
    Path("data/removed.yml").write_text(
        "gone-for-good:\n  reason: '<script>alert(1)</script> [x](javascript:alert(1)) They asked.'\n"
        "  title: Old {{ words }}\n  date: 2025-03-01\n  instead: good\n"
    )
    Path("site_src/papers").mkdir(parents=True)
    Path("site_src/papers/by-hand.md").write_text("# Mine\n")
    Path("mkdocs.yml").write_text(
        "site_name: S\nsite_url: https://example.org/s/\ndocs_dir: site_src\ntheme:\n  name: material\n  font: false\n"
        "plugins: [paperatlas]\n"
    )
    checked = run("check")
    assert 'alias "by-hand" is another page\'s name' in checked.stdout
    assert run("build").exit_code == 0
    site = Path("site")
    moved = (site / "papers/was-good/index.html").read_text()
    assert 'content="0; url=../good/"' in moved
    assert "Content-Security-Policy" in moved
    assert "<b>" not in moved
    assert "Mine" in (site / "papers/by-hand/index.html").read_text()
    gone = (site / "papers/gone-for-good/index.html").read_text()
    assert "no longer part of the collection" in gone
    assert "1 March 2025" in gone
    assert "<script>alert" not in gone
    assert 'href="javascript' not in gone
    assert re.search('href="?../good/"?[ >]', gone)
    assert '<meta name="robots" content="noindex">' in gone
    assert "has been retracted" in (site / "papers/two/index.html").read_text()
    for path in site.rglob("*"):
        if path.suffix in (".xml", ".json", ".bib", ".txt", ".ris", ".csv"):
            assert "gone-for-good" not in path.read_text(encoding="utf-8"), path
    for path in site.rglob("index.html"):
        if path.parent.name != "gone-for-good":
            assert "gone-for-good" not in path.read_text(encoding="utf-8"), path


VOCABULARY = """topics:
  - slug: gardens
    name: Gardens
    phrases: [paper]
    topics:
      - slug: moss
        name: Moss
        phrases: [good]
  - slug: nothing
    name: Nothing
    phrases: [never written]
tags:
  - slug: good-things
    name: Good things
    phrases: [good]
"""


def promised() -> list[str]:
    return [line for line in LIST.read_text().splitlines() if not line.startswith("#")]


def test_topics_and_tags_that_people_wrote_and_that_have_a_page_are_promised() -> None:
    Path("data/topics.yml").write_text(VOCABULARY)
    run("addresses", "--update")
    assert promised() == ["papers/good/", "tags/good-things/", "topics/gardens/", "topics/moss/"]
    assert run("check").exit_code == 0


def test_topics_and_tags_that_are_found_are_not_promised() -> None:
    run("addresses", "--update")
    assert promised() == ["papers/good/"]


def test_a_renamed_topic_and_tag_are_told_with_what_mends_them() -> None:
    Path("data/topics.yml").write_text(VOCABULARY)
    run("addresses", "--update")
    renamed = VOCABULARY.replace("slug: moss", "slug: mosses").replace("slug: good-things", "slug: goods")
    Path("data/topics.yml").write_text(renamed)
    found = [(issue["line"], issue["finding"], issue["remedy"]) for issue in issues() if issue["severity"] == "error"]
    assert found == [
        (
            4,
            "tags/good-things/ was published and leads nowhere now",
            'if it became the tag "goods", add "formerly: [good-things]" to that in data/topics.yml; '
            "else bring it back",
        ),
        (
            6,
            "topics/moss/ was published and leads nowhere now",
            'if it became the topic "mosses", add "formerly: [moss]" to that in data/topics.yml; else bring it back',
        ),
    ]
    mended = renamed.replace("slug: mosses", "slug: mosses\n        formerly: [moss]")
    Path("data/topics.yml").write_text(mended.replace("slug: goods", "slug: goods\n    formerly: good-things"))
    assert run("check").exit_code == 0
    run("addresses", "--update")
    assert "topics/mosses/" in promised()
    assert "topics/moss/" in promised()


def test_a_renamed_topic_and_tag_are_found_at_their_former_addresses() -> None:
    renamed = VOCABULARY.replace("slug: moss", "slug: mosses\n        formerly: [moss]")
    Path("data/topics.yml").write_text(renamed.replace("slug: good-things", "slug: goods\n    formerly: [good-things]"))
    Path("site_src").mkdir()
    Path("mkdocs.yml").write_text(
        "site_name: S\nsite_url: https://example.org/s/\ndocs_dir: site_src\n"
        "theme: {name: material}\nplugins: [paperatlas]\n"
    )
    done = run("build")
    assert done.exit_code == 0, done.output
    for former, present in (("topics/moss", "topics/mosses"), ("tags/good-things", "tags/goods")):
        page = Path("site", former, "index.html").read_text()
        assert f'url=../{present.split("/")[1]}/"' in page
        assert Path("site", present, "index.html").is_file()
        for file in ("feed.xml", "feed.json", "papers.bib"):
            assert Path("site", former, file).read_bytes() == Path("site", present, file).read_bytes()
    assert "topics/moss/" not in Path("site/sitemap.xml").read_text()


@pytest.mark.parametrize(
    ("formerly", "finding"),
    [
        ("[gardens]", '"gardens", formerly of the topic "moss", is the slug of a topic now'),
        ("[old]", '"old" was the slug of the topic on line 8 too'),
        ("[../x]", '"../x" is not a slug'),
    ],
)
def test_former_slugs_that_cannot_be_are_told(formerly: str, finding: str) -> None:
    text = VOCABULARY.replace("phrases: [paper]", "phrases: [paper]\n    formerly: [old]")
    Path("data/topics.yml").write_text(text.replace("slug: moss", f"slug: moss\n        formerly: {formerly}"))
    assert finding in [issue["finding"] for issue in issues()]
