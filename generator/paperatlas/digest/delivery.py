"""The digest to everybody on the list, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from paperatlas.digest.journal import Journal, State
from paperatlas.digest.recipients import Mailbox, Recipient
from paperatlas.digest.transport import LostError, RefusedError, Server, ServerError
from paperatlas.model.issue import Issue, error
from paperatlas.text.clean import counted

_TRIES = 2
"""Connections that are tried for a message before the run gives up."""


@dataclass(slots=True)
class Outcome:
    """How a run went."""

    sent: int = 0
    before: int = 0
    """Recipients whom an earlier run had served."""
    issues: list[Issue] = field(default_factory=list)
    stopped: str | None = None
    """Why the run ended before its end."""


def deliver(
    recipients: Sequence[Recipient],
    edition: str,
    message_for: Callable[[Mailbox], bytes],
    server: Server,
    journal: Journal,
    retry_unknown: bool = False,
) -> Outcome:
    """Sends an edition to everybody who does not have it yet.

    Args:
        recipients: whom.
        edition: what is sent; nobody gets the same one twice.
        message_for: makes the message to somebody.
        server: takes the messages.
        journal: knows who has it, and is told.
        retry_unknown: whether those get it who may have got it when an earlier run broke off.
    """
    outcome = Outcome()
    for number, recipient in enumerate(recipients):
        state = journal.state(edition, recipient.mailbox.address)
        if state is State.SENT:
            outcome.before += 1
        elif state is State.SENDING and not retry_unknown:
            outcome.issues.append(_unknown(recipient, "an earlier run"))
        else:
            try:
                issue = _one(recipient, edition, message_for(recipient.mailbox), server, journal)
            except ServerError as problem:
                left = counted(len(recipients) - number, "address").replace("addresss", "addresses")
                outcome.stopped = f"{problem}; {left} not served"
                return outcome
            if issue is None:
                outcome.sent += 1
            else:
                outcome.issues.append(issue)
    return outcome


def _one(recipient: Recipient, edition: str, message: bytes, server: Server, journal: Journal) -> Issue | None:
    address = recipient.mailbox.address
    is_handed_over = False

    def note() -> None:
        nonlocal is_handed_over
        journal.write(edition, address, State.SENDING)
        is_handed_over = True

    for last in range(1, _TRIES + 1):
        try:
            server.deliver(address, message, note)
        except RefusedError as problem:
            if is_handed_over:
                journal.write(edition, address, State.REFUSED)
            remedy = "run the command again later" if problem.is_passing else "correct the address or remove it"
            now = "now " if problem.is_passing else ""
            finding = f"the server does not take the message {now}({problem.finding})"
            return error(recipient.file, recipient.line, finding, remedy)
        except LostError:
            if is_handed_over:
                return _unknown(recipient, "this run")
            if last == _TRIES:
                return error(recipient.file, recipient.line, "the connection broke off", "run the command again later")
        else:
            journal.write(edition, address, State.SENT)
            return None
    raise AssertionError("the last try returns")


def _unknown(recipient: Recipient, run: str) -> Issue:
    finding = f"{run} broke off while the server took the message, so that it may have arrived"
    return error(recipient.file, recipient.line, finding, "ask, or add --retry-unknown to send it again")
