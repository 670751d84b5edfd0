"""Commands for those who follow a collection."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from paperatlas.cli.console import Progress, fail, finish, say
from paperatlas.cli.options import settings_of, shared_options
from paperatlas.model.issue import Severity
from paperatlas.text.clean import counted

if TYPE_CHECKING:
    from paperatlas.digest.account import Account
    from paperatlas.digest.news import Digest
    from paperatlas.model.atlas import Atlas
    from paperatlas.model.paper import Paper
    from paperatlas.settings import Settings

_JOURNAL = Path("digest-sent.jsonl")


@click.command()
@click.option("--since", required=True, metavar="DATE", help="The first day of what is new, as YYYY-MM-DD.")
@click.option("--until", metavar="DATE", help="The day before which what is new ends; by default it ends now.")
@click.option(
    "--by",
    "sign",
    type=click.Choice(["published", "entry"]),
    default="published",
    show_default=True,
    help="Papers published since then, or those whose records entered the repository since then.",
)
@click.option("--topic", "topics", multiple=True, metavar="SLUG", help="Only papers of this topic; repeatable.")
@click.option("--tag", "tags", multiple=True, metavar="SLUG", help="Only papers with this tag; repeatable.")
@click.option(
    "--order",
    type=click.Choice(["discussed", "date"]),
    default="discussed",
    show_default=True,
    help="First what readers comment on and vote for, or the newest.",
)
@click.option("--most", type=click.IntRange(1), default=50, show_default=True, help="Papers that are told in full.")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "text", "html", "eml"]), default="markdown", show_default=True
)
@click.option("--send", is_flag=True, help="Deliver it by e-mail to the recipients, instead of printing it.")
@click.option(
    "--recipients",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Whom to send it to: one address a line, with or without a name.",
)
@click.option(
    "--journal",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=f"What was sent, so that nobody gets it twice; by default {_JOURNAL} beside mkdocs.yml.",
)
@click.option(
    "--retry-unknown", is_flag=True, help="Send again where a run broke off and the message may have arrived."
)
@shared_options
def digest(
    since: str,
    until: str | None,
    sign: str,
    topics: tuple[str, ...],
    tags: tuple[str, ...],
    order: str,
    most: int,
    form: str,
    send: bool,
    recipients: Path | None,
    journal: Path | None,
    retry_unknown: bool,
    config_file: Path | None,
    data: Path | None,
) -> None:
    """Print what is new since a day, or send it by e-mail.

    The mail server is told by the environment: PAPERATLAS_SMTP_HOST, PAPERATLAS_SMTP_FROM, and where they are needed
    …_USER, …_PASSWORD, …_PORT and …_SECURITY (starttls, tls or none). Several topics and tags: papers of any of them.

    Example: paperatlas digest --since 2025-10-17 --topic reasoning --format text
    """
    from paperatlas.cite.naming import Names
    from paperatlas.digest.news import Part, digest_of
    from paperatlas.pipeline import load_atlas

    for name, day in (("--since", since), ("--until", until)):
        if day is not None and not _is_day(day):
            raise click.UsageError(f'{name}: "{day}" is no day: write it like 2025-10-17')
    if until is not None and until <= since:
        raise click.UsageError(f"--until: {until} is not after {since}: name a later day")
    if send and recipients is None:
        raise click.UsageError("--send: nobody is named: add --recipients FILE")
    settings = settings_of(config_file, data)
    account = _account() if send else None
    atlas = load_atlas(settings, Progress())
    names = Names.of(atlas)
    chosen = _new(_selected(atlas, topics, tags), settings, since, until, sign)
    about = ", ".join([*(names.topics[slug] for slug in topics), *(names.tags[slug] for slug in tags)])
    made = digest_of(chosen, names, Part(settings.site_name, settings.site_url, about, since, until), order, most)
    edition = " ".join([since, *sorted({f"topic:{slug}" for slug in topics} | {f"tag:{slug}" for slug in tags})])
    if account is not None and recipients is not None:
        _send(made, edition, account, recipients, journal or settings.root / _JOURNAL, retry_unknown)
    else:
        click.echo(_printed(made, edition, form).removesuffix("\n"))
        finish(atlas.issues)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _selected(atlas: Atlas, topics: tuple[str, ...], tags: tuple[str, ...]) -> tuple[Paper, ...]:
    from paperatlas.publish.selection import UnknownNameError, select_any

    try:
        return select_any(atlas, topics, tags)
    except UnknownNameError as problem:
        raise click.UsageError(str(problem)) from None


def _new(papers: tuple[Paper, ...], settings: Settings, since: str, until: str | None, sign: str) -> tuple[Paper, ...]:
    """The papers that are new by the sign that was asked for."""
    from paperatlas.digest.history import HistoryError
    from paperatlas.digest.news import is_among, published_since

    if sign == "published":
        return published_since(papers, since, until)
    try:
        before = _identifiers(settings, since)
        new = tuple(paper for paper in papers if not is_among(paper, before))
        if until is None:
            return new
        by_then = _identifiers(settings, until)
        return tuple(paper for paper in new if is_among(paper, by_then))
    except HistoryError as problem:
        fail(str(problem))


def _identifiers(settings: Settings, day: str) -> frozenset[str]:
    """The identifiers of the papers that the repository had when a day began."""
    from paperatlas.digest.history import data_before
    from paperatlas.pipeline import load_identifiers

    with data_before(settings.data, day) as folder:
        return load_identifiers(replace(settings, data=folder)) if folder else frozenset()


def _printed(made: Digest, edition: str, form: str) -> str:
    from paperatlas.digest.account import AccountError, sender_from, unsubscribe_from
    from paperatlas.digest.forms import FORMS
    from paperatlas.digest.message import message

    if form in FORMS:
        return FORMS[form](made)
    try:
        sender = sender_from(os.environ)
        leaving = unsubscribe_from(os.environ, sender)
    except AccountError as problem:
        fail(str(problem))
    return message(made, edition, sender, None, leaving, _now()).as_string()


def _account() -> Account:
    from paperatlas.digest.account import AccountError, account_from

    try:
        return account_from(os.environ)
    except AccountError as problem:
        fail(str(problem))


def _send(
    made: Digest, edition: str, account: Account, recipients: Path, journal: Path, retry_unknown: bool
) -> NoReturn:
    """Delivers the digest, says how that went, and ends with 1 where anybody who is on the list was not served."""
    from paperatlas.digest.delivery import deliver
    from paperatlas.digest.journal import JournalError, open_journal
    from paperatlas.digest.message import message
    from paperatlas.digest.recipients import Mailbox, read_recipients
    from paperatlas.digest.transport import Server

    try:
        listed, issues = read_recipients(recipients.read_text(encoding="utf-8"), recipients.as_posix())
    except (OSError, UnicodeDecodeError) as problem:
        fail(f"{recipients}: error: cannot be read ({problem}): name a list of addresses in UTF-8")
    if not made.total:
        say(f"{made.subject}: nothing sent")
        finish(issues)
        sys.exit(0)

    def message_for(mailbox: Mailbox) -> bytes:
        return message(made, edition, account.sender, mailbox, account.unsubscribe, _now()).as_bytes()

    try:
        with open_journal(journal, (account.password or "").encode()) as sent, Server(account) as server:
            outcome = deliver(listed, edition, message_for, server, sent, retry_unknown)
    except JournalError as problem:
        fail(str(problem))
    had_it = f", {outcome.before:,} had it already" if outcome.before else ""
    say(f"{made.subject}: {counted(outcome.sent, 'message')} sent{had_it}")
    for issue in (*issues, *outcome.issues):
        say(str(issue))
    if outcome.stopped:
        fail(outcome.stopped)
    sys.exit(1 if outcome.issues or any(issue.severity is Severity.ERROR for issue in issues) else 0)


def _now() -> datetime:
    """The time that messages bear; `SOURCE_DATE_EPOCH` stands above the clock."""
    chosen = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(chosen) if chosen.isdigit() else int(time.time()), UTC)
