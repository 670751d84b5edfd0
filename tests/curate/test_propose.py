"""`paperatlas propose`: issues of strangers as records, against services on this machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from paperatlas.cli import main
from paperatlas.curate.issue_form import answers
from paperatlas.curate.problem import ProposalError
from paperatlas.model.issue_forms import CORRECTION, FORMS, SUGGESTION, IssueForm
from tests.services import Answer, Server, arxiv_answer, arxiv_entry, crossref_answer

ROOT = Path(__file__).parents[2]
KETTLES = """\
# Kept by hand.
title: Silent Kettles   # as printed
authors:
  - Ada Example
  - Bo Beispiel
published: "2024-03-01"
doi: 10.1000/777
summary: >-
  Kettles that do not sing, # and why.
tags: [kettles]
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one record, whose services are the server."""
    folder = tmp_path / "project"
    (folder / "data/papers").mkdir(parents=True)
    (folder / "data/papers/kettles.yml").write_text(KETTLES, encoding="utf-8")
    (tmp_path / "outside.yml").write_text("title: Not yours\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    for name, text in server.environment().items():
        monkeypatch.setenv(name, text)
    monkeypatch.setenv("PAPERATLAS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("paperatlas.fetch.arxiv._PAUSE", 0)
    monkeypatch.setattr("paperatlas.fetch.client._DELAYS", (0.0, 0.0, 0.0))
    return folder


def body(form: IssueForm, **said: str) -> str:
    """The text that a host makes of a form."""
    parts = [f"### {field.label}\n\n{said.get(field.id.replace('-', '_'), '_No response_')}" for field in form.fields]
    return "\n\n".join(parts) + "\n"


def propose(text: str, *more: str) -> Result:
    Path("../event.json").write_text(json.dumps({"action": "opened", "issue": {"number": 7, "body": text}}))
    return CliRunner().invoke(main, ["propose", *more, "../event.json"], catch_exceptions=False)


def files() -> dict[str, str]:
    root = Path("..")
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.suffix in (".yml", ".bib") and "cache" not in path.parts
    }


def made(before: dict[str, str]) -> dict[str, str]:
    """The files that are new or have changed; none may be gone."""
    after = files()
    assert before.keys() <= after.keys()
    return {name: text for name, text in after.items() if before.get(name) != text}


# Suggestions


def test_an_arxiv_identifier_alone_becomes_a_record(server: Server) -> None:
    before = files()
    server.on("/arxiv", arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles")))
    done = propose(body(SUGGESTION, paper="https://arxiv.org/abs/2501.00001v2"), "--no-abstract")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("Adds `data/papers/singing-kettles.yml`")
    ((name, text),) = made(before).items()
    assert name == "project/data/papers/singing-kettles.yml"
    assert yaml.safe_load(text)["arxiv_id"] == "2501.00001"
    assert "abstract" not in text
    assert CliRunner().invoke(main, ["check", "--strict"]).exit_code == 0


def test_services_are_believed_over_a_stranger_and_what_they_do_not_say_is_kept(server: Server) -> None:
    server.on("/arxiv", arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles")))
    propose(body(SUGGESTION, paper="2501.00001", paper_title="Mine is better", summary="Tin sings.", tags="kettles"))
    said = yaml.safe_load(Path("data/papers/singing-kettles.yml").read_text())
    assert (said["title"], said["summary"], said["tags"]) == ("Singing Kettles", "Tin sings.", ["kettles"])


def test_a_paper_without_an_identifier_is_taken_as_it_was_described(server: Server) -> None:
    text = body(
        SUGGESTION,
        paper="https://press.example/tin.html",
        paper_title="Tin: A Study",
        authors="Ada Example\nBo van Beispiel",
        published="2023-04",
        code="https://code.example/tin",
        summary="Two\n\nparagraphs.",
    )
    assert propose(text).exit_code == 0
    assert yaml.safe_load(Path("data/papers/tin-a-study.yml").read_text()) == {
        "title": "Tin: A Study",
        "summary": "Two\n\nparagraphs.",
        "authors": ["Ada Example", "Bo van Beispiel"],
        "published": "2023-04",
        "url": "https://press.example/tin.html",
        "code": ["https://code.example/tin"],
    }
    assert server.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/arxiv.org/abs/2501.00001",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/10.1000/182",
        "http://[::1]/",
        "file:///etc/passwd",
        "gopher://arxiv.org/abs/2501.00001",
        "https://user:secret@arxiv.org/abs/2501.00001",
    ],
)
def test_an_address_is_never_fetched_only_the_configured_services_are(server: Server, address: str) -> None:
    server.on("/crossref", crossref_answer("10.1000/182", "A Paper"))
    propose(body(SUGGESTION, paper=address, paper_title="A Paper"))
    assert all(asked.path.startswith(("/arxiv", "/crossref", "/doi", "/openreview")) for asked in server.asked)
    assert not any("169.254" in asked.path or "127.0.0.1" in asked.path for asked in server.asked)


def test_a_paper_that_is_there_is_not_added_again_and_nobody_is_asked(server: Server) -> None:
    before = files()
    done = propose(body(SUGGESTION, paper="https://doi.org/10.1000/777"))
    assert done.exit_code == 1
    assert "in the collection already, at data/papers/kettles.yml:2" in done.stdout
    assert made(before) == {}
    assert server.asked == []


def test_a_file_is_never_written_over() -> None:
    before = files()
    assert propose(body(SUGGESTION, paper_title="Kettles")).exit_code == 0
    (name,) = made(before)
    assert name.startswith("project/data/papers/kettles-")


def test_answers_that_do_not_fit_are_told_with_their_question() -> None:
    before = files()
    done = propose(body(SUGGESTION, paper="soon", paper_title="A Paper", published="next spring", code="nowhere"))
    assert done.exit_code == 1
    assert made(before) == {}
    assert "**Paper to add**: `" in done.stdout
    assert "**Date of publication**: `" in done.stdout
    assert "write YYYY, YYYY-MM or YYYY-MM-DD" in done.stdout
    assert "**Code**: `" in done.stdout


def test_an_unknown_identifier_is_told_and_nothing_is_made_up(server: Server) -> None:
    before = files()
    server.on("/arxiv", arxiv_answer())
    done = propose(body(SUGGESTION, paper="2501.00009"))
    assert done.exit_code == 1
    assert made(before) == {}
    assert "correct the identifier, or give the title too" in done.stdout


def test_a_service_that_is_down_costs_nothing_where_the_title_is_given(server: Server) -> None:
    server.on("/arxiv", Answer("", 503))
    done = propose(body(SUGGESTION, paper="2501.00001", paper_title="Singing Kettles"))
    assert done.exit_code == 0, done.output
    assert "To look at:" in done.stdout
    assert yaml.safe_load(Path("data/papers/singing-kettles.yml").read_text())["arxiv_id"] == "2501.00001"


# Corrections


def test_a_correction_changes_the_named_fields_and_no_other_byte() -> None:
    before = files()
    done = propose(body(CORRECTION, record="kettles", published="2024-03-15", doi="10.1000/778", status="retracted"))
    assert done.exit_code == 0, done.output
    assert made(before) == {
        "project/data/papers/kettles.yml": KETTLES.replace("2024-03-01", "2024-03-15").replace(
            "10.1000/777\n", "10.1000/778\nstatus: retracted\n"
        )
    }


def test_a_correction_replaces_lists_and_blocks_whole_and_keeps_the_rest() -> None:
    propose(body(CORRECTION, record="papers/kettles/", authors="Ada Example\nCy Third", summary="They sing."))
    text = Path("data/papers/kettles.yml").read_text()
    assert text.startswith("# Kept by hand.\ntitle: Silent Kettles   # as printed\n")
    said = yaml.safe_load(text)
    assert (said["authors"], said["summary"], said["tags"]) == (
        ["Ada Example", "Cy Third"],
        "They sing.",
        ["kettles"],
    )


def test_a_list_with_comments_is_left_to_a_person() -> None:
    path = Path("data/papers/kettles.yml")
    path.write_text(KETTLES.replace("  - Bo", "  # the second\n  - Bo"))
    before = files()
    done = propose(body(CORRECTION, record="kettles", authors="Ada Example"))
    assert done.exit_code == 1
    assert "somebody with access must change it by hand" in done.stdout
    assert made(before) == {}


def test_a_record_in_a_list_of_records_is_changed_in_its_place() -> None:
    text = "- id: tin\n  title: Tin\n  published: 2020\n\n- id: iron\n  title: Iron\n  published: 2021\n"
    Path("data/list.yml").write_text(text)
    before = files()
    assert propose(body(CORRECTION, record="iron", published="2022")).exit_code == 0
    assert made(before) == {"project/data/list.yml": text.replace("2021", '"2022"')}


def test_a_paper_of_a_list_gets_a_record_that_overrules_the_list_under_the_same_address() -> None:
    Path("data/list.bib").write_text(
        "@article{tin, title = {Tin}, author = {Example, Ada}, year = {2020}, doi = {10.1000/9}}\n"
    )
    before = files()
    done = propose(body(CORRECTION, record="https://site.example/atlas/papers/doi-10.1000-9/", published="2021-02"))
    assert done.exit_code == 0, done.output
    assert made(before) == {"project/data/papers/doi-10.1000-9.yml": "title: Tin\npublished: 2021-02\ndoi: 10.1000/9\n"}
    papers = CliRunner().invoke(main, ["papers"]).stdout
    found = {paper["id"]: paper for paper in map(json.loads, papers.splitlines())}
    assert found.keys() == {"kettles", "doi-10.1000-9"}
    assert found["doi-10.1000-9"]["published"] == "2021-02"


def test_a_correction_that_would_join_two_papers_is_refused() -> None:
    Path("data/papers/tin.yml").write_text("title: Tin\ndoi: 10.1000/9\n")
    before = files()
    done = propose(body(CORRECTION, record="tin", doi="10.1000/777"))
    assert done.exit_code == 1
    assert "the record would be of another paper" in done.stdout
    assert made(before) == {}


def test_a_correction_of_nothing_is_told() -> None:
    done = propose(body(CORRECTION, record="kettles", paper_title="Silent Kettles"))
    assert done.exit_code == 1
    assert "every answer is what the record says already" in done.stdout


def test_a_name_with_a_slip_is_answered_with_the_right_one() -> None:
    done = propose(body(CORRECTION, record="ketles", paper_title="Kettles"))
    assert done.exit_code == 1
    assert 'did you mean "kettles"?' in done.stdout


# Hostile texts

PATHS = [
    "../../outside",
    "../outside.yml",
    "/etc/passwd",
    "papers/../../../outside",
    "..%2f..%2foutside",
    "kettles/../../outside",
    "kettles\x00.yml",
    ".",
    "..",
    "con",
    "index",
    "C:\\kettles",
    "kettles\u2215..",
    "ｋｅｔｔｌｅｓ",
    "https://evil.example/papers/../../outside/",
]


@pytest.mark.parametrize("name", PATHS)
def test_no_identifier_leads_out_of_the_folder(name: str) -> None:
    before = files()
    propose(body(CORRECTION, record=name, paper_title="Mine now"))
    propose(body(SUGGESTION, paper=name, paper_title=name))
    for path in made(before):
        assert path.startswith("project/data/papers/")
    assert Path("../outside.yml").read_text() == "title: Not yours\n"


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    Path("data/papers/kettles.yml").unlink()
    Path("data/papers").rmdir()
    (tmp_path / "elsewhere").mkdir()
    Path("data/papers").symlink_to(tmp_path / "elsewhere")
    done = propose(body(SUGGESTION, paper_title="A Paper"))
    assert done.exit_code == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []


HOSTILE = [
    "<script>alert(1)</script>",
    "</code><img src=x onerror=alert(1)>",
    "`` ` ``` <b>",
    "@octocat and @org/team look",
    "fixes #12, closes https://github.com/o/r/issues/3 and GH-4",
    "::set-output name=x::y",
    "##[add-mask]x",
    "%0A::error::x",
    "{{ 7 * 7 }}{% include 'x' %}${{ secrets.GITHUB_TOKEN }}",
    "title: x\n- !!python/object/apply:os.system [id]",
    "x\n---\nid: kettles",
    "&anchor *alias <<: x",
    "$(touch ../pwned) `touch ../pwned`; touch ../pwned",
    "![x](https://evil.example/x.png) [y](javascript:alert(1))",
    "<!-- --> \u202egnp.exe \u200b\ufeff\x00\x07\x1b[31m",
    "\ud800 half",
    "EOF\nmessage<<EOF\nx",
    "-->]]>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words_in_the_record_and_in_the_message(text: str) -> None:
    before = files()
    done = propose(body(SUGGESTION, paper_title=f"A {text}", summary=text, venue=text, remark=text))
    assert done.exit_code == 0, done.output
    ((name, written),) = made(before).items()
    loaded = yaml.safe_load(written)
    assert set(loaded) <= {"title", "summary", "venue"}
    assert all(isinstance(value, str) for value in loaded.values())
    assert name.startswith("project/data/papers/a")
    _is_harmless(done.stdout)
    assert done.stderr == ""


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words_in_what_is_wrong(text: str) -> None:
    before = files()
    done = propose(body(CORRECTION, record=text, published=text, url=text, status=text))
    assert done.exit_code == 1
    assert made(before) == {}
    _is_harmless(done.stdout)
    assert done.stderr == ""


def _is_harmless(message: str) -> None:
    """Outside of code a message has only our own words, and within code nothing that a host acts on."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(message)
    for token in tokens:
        for child in token.children or []:
            assert child.type in {"text", "softbreak", "code_inline", "strong_open", "strong_close"}, child
            if child.type == "text":
                assert not set(child.content) & set("@#<>`$"), child.content
    for mark in ("@o", "#1", "GH-4", "://g", "://e", "::set", "##[", "\x00", "\x1b", "\u202e"):
        assert mark not in message
    assert not any(line.lstrip().startswith("::") for line in message.splitlines())


def test_headings_that_stand_twice_are_refused() -> None:
    text = body(CORRECTION, record="kettles", summary="x\n\n### Record to correct\n\nother\n")
    with pytest.raises(ProposalError, match="stands twice"):
        answers(text)
    assert propose(text).exit_code == 1


def test_a_heading_of_no_question_is_part_of_the_answer() -> None:
    found = answers("### Paper to add\n\n2501.00001\n\n### Summary\n\nOne\n\n### Evil\n\nTwo\n")
    assert found is not None
    assert found.texts == {"paper": "2501.00001", "summary": "One\n\n### Evil\n\nTwo"}


def test_missing_headings_and_other_ends_of_lines_are_read() -> None:
    found = answers("### Paper to add\r\n\r\n2501.00001\r\n\r\n### Tags\r\n\r\n_No response_\r\n")
    assert found is not None
    assert found.texts == {"paper": "2501.00001"}


@pytest.mark.parametrize("text", ["", "It crashes when I click.", "### Steps to reproduce\n\n### Paper to add\n\nx"])
def test_an_issue_of_no_form_is_left_alone(text: str) -> None:
    before = files()
    done = propose(text)
    assert (done.exit_code, done.stdout) == (0, "")
    assert made(before) == {}


def test_an_issue_without_a_text_is_left_alone() -> None:
    Path("../event.json").write_text('{"issue": {"body": null}}')
    assert CliRunner().invoke(main, ["propose", "../event.json"]).stdout == ""


def test_a_huge_text_is_refused() -> None:
    done = propose(body(SUGGESTION, paper_title="A Paper", summary="x" * 70_000))
    assert done.exit_code == 1
    assert "over the limit of 65,536" in done.stdout


def test_thousands_of_tags_are_no_trouble() -> None:
    propose(body(SUGGESTION, paper_title="A Paper", tags=",".join(f"t{number}" for number in range(10_000))))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FORMS), st.data())
def test_no_text_makes_it_raise_or_write_elsewhere(form: IssueForm, data: st.DataObject) -> None:
    before = files()
    said = {field.id.replace("-", "_"): data.draw(st.text(max_size=40)) for field in form.fields[1:]}
    done = propose(body(form, **{form.about.id: data.draw(st.sampled_from(["kettles", "", "x"])), **said}))
    assert done.exit_code in (0, 1)
    changed = made(before)
    assert len(changed) == (1 if done.exit_code == 0 else 0)
    for name, text in changed.items():
        assert name.startswith("project/data/papers/")
        assert isinstance(yaml.safe_load(text), dict)
        Path("..", name).unlink()
    Path("data/papers/kettles.yml").write_text(KETTLES, encoding="utf-8")
