from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.digest.recipients import Mailbox, parse_mailbox, read_recipients


@pytest.mark.parametrize(
    ("text", "mailbox"),
    [
        ("ada@example.org", Mailbox("ada@example.org")),
        ("  Ada Lovelace <ada@example.org> ", Mailbox("ada@example.org", "Ada Lovelace")),
        ('"Lovelace, Ada" <ada+papers@mail.example.org>', Mailbox("ada+papers@mail.example.org", "Lovelace, Ada")),
        ("Zoë <zoe@gärten.example>", Mailbox("zoe@xn--grten-gra.example", "Zoë")),
    ],
)
def test_mailbox_is_an_address_with_or_without_a_name(text: str, mailbox: Mailbox) -> None:
    assert parse_mailbox(text) == mailbox


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ada",
        "ada@",
        "ada@example",
        "ada@@example.org",
        "ada@example..org",
        ".ada@example.org",
        "ada@exa mple.org",
        "ada@example.org, eve@example.org",
        "ada@example.org eve@example.org",
        "<ada@example.org",
        "ada@-example.org",
        "ädä@example.org",
        "a" * 65 + "@example.org",
        "@a:ada@example.org",
    ],
)
def test_anything_else_is_no_mailbox(text: str) -> None:
    assert parse_mailbox(text) is None


def test_issues_name_lines_and_no_addresses() -> None:
    recipients, issues = read_recipients("\ufeff# us\nada@example.org\nsecret@nowhere\n\nAda@Example.org\n", "l.txt")
    assert [(one.mailbox.address, one.line) for one in recipients] == [("ada@example.org", 2)]
    assert [(issue.line, issue.severity) for issue in issues] == [(3, "error"), (5, "warning")]
    assert "secret" not in "".join(map(str, issues))


@given(st.text())
def test_any_text_is_read_and_no_name_can_end_a_header(text: str) -> None:
    recipients, _ = read_recipients(text, "l.txt")
    for recipient in recipients:
        assert recipient.mailbox.address.isascii()
        assert not {"\r", "\n"} & set(str(recipient.mailbox.header))
