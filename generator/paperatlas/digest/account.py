"""The account that sends: a mail server, a login and a sender, from the environment."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from paperatlas.digest.recipients import Mailbox, parse_mailbox
from paperatlas.model.identifiers import is_web_address

PREFIX = "PAPERATLAS_SMTP_"
UNSUBSCRIBE_VARIABLE = "PAPERATLAS_UNSUBSCRIBE"


class Security(StrEnum):
    """How the connection is kept secret."""

    STARTTLS = "starttls"
    """It begins in the clear and is encrypted before anything is said."""
    TLS = "tls"
    """It is encrypted from the beginning."""
    NONE = "none"
    """It is not; no password goes over it but to this very machine."""


_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


class AccountError(Exception):
    """An account that cannot send; the message says what is missing or wrong, and never a secret."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who sends, and by which server."""

    host: str
    port: int
    security: Security
    sender: Mailbox
    unsubscribe: tuple[str, ...]
    """Addresses, `mailto:` or `https:`, by which a reader leaves the list."""
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def account_from(environment: Mapping[str, str]) -> Account:
    """The account that the environment describes.

    `PAPERATLAS_SMTP_HOST` and `PAPERATLAS_SMTP_FROM` are needed; `…_USER` and `…_PASSWORD` go together; `…_SECURITY`
    is one of `Security`, by default `starttls`, which settles the usual `…_PORT`. `PAPERATLAS_UNSUBSCRIBE` is by
    default a message to the sender.

    Raises:
        AccountError: where something is missing or wrong.
    """
    said = {name: environment.get(PREFIX + name, "").strip() for name in ("HOST", "PORT", "USER", "SECURITY", "FROM")}
    password = environment.get(f"{PREFIX}PASSWORD") or None
    missing = [PREFIX + name for name in ("HOST", "FROM") if not said[name]]
    missing += [f"{PREFIX}PASSWORD"] if said["USER"] and not password else []
    missing += [f"{PREFIX}USER"] if password and not said["USER"] else []
    if missing:
        raise AccountError(f"{missing[0]}: error: is not set: set {', '.join(missing)} in the environment")
    try:
        security = Security(said["SECURITY"].lower() or Security.STARTTLS)
    except ValueError:
        raise AccountError(f"{PREFIX}SECURITY: error: is none of {', '.join(Security)}: correct it") from None
    if security is Security.NONE and password and not _is_here(said["HOST"]):
        raise AccountError(f"{PREFIX}SECURITY: error: none would send the password in the clear: use starttls or tls")
    if said["PORT"] and not (said["PORT"].isascii() and said["PORT"].isdigit() and 0 < int(said["PORT"]) < 65536):
        raise AccountError(f"{PREFIX}PORT: error: is no port: write a number such as {_PORTS[security]}")
    sender = sender_from(environment)
    return Account(
        host=said["HOST"],
        port=int(said["PORT"] or _PORTS[security]),
        security=security,
        sender=sender,
        unsubscribe=unsubscribe_from(environment, sender),
        user=said["USER"] or None,
        password=password,
    )


def sender_from(environment: Mapping[str, str]) -> Mailbox:
    """The sender that the environment names.

    Raises:
        AccountError: where there is none, or none that is an address.
    """
    name = f"{PREFIX}FROM"
    sender = parse_mailbox(environment.get(name, ""))
    if sender is None:
        raise AccountError(f'{name}: error: is no e-mail address: write it like "Papers <papers@example.org>"')
    return sender


def unsubscribe_from(environment: Mapping[str, str], sender: Mailbox) -> tuple[str, ...]:
    """The addresses by which a reader leaves the list; by default a message to the sender.

    Raises:
        AccountError: where one is neither a web address nor `mailto:` and an address.
    """
    chosen = [part.strip() for part in environment.get(UNSUBSCRIBE_VARIABLE, "").split(",") if part.strip()]
    for address in chosen:
        box = parse_mailbox(address.removeprefix("mailto:").split("?")[0]) if address.startswith("mailto:") else None
        if not box and not is_web_address(address):
            finding = "is neither mailto: and an address nor a web address"
            raise AccountError(f"{UNSUBSCRIBE_VARIABLE}: error: {finding}: correct it")
        if not address.isprintable() or any(sign in address for sign in " <>"):
            raise AccountError(f"{UNSUBSCRIBE_VARIABLE}: error: has a sign that no address has: encode it with %")
    return tuple(chosen) or (f"mailto:{sender.address}?subject=unsubscribe",)


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
