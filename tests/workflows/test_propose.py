from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from paperatlas.model.issue_forms import CORRECTION, FORMS, SUGGESTION, IssueForm
from tests.workflows.conftest import ROOT, STARTER, bash, checkout, git, step

GH = """\
#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$GH_CALLS"
for word in "$@"; do
  if [ -f "$word" ]; then cp "$word" "$GH_SHOWN"; fi
done
case "$1 $2" in
  "pr list") printf '%s\\n' "$GH_OPEN" ;;
  "pr create") [ -z "$GH_FORBIDDEN" ] && echo "https://host.example/owner/papers/pull/8" ;;
esac
"""


def body(form: IssueForm, **said: str) -> str:
    return "\n\n".join(
        f"### {field.label}\n\n{said.get(field.id.replace('-', '_'), '_No response_')}" for field in form.fields
    )


class Run:
    """The two jobs, one after the other, each in a checkout of its own."""

    def __init__(self, origin: Path) -> None:
        self.origin = origin
        self.folder = origin.parents[1]
        self.proposal = self.folder / "proposal"
        self.count = 0

    def read(self, text: str) -> subprocess.CompletedProcess[str]:
        self.count += 1
        event = self.folder / "event.json"
        event.write_text(json.dumps({"issue": {"number": 7, "body": text}}))
        self.output = self.folder / f"output-{self.count}"
        return bash(
            step("propose.yml", "read", "Make a record of it"),
            checkout(self.origin, f"read-{self.count}"),
            {"GITHUB_EVENT_PATH": str(event), "GITHUB_OUTPUT": str(self.output), "PROPOSAL": str(self.proposal)},
        )

    def pretend(self, patch: str) -> None:
        """Puts what a first job that was taken over might hand on."""
        self.proposal.mkdir()
        (self.proposal / "message.md").write_text("Adds a record.\n")
        (self.proposal / "change.patch").write_text(patch)

    def answer(self, is_open: bool = False, is_forbidden: bool = False) -> subprocess.CompletedProcess[str]:
        tools = self.folder / "tools"
        tools.mkdir(exist_ok=True)
        (tools / "gh").write_text(GH)
        (tools / "gh").chmod(0o755)
        self.calls, self.shown = self.folder / "calls", self.folder / "shown"
        self.calls.write_text("")
        return bash(
            step("propose.yml", "answer", "Open a pull request, or answer"),
            checkout(self.origin, f"answer-{self.count}"),
            {
                "PATH": str(tools),
                "BASE": "main",
                "ISSUE": "7",
                "PROPOSAL": str(self.proposal),
                "REPOSITORY": "owner/papers",
                "SERVER": f"file://{self.folder}",
                "GH_TOKEN": "none",
                "GH_CALLS": str(self.calls),
                "GH_SHOWN": str(self.shown),
                "GH_OPEN": "8" if is_open else "",
                "GH_FORBIDDEN": "yes" if is_forbidden else "",
            },
        )


@pytest.fixture
def run(origin: Path) -> Run:
    return Run(origin)


def test_a_suggestion_becomes_a_branch_and_a_pull_request(run: Run) -> None:
    assert run.read(body(SUGGESTION, paper_title="Tin: A Study", published="2023")).returncode == 0
    assert run.output.read_text() == "answer=yes\n"
    done = run.answer()
    assert done.returncode == 0, done.stderr
    changed = git(run.origin, "diff", "--name-status", "main", "proposal/issue-7")
    assert changed == "A\tdata/papers/tin-a-study.yml\n"
    assert git(run.origin, "log", "-1", "--format=%an: %s", "proposal/issue-7") == (
        "github-actions[bot]: Propose data/papers/tin-a-study.yml, from issue 7\n"
    )
    assert "pr create --repo owner/papers --base main --head proposal/issue-7" in run.calls.read_text()
    assert "issue comment 7 --repo owner/papers --edit-last --create-if-none" in run.calls.read_text()
    assert run.shown.read_text() == "Thank you. Here is the pull request: https://host.example/owner/papers/pull/8\n"


def test_a_correction_of_an_edited_issue_replaces_the_first_one_in_the_same_pull_request(run: Run) -> None:
    for date in ("2024-04-01", "2024-05-01"):
        run.read(body(CORRECTION, record="kettles", published=date))
        done = run.answer(is_open=date == "2024-05-01")
        assert done.returncode == 0, done.stderr
    assert 'published: "2024-05-01"' in git(run.origin, "show", "proposal/issue-7:data/papers/kettles.yml")
    assert git(run.origin, "rev-list", "--count", "main..proposal/issue-7") == "1\n"
    assert "pr edit 8 --repo owner/papers" in run.calls.read_text()
    assert "pr create" not in run.calls.read_text()
    assert run.shown.read_text().endswith("\n\nCloses #7\n")


def test_a_repository_that_forbids_pull_requests_gets_a_link_to_the_branch(run: Run) -> None:
    run.read(body(SUGGESTION, paper_title="Tin"))
    assert run.answer(is_forbidden=True).returncode == 0
    assert "/owner/papers/compare/main...proposal/issue-7?expand=1" in run.shown.read_text()


def test_what_is_wrong_is_answered_and_no_branch_is_made(run: Run) -> None:
    assert run.read(body(CORRECTION, record="ketles", published="soon")).returncode == 0
    assert run.answer().returncode == 0
    assert run.shown.read_text().startswith("This could not become a record yet:")
    assert git(run.origin, "branch", "--list").split() == ["*", "main"]


def test_an_issue_of_no_form_is_left_alone(run: Run) -> None:
    assert run.read("It does not work.").returncode == 0
    assert not run.output.exists()


HOSTILE = (
    "$(touch pwned)",
    "`touch pwned`",
    '"; touch pwned; "',
    "::set-output name=answer::no",
    "##[add-mask]a",
    "@all",
)


def test_words_of_a_stranger_reach_no_shell_and_no_log(run: Run) -> None:
    done = run.read(body(SUGGESTION, paper_title=f"Tin {' '.join(HOSTILE)}", remark="\n".join(HOSTILE)))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    answered = run.answer()
    assert answered.returncode == 0, answered.stderr
    for text in HOSTILE:
        assert text not in answered.stdout + answered.stderr
    assert not list(run.folder.rglob("pwned"))


HOSTILE_PATCHES = {
    "another file": ("README.md", "data/papers/x.yml", "x\n"),
    "a workflow": (".github/workflows/x.yml", None, "on: push\n"),
    "a file above": ("data/papers/../../x.yml", None, "x\n"),
    "another ending": ("data/papers/x.py", None, "x\n"),
    "two records": ("data/papers/x.yml", "data/papers/y.yml", "x\n"),
    "a hidden file": ("data/.x.yml", None, "x\n"),
}


@pytest.mark.parametrize("name", HOSTILE_PATCHES)
def test_only_one_record_is_taken_whatever_the_first_job_says(run: Run, name: str) -> None:
    first, second, text = HOSTILE_PATCHES[name]
    run.pretend(
        "".join(
            f"diff --git a/{path} b/{path}\nnew file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+{text}"
            for path in (f"new-{first}" if first == "README.md" else first, second)
            if path
        )
    )
    assert run.answer().returncode != 0
    assert git(run.origin, "branch", "--list").split() == ["*", "main"]


def test_a_link_is_not_taken_for_a_record(run: Run) -> None:
    run.pretend(
        "diff --git a/data/papers/x.yml b/data/papers/x.yml\nnew file mode 120000\n--- /dev/null\n"
        "+++ b/data/papers/x.yml\n@@ -0,0 +1 @@\n+/etc/passwd\n\\ No newline at end of file\n"
    )
    assert run.answer().returncode != 0


@pytest.mark.parametrize("folder", [ROOT / ".github", STARTER], ids=["project", "starter"])
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.template)
def test_templates_ask_just_what_is_read(folder: Path, form: IssueForm) -> None:
    template = yaml.safe_load((folder / "ISSUE_TEMPLATE" / form.template).read_text(encoding="utf-8"))
    asked = [(part["id"], part["attributes"]["label"]) for part in template["body"] if part["type"] != "markdown"]
    assert asked == [(field.id, field.label) for field in form.fields]
    reserved = {"title", "body", "labels", "assignees", "milestone", "projects", "template"}
    assert not reserved & {name for name, _ in asked}


@pytest.mark.parametrize("folder", [ROOT / ".github", STARTER], ids=["project", "starter"])
def test_no_workflow_gives_a_strangers_words_to_a_shell_or_a_token_to_a_strangers_code(folder: Path) -> None:
    for path in (folder / "workflows").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        content = yaml.load(text, Loader=yaml.BaseLoader)
        assert "pull_request_target" not in content["on"], path
        assert "workflow_run" not in content["on"], path
        assert content["permissions"] == {}, path
        for job in content["jobs"].values():
            for part in job["steps"]:
                assert "${{" not in part.get("run", ""), path
