"""One message to one recipient over SMTP (RFC 5321), by Python's own client."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Callable

from paperatlas.digest.account import Account, Security
from paperatlas.text.clean import clean_line, shorten

_SECONDS = 60.0
_SAID = 200
_CLOSING = 421
"""The server's way to say that it ends the connection."""


class ServerError(Exception):
    """The server cannot be used at all; the message says why and what to do."""


class LostError(Exception):
    """The connection broke off."""


class RefusedError(Exception):
    """The server did not take a message.

    Attributes:
        finding: what it said.
        is_passing: whether it may take the message later.
    """

    def __init__(self, finding: str, is_passing: bool) -> None:
        super().__init__(finding)
        self.finding = finding
        self.is_passing = is_passing


class Server:
    """A connection to the account's server, made when it is needed."""

    def __init__(self, account: Account, seconds: float = _SECONDS) -> None:
        self._account = account
        self._seconds = seconds
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        if self._smtp is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
        self._drop()

    def deliver(self, recipient: str, message: bytes, before_handing_over: Callable[[], None]) -> None:
        """Gives the server a message.

        Args:
            recipient: the address.
            message: with its headers.
            before_handing_over: is called when the server will have the message, before the first byte of it goes.

        Raises:
            ServerError: where there is no connection, or the login or the sender is refused.
            RefusedError: where the server says that it does not take the message.
            LostError: where the connection breaks off; the server may have taken the message if it was handed over.
        """
        smtp = self._connected()
        try:
            code, said = smtp.mail(self._account.sender.address)
            if code >= 400 and code != _CLOSING:
                raise ServerError(
                    f"PAPERATLAS_SMTP_FROM: error: {self._name} refuses the sender ({_spoken(code, said)}): correct it"
                )
            self._expect(code, said, recipient)
            self._expect(*smtp.rcpt(recipient), recipient)
            before_handing_over()
            self._expect(*smtp.data(message), recipient)
        except smtplib.SMTPDataError as problem:
            self._expect(problem.smtp_code, problem.smtp_error, recipient)
        except (smtplib.SMTPServerDisconnected, OSError) as problem:
            self._drop()
            raise LostError(str(problem)) from None

    def _expect(self, code: int, said: bytes | str, recipient: str) -> None:
        """Raises where an answer is no consent."""
        if 200 <= code < 300:
            return
        assert self._smtp is not None
        if code == _CLOSING:
            self._drop()
            raise RefusedError(_spoken(code, said, recipient), is_passing=True)
        with contextlib.suppress(smtplib.SMTPException, OSError):
            self._smtp.rset()
        raise RefusedError(_spoken(code, said, recipient), is_passing=code < 500)

    @property
    def _name(self) -> str:
        return f"{self._account.host}:{self._account.port}"

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is None:
            try:
                self._smtp = self._connect()
            except (smtplib.SMTPException, OSError) as problem:
                raise ServerError(f"{self._name}: error: {_why_not(problem)}") from None
        return self._smtp

    def _connect(self) -> smtplib.SMTP:
        account, trusted = self._account, ssl.create_default_context()
        smtp: smtplib.SMTP
        if account.security is Security.TLS:
            smtp = smtplib.SMTP_SSL(account.host, account.port, timeout=self._seconds, context=trusted)
        else:
            smtp = smtplib.SMTP(account.host, account.port, timeout=self._seconds)
        try:
            if account.security is Security.STARTTLS:
                smtp.starttls(context=trusted)
            smtp.ehlo_or_helo_if_needed()
            if account.user and account.password:
                smtp.login(account.user, account.password)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None


def _why_not(problem: smtplib.SMTPException | OSError) -> str:
    """Why there is no connection, and what to do."""
    said = str(problem)
    if isinstance(problem, smtplib.SMTPResponseException):
        said = _spoken(problem.smtp_code, problem.smtp_error)
    if isinstance(problem, smtplib.SMTPAuthenticationError) and problem.smtp_code >= 500:
        return f"refuses the login ({said}): check PAPERATLAS_SMTP_USER and PAPERATLAS_SMTP_PASSWORD"
    if isinstance(problem, smtplib.SMTPNotSupportedError):
        return f"cannot do what was asked for ({said}): check PAPERATLAS_SMTP_SECURITY and PAPERATLAS_SMTP_PORT"
    if isinstance(problem, ssl.SSLError):
        reason = getattr(problem, "verify_message", "") or problem.reason or said
        return f"no connection can be trusted ({reason}): check PAPERATLAS_SMTP_HOST and PAPERATLAS_SMTP_SECURITY"
    return f"gives no connection ({said}): check PAPERATLAS_SMTP_HOST and PAPERATLAS_SMTP_PORT, or try again later"


def _spoken(code: int, said: bytes | str, recipient: str = "") -> str:
    """An answer of the server on one line, without the recipient's address, since everybody may read it."""
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    if recipient:
        text = text.replace(recipient, "…")
    return shorten(clean_line(f"{code} {text}"), _SAID)
