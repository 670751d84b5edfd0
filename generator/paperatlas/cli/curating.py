"""Commands that write into the data folder, or propose what to write there."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperatlas.cli.console import Ordered, Progress, fail, finish, say
from paperatlas.cli.options import settings_of, shared_options
from paperatlas.text.clean import counted

if TYPE_CHECKING:
    from paperatlas.curate.adding import LookUp
    from paperatlas.fetch.papers import Found
    from paperatlas.fetch.pointers import Pointer
    from paperatlas.settings import Settings


@click.command()
@click.argument("wanted", metavar="ID|URL|FILE...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Print the records, and write nothing.")
@click.option("--no-abstract", is_flag=True, help="Leave abstracts out, where they may not be published.")
@click.option("--fresh", is_flag=True, help="Ask the services again for what they answered within the last day.")
@shared_options
def add(
    wanted: tuple[str, ...], dry_run: bool, no_abstract: bool, fresh: bool, config_file: Path | None, data: Path | None
) -> None:
    """Add papers to the collection: a record for each, in papers/ in the data folder.

    A paper is an arXiv identifier, a DOI, an address of one, or a file in any readable format. arXiv,
    Crossref, doi.org and OpenReview are asked; files need no network. What the collection has is not
    added again, and nothing is made up.

    Example: paperatlas add 2510.14253 10.1000/182 list.ris
    """
    from paperatlas.curate import adding
    from paperatlas.pipeline import load_wishes

    settings = settings_of(config_file, data)
    try:
        sorted_out = adding.sort_arguments(wanted)
    except adding.NotAPaperError as problem:
        raise click.UsageError(str(problem)) from None
    wishes, _ = load_wishes(settings.data, settings.names_from)
    made, issues = adding.plan(sorted_out, settings, wishes, asking(settings, fresh), not no_abstract)
    if dry_run:
        for draft in made:
            click.echo(f"# {settings.data / adding.FOLDER / draft.name}\n{draft.text}")
    else:
        paths, unwritten = adding.write(made, settings)
        issues += unwritten
        for path in paths:
            click.echo(str(path))
    finish(issues)


@click.command()
@click.argument("names", metavar="[ID...]", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Print what would change, and write nothing.")
@click.option("--take", multiple=True, metavar="KEY", help="Replace this key where it differs; may stand repeatedly.")
@click.option("--fresh", is_flag=True, help="Ask the services again for what they answered within the last day.")
@shared_options
def refresh(
    names: tuple[str, ...],
    dry_run: bool,
    take: tuple[str, ...],
    fresh: bool,
    config_file: Path | None,
    data: Path | None,
) -> None:
    """Bring facts up to date in the records in papers/ in the data folder, all or the named ones.

    arXiv, Crossref and doi.org are asked. Missing facts are added, and a newer version and its date
    are noted; what a person wrote stays, and a difference is only told. Comments, the order of keys and
    all else in a file stay as they are.

    Example: paperatlas refresh --dry-run 2510.14253
    """
    from paperatlas.curate import facts, refresh, refreshing
    from paperatlas.curate.adding import FOLDER

    if unknown := [key for key in take if key not in facts.FACTS]:
        raise click.UsageError(f'"{unknown[0]}" cannot be taken: use {", ".join(facts.FACTS)}')
    settings = settings_of(config_file, data)
    try:
        chosen = refresh.chosen(refresh.targets(settings.data / FOLDER, settings.names_from), names)
    except refresh.UnknownNameError as problem:
        raise click.UsageError(str(problem)) from None
    done = refreshing.run(chosen, asking(settings, fresh), take, dry_run)
    for line in done.lines:
        click.echo(line)
    say(f"{counted(done.asked, 'paper')} asked for, {done.changed:,} {'to change' if dry_run else 'changed'}")
    finish(done.issues)


@click.command()
@click.argument("issue", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--no-abstract", is_flag=True, help="Leave abstracts out, where they may not be published.")
@click.option("--fresh", is_flag=True, help="Ask the services again for what they answered within the last day.")
@shared_options
def propose(issue: Path, no_abstract: bool, fresh: bool, config_file: Path | None, data: Path | None) -> None:
    """Make the text of an issue form into a record, or say what is wrong.

    FILE is the event that a workflow on GitHub is told of (GITHUB_EVENT_PATH), or the issue's own text. One file below
    the data folder is written: a new record, or the named fields of one that exists. What is printed is Markdown for a
    pull request (exit code 0), or for a comment on the issue (1); nothing where no form of ours made the issue.

    Example: paperatlas propose "$GITHUB_EVENT_PATH" > message.md
    """
    from paperatlas.curate.proposing import MAX_EVENT, propose
    from paperatlas.pipeline import load_wishes

    settings = settings_of(config_file, data)
    try:
        with issue.open("rb") as file:
            content = file.read(MAX_EVENT + 1)
    except OSError as problem:
        raise click.UsageError(f"{issue}: cannot be read ({problem.strerror})") from None
    if len(content) > MAX_EVENT:
        fail(f"{issue}: error: larger than {MAX_EVENT:,} bytes: no issue is")
    wishes, _ = load_wishes(settings.data, settings.names_from)
    text = content.decode("utf-8", "replace")
    done = propose(text, settings, wishes, asking(settings, fresh), not no_abstract)
    if done.message is None:
        say(f"{issue}: made by no form of ours, so there is nothing to do")
        return
    click.echo(done.message.removesuffix("\n"))
    sys.exit(0 if done.path else 1)


@click.command()
@click.option("--update", is_flag=True, help="Add what is missing to addresses.txt in the data folder.")
@shared_options
def addresses(update: bool, config_file: Path | None, data: Path | None) -> None:
    """List the addresses that are to stand for ever, or promise to keep them: of papers, and of your topics and tags.

    With --update they are added to addresses.txt in the data folder, or to a new file of that name.
    From then on `check` refuses a change after which one of them would lead nowhere. No line is ever taken out.

    Example: paperatlas addresses --update
    """
    from paperatlas.curate.addresses import promise
    from paperatlas.pipeline import load_addresses, load_published

    settings = settings_of(config_file, data)
    published, issues = load_published(settings.data, settings.names_from)
    promised = promise(published, load_addresses(settings))
    if not update:
        click.echo(promised.text.removesuffix("\n"))
    else:
        try:
            promised.write(settings.data)
        except OSError as problem:
            fail(f"{settings.data}: error: cannot be written ({problem.strerror}): check the folder")
        say(f"{promised.whole:,} addresses, {promised.new:,} of them new")
    finish(issues)


@click.group(cls=Ordered)
def topics() -> None:
    """Work on the topic tree and the tags, topics.yml in the data folder."""


@topics.command()
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Default: print.")
@shared_options
def suggest(output: Path | None, config_file: Path | None, data: Path | None) -> None:
    """Propose a topics.yml from the papers' own words, whatever the collection has already.

    Keywords that neither the proposal nor your own vocabulary knows stand at its end. A file that exists is never
    written over.

    Example: paperatlas topics suggest -o data/topics.yml
    """
    from paperatlas.curate.topics_form import topics_file
    from paperatlas.model.vocabulary import Vocabulary
    from paperatlas.pipeline import load_atlas, load_vocabulary, untagged_keywords

    settings = settings_of(config_file, data)
    atlas = load_atlas(settings, Progress(), Vocabulary())
    known, _ = load_vocabulary(settings.data, settings.names_from)
    text = topics_file(atlas, untagged_keywords(replace(atlas, tags=(*atlas.tags, *known.tags))))
    if output is None:
        click.echo(text.removesuffix("\n"))
    else:
        try:
            with output.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
        except FileExistsError:
            fail(f"{output}: error: exists already: name another file")
        except OSError as problem:
            fail(f"{output}: error: cannot be written ({problem.strerror}): name another file")
        say(f"{output}: {counted(sum(1 for top in atlas.topics for _ in top.walk()), 'topic')} proposed")
    finish(atlas.issues)


def asking(settings: Settings, is_fresh: bool) -> LookUp:
    """Asks the services, with a bar on a terminal."""
    from paperatlas.fetch.papers import look_up
    from paperatlas.fetch.setup import services_of

    services = services_of(settings, is_fresh, say)

    def ask(names: dict[Pointer, str]) -> list[Found]:
        found = look_up(names, services, names)
        if not sys.stderr.isatty():
            return list(found)
        with click.progressbar(found, length=len(names), label="asking", file=sys.stderr) as bar:
            return list(bar)

    return ask
