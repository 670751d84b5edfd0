"""The digest sent to a real mail server on the loopback, by the command as people call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from paperatlas.cli import main

from .conftest import PASSWORD, USER, Handler, free_port

PAPERS = """\
- id: moss
  title: Watering moss <b>by</b> *attention*
  authors: [Ada Lovelace, Zoë Smith]
  published: 2025-10-20
  comment_count: 2
  summary: Moss, watered when it needs water.
- id: lichen
  title: Lichens wait
  published: 2025-10-21
  comment_count: 7
"""


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _trust: None) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "papers.yml").write_text(PAPERS)
    (tmp_path / "mkdocs.yml").write_text("site_name: Gärten\nsite_url: https://gardens.example.org/papers\n")
    (tmp_path / "list.txt").write_text("ada@example.org\nGrace Hopper <grace@example.org>\neve@example.org\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1761091200")
    for name, value in (("HOST", "127.0.0.1"), ("FROM", "Gärten <papers@example.org>")):
        monkeypatch.setenv(f"PAPERATLAS_SMTP_{name}", value)
    return tmp_path


@pytest.fixture
def login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERATLAS_SMTP_USER", USER)
    monkeypatch.setenv("PAPERATLAS_SMTP_PASSWORD", PASSWORD)


@pytest.fixture
def server(starttls_port: int, login: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERATLAS_SMTP_PORT", str(starttls_port))


def send(*more: str) -> Result:
    command = ["digest", "--since", "2025-10-20", "--send", "--recipients", "list.txt", *more]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def journal() -> list[str]:
    return [json.loads(line)["state"] for line in Path("digest-sent.jsonl").read_text().splitlines()]


@pytest.mark.usefixtures("server")
def test_each_recipient_gets_a_message_of_its_own_over_an_encrypted_connection(handler: Handler) -> None:
    done = send()
    assert done.exit_code == 0, done.stderr
    assert handler.addresses == ["ada@example.org", "grace@example.org", "eve@example.org"]
    assert handler.logins == [USER]
    assert [str(message["To"]) for _, message in handler.taken][1] == "Grace Hopper <grace@example.org>"
    assert "3 messages sent" in done.stderr


@pytest.mark.usefixtures("server")
def test_message_says_the_same_in_text_and_in_html_and_can_be_left(handler: Handler) -> None:
    send()
    message = handler.taken[0][1]
    assert str(message["Subject"]) == "Gärten: 2 new papers since 20 October 2025"
    assert str(message["From"]) == "Gärten <papers@example.org>"
    assert str(message["Date"]) == "Wed, 22 Oct 2025 00:00:00 +0000"
    assert str(message["List-Unsubscribe"]) == "<mailto:papers@example.org?subject=unsubscribe>"
    assert message["Message-ID"].endswith("@example.org>")
    text = message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()
    assert text.index("Lichens wait") < text.index("Watering moss <b>by</b> *attention*")
    assert "Watering moss &lt;b&gt;by&lt;/b&gt; *attention*" in html
    for part in (text, html):
        assert "https://gardens.example.org/papers/papers/moss/" in part
        assert "Zoë Smith" in part
        assert "mailto:papers@example.org?subject=unsubscribe" in part


def test_connection_may_be_encrypted_from_the_beginning(
    handler: Handler, tls_port: int, login: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERATLAS_SMTP_PORT", str(tls_port))
    monkeypatch.setenv("PAPERATLAS_SMTP_SECURITY", "tls")
    assert send().exit_code == 0
    assert len(handler.taken) == 3
    assert handler.logins == [USER]


@pytest.mark.usefixtures("server")
def test_journal_holds_no_addresses(site: Path) -> None:
    send()
    assert "@" not in (site / "digest-sent.jsonl").read_text()


@pytest.mark.usefixtures("server")
def test_second_run_sends_nothing_twice(handler: Handler) -> None:
    send()
    done = send()
    assert done.exit_code == 0
    assert "0 messages sent, 3 had it already" in done.stderr
    assert len(handler.taken) == 3


@pytest.mark.usefixtures("server")
def test_another_day_or_another_part_is_another_edition(handler: Handler) -> None:
    send()
    command = ["digest", "--since", "2025-10-21", "--send", "--recipients", "list.txt"]
    CliRunner().invoke(main, command, catch_exceptions=False)
    assert len(handler.taken) == 6
    assert handler.taken[0][1]["Message-ID"] != handler.taken[3][1]["Message-ID"]


@pytest.mark.usefixtures("server")
def test_refused_recipient_is_told_by_line_and_the_others_are_served(handler: Handler) -> None:
    handler.rcpt = lambda address: f"550 5.1.1 no <{address}> here" if address.startswith("grace") else None
    done = send()
    assert done.exit_code == 1
    assert handler.addresses == ["ada@example.org", "eve@example.org"]
    assert "list.txt:2: error: the server does not take the message (550 5.1.1 no <…> here)" in done.stderr
    assert "grace" not in done.stderr


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("step", ["rcpt", "data"])
def test_passing_refusal_is_told_and_the_next_run_serves_that_address_only(handler: Handler, step: str) -> None:
    if step == "rcpt":
        handler.rcpt = lambda address: "451 4.7.1 later" if address.startswith("grace") else None
    else:
        handler.data = lambda _, envelope: "451 4.7.1 later" if envelope.rcpt_tos[0].startswith("grace") else None
    done = send()
    assert done.exit_code == 1
    assert "list.txt:2: error: the server does not take the message now (451 4.7.1 later): run" in done.stderr
    handler.rcpt, handler.data = lambda address: None, lambda server, envelope: None
    assert send().exit_code == 0
    assert handler.addresses == ["ada@example.org", "eve@example.org", "grace@example.org"]


@pytest.mark.usefixtures("server")
def test_server_that_ends_the_connection_is_asked_again(handler: Handler) -> None:
    answers = iter(["421 4.3.2 too many messages on one connection"])
    handler.rcpt = lambda address: next(answers, None) if address.startswith("grace") else None
    assert send().exit_code == 1
    assert handler.addresses == ["ada@example.org", "eve@example.org"]
    assert send().exit_code == 0
    assert handler.addresses[2:] == ["grace@example.org"]


@pytest.mark.usefixtures("server")
def test_message_in_the_server_s_hands_when_it_dies_is_not_sent_again_unasked(handler: Handler) -> None:
    def die(server: object, envelope: object) -> str | None:
        if len(handler.taken) == 1:
            server.transport.abort()  # type: ignore[attr-defined]
            return "451 nobody hears this"
        return None

    handler.data = die
    done = send()
    assert done.exit_code == 1
    assert "list.txt:2: error: this run broke off while the server took the message" in done.stderr
    assert journal()[:3] == ["sending", "sent", "sending"]

    handler.data = lambda server, envelope: None
    again = send()
    assert again.exit_code == 1
    assert "list.txt:2: error: an earlier run broke off" in again.stderr
    assert "grace@example.org" not in handler.addresses
    assert send("--retry-unknown").exit_code == 0
    assert sorted(handler.addresses) == ["ada@example.org", "eve@example.org", "grace@example.org"]


@pytest.mark.usefixtures("server")
def test_crash_between_the_servers_answer_and_the_journal_sends_nothing_twice(
    handler: Handler, monkeypatch: pytest.MonkeyPatch
) -> None:
    from paperatlas.digest.journal import Journal, State

    write = Journal.write

    def crash(self: Journal, edition: str, address: str, state: State) -> None:
        if state is State.SENT and address.startswith("grace"):
            raise KeyboardInterrupt
        write(self, edition, address, state)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "write", crash)
        CliRunner().invoke(main, ["digest", "--since", "2025-10-20", "--send", "--recipients", "list.txt"])
    assert handler.addresses == ["ada@example.org", "grace@example.org"]
    done = send()
    assert done.exit_code == 1
    assert "list.txt:2: error: an earlier run broke off" in done.stderr
    assert handler.addresses == ["ada@example.org", "grace@example.org", "eve@example.org"]


@pytest.mark.usefixtures("server")
def test_message_sent_again_on_demand_has_the_identifier_it_had(handler: Handler, site: Path) -> None:
    send()
    (site / "digest-sent.jsonl").unlink()
    send()
    assert handler.taken[0][1]["Message-ID"] == handler.taken[3][1]["Message-ID"]
    assert len({message["Message-ID"] for _, message in handler.taken}) == 3


@pytest.mark.usefixtures("server")
def test_refused_login_stops_the_run_and_shows_no_password(handler: Handler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERATLAS_SMTP_PASSWORD", "wr0ng")
    done = send()
    assert done.exit_code == 1
    assert "refuses the login (535 " in done.stderr
    assert "3 addresses not served" in done.stderr
    assert "wr0ng" not in done.stderr
    assert handler.taken == []


def test_unreachable_server_is_told_and_nothing_is_noted_as_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERATLAS_SMTP_PORT", str(free_port()))
    done = send()
    assert done.exit_code == 1
    assert "gives no connection" in done.stderr
    assert journal() == []


def test_certificate_of_another_name_is_not_trusted(
    handler: Handler, wrong_name_port: int, login: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERATLAS_SMTP_PORT", str(wrong_name_port))
    done = send()
    assert done.exit_code == 1
    assert "no connection can be trusted" in done.stderr
    assert handler.taken == []


def test_missing_account_is_told_by_its_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAPERATLAS_SMTP_HOST")
    monkeypatch.setenv("PAPERATLAS_SMTP_USER", USER)
    done = send()
    assert done.exit_code == 1
    assert "set PAPERATLAS_SMTP_HOST, PAPERATLAS_SMTP_PASSWORD in the environment" in done.stderr


def test_password_is_not_sent_in_the_clear_to_elsewhere(login: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERATLAS_SMTP_HOST", "mail.example.org")
    monkeypatch.setenv("PAPERATLAS_SMTP_SECURITY", "none")
    done = send()
    assert done.exit_code == 1
    assert "would send the password in the clear" in done.stderr


@pytest.mark.usefixtures("server")
def test_bad_address_is_told_by_line_and_the_others_are_served(handler: Handler, site: Path) -> None:
    (site / "list.txt").write_text("# readers\n\nada@example\nGrace <grace@example.org>\nGRACE@example.org\n")
    done = send()
    assert done.exit_code == 1
    assert handler.addresses == ["grace@example.org"]
    assert "list.txt:3: error: is no e-mail address" in done.stderr
    assert "list.txt:5: warning: is the address of line 4 again" in done.stderr


@pytest.mark.usefixtures("server")
def test_nothing_new_sends_nothing(handler: Handler) -> None:
    command = ["digest", "--since", "2025-11-01", "--send", "--recipients", "list.txt"]
    done = CliRunner().invoke(main, command, catch_exceptions=False)
    assert done.exit_code == 0
    assert "no new papers since 1 November 2025: nothing sent" in done.stderr
    assert handler.taken == []


@pytest.mark.usefixtures("server")
def test_broken_journal_stops_the_run_before_anything_is_sent(handler: Handler, site: Path) -> None:
    (site / "digest-sent.jsonl").write_text("nonsense\n")
    done = send()
    assert done.exit_code == 1
    assert "digest-sent.jsonl:1: error: is no line of a journal" in done.stderr
    assert handler.taken == []


@pytest.mark.usefixtures("server")
def test_line_that_a_crash_cut_off_goes_and_the_rest_of_the_journal_counts(handler: Handler, site: Path) -> None:
    send()
    with (site / "digest-sent.jsonl").open("ab") as file:
        file.write(b'{"edition": "2025-')
    assert send().exit_code == 0
    assert len(handler.taken) == 3
    assert send().exit_code == 0
