"""A real mail server on the loopback, and papers to tell of."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "ada", "s3cret"


@dataclass
class Handler:
    """Takes messages, and answers as a test wants it."""

    rcpt: Callable[[str], str | None] = lambda address: None
    """The answer to a recipient, where it is not to be taken."""
    data: Callable[[SMTP, Envelope], str | None] = lambda server, envelope: None
    """The answer to a message, where it is not to be taken."""
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    """Recipients and messages."""
    logins: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the server's name for it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if answer := self.rcpt(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if answer := self.data(server, envelope):
            return answer
        assert server.transport.get_extra_info("sslcontext") or not self.logins, "the password came in the clear"
        made = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        assert isinstance(made, EmailMessage)
        [recipient] = envelope.rcpt_tos
        self.taken.append((recipient, made))
        return "250 taken"

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append(data.login.decode())
        is_right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        # What is not handled here, the server answers itself.
        return AuthResult(success=is_right, handled=is_right)

    @property
    def addresses(self) -> list[str]:
        return [address for address, _ in self.taken]


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def handler() -> Handler:
    return Handler()


@pytest.fixture
def _trust(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the test's certificates trusted, as a user would: by the variable that OpenSSL reads."""
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


def _context(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _running(controller: Controller) -> Iterator[int]:
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@pytest.fixture
def starttls_port(handler: Handler, authority: trustme.CA) -> Iterator[int]:
    """A server that demands encryption and a login."""
    yield from _running(
        Controller(
            handler,
            hostname="127.0.0.1",
            port=free_port(),
            tls_context=_context(authority, "127.0.0.1"),
            require_starttls=True,
            auth_required=True,
            authenticator=handler.authenticate,
        )
    )


class _EncryptedFromTheBeginning(Controller):
    """Says so to the protocol too, which else would take no login."""

    def factory(self) -> SMTP:
        return SMTP(self.handler, auth_required=False, auth_require_tls=False, authenticator=self.handler.authenticate)


@pytest.fixture
def tls_port(handler: Handler, authority: trustme.CA) -> Iterator[int]:
    """A server whose connections are encrypted from the beginning."""
    yield from _running(
        _EncryptedFromTheBeginning(
            handler, hostname="127.0.0.1", port=free_port(), ssl_context=_context(authority, "127.0.0.1")
        )
    )


@pytest.fixture
def wrong_name_port(handler: Handler, authority: trustme.CA) -> Iterator[int]:
    """A server with another's certificate."""
    yield from _running(
        Controller(handler, hostname="127.0.0.1", port=free_port(), tls_context=_context(authority, "example.org"))
    )
