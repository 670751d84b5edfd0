"""A digest as an e-mail message (RFC 5322), in plain text and in HTML."""

from __future__ import annotations

import hashlib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING

from paperatlas.digest import forms
from paperatlas.digest.news import Digest
from paperatlas.digest.recipients import Mailbox

if TYPE_CHECKING:
    from datetime import datetime


def message(
    digest: Digest,
    edition: str,
    sender: Mailbox,
    to: Mailbox | None,
    unsubscribe: tuple[str, ...],
    date: datetime,
) -> EmailMessage:
    """The message to one recipient.

    The same edition has the same `Message-ID` for the same recipient whenever it is made, so that a mailbox that gets
    it twice can tell.

    Args:
        digest: what it says.
        edition: what the digest is called in the journal.
        sender: from whom.
        to: to whom; without one it is a message to look at.
        unsubscribe: addresses by which the reader leaves the list (RFC 2369).
        date: when it is sent, with its time zone.
    """
    made = EmailMessage(policy=SMTP)
    made["Subject"] = digest.subject
    made["From"] = sender.header
    made["To"] = to.header if to else "undisclosed-recipients:;"
    made["Date"] = format_datetime(date)
    made["Message-ID"] = _message_id(edition, sender, to)
    made["List-Unsubscribe"] = ", ".join(f"<{address}>" for address in unsubscribe)
    # Answering machines stay silent (RFC 3834).
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(forms.text(digest, unsubscribe), cte="quoted-printable")
    made.add_alternative(forms.html(digest, unsubscribe), subtype="html", cte="quoted-printable")
    boundary = hashlib.sha256(f"boundary {made['Message-ID']}".encode()).hexdigest()[:32]
    made.set_boundary(boundary)
    return made


def _message_id(edition: str, sender: Mailbox, to: Mailbox | None) -> str:
    seed = "\n".join((edition, sender.address.lower(), to.address.lower() if to else ""))
    return f"<{hashlib.sha256(seed.encode()).hexdigest()[:32]}@{sender.domain}>"
