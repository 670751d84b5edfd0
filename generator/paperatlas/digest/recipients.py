"""Who gets the digest: a file with one address a line.

    # the reading group
    ada@example.org
    Grace Hopper <grace@example.org>

Messages name lines, never addresses: what a command says may end up where everybody reads it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.utils import parseaddr

from paperatlas.model.issue import Issue, error, warning
from paperatlas.text.clean import clean_line

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_LONGEST_LOCAL, _LONGEST = 64, 254


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An e-mail address, with the name of whoever reads there."""

    address: str
    """ASCII; a domain in other letters as its ASCII form."""
    name: str = ""

    @property
    def domain(self) -> str:
        """What stands behind the `@`, in lower case."""
        return self.address.rpartition("@")[2].lower()

    @property
    def header(self) -> Address:
        """The mailbox as a message's header has it."""
        return Address(self.name, addr_spec=self.address)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line of the list."""

    mailbox: Mailbox
    file: str
    line: int
    """One-based."""


def parse_mailbox(text: str) -> Mailbox | None:
    """The mailbox that `text` is, `ada@example.org` or `Ada <ada@example.org>`; `None` for anything else."""
    line = clean_line(text)
    name, address = parseaddr(line)
    if not address or (line != address and not line.endswith(f"<{address}>")):
        return None
    local, _, domain = address.rpartition("@")
    try:
        domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    is_sane = len(local) <= _LONGEST_LOCAL and len(local) + len(domain) < _LONGEST
    if not is_sane or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        return None
    return Mailbox(f"{local}@{domain}", name)


def read_recipients(text: str, file: str) -> tuple[tuple[Recipient, ...], tuple[Issue, ...]]:
    """The recipients of a list, in its order, and what is wrong with it.

    An address that stands twice is served once. Upper and lower case are the same address.
    """
    found: dict[str, Recipient] = {}
    issues: list[Issue] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        mailbox = parse_mailbox(bare)
        if mailbox is None:
            finding = "is no e-mail address"
            issues.append(error(file, number, finding, "write ada@example.org or Ada <ada@example.org>, or remove it"))
        elif (first := found.get(mailbox.address.lower())) is not None:
            issues.append(warning(file, number, f"is the address of line {first.line} again", "remove one of them"))
        else:
            found[mailbox.address.lower()] = Recipient(mailbox, file, number)
    return tuple(found.values()), tuple(issues)
