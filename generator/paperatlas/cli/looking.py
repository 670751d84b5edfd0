"""Commands that show what the collection holds, and change nothing."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from paperatlas.cli.console import Progress, finish, say
from paperatlas.cli.formats import FORMAT_NAMES
from paperatlas.cli.options import atlas_of, settings_of, shared_options
from paperatlas.model.issue import Issue, Severity
from paperatlas.text.clean import counted


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_name", type=click.Choice(FORMAT_NAMES), help="Default: found by the content.")
@shared_options
def read(files: tuple[Path, ...], format_name: str | None, config_file: Path | None, data: Path | None) -> None:
    """Print each record as one line of JSON: what one source says of one paper.

    Example: paperatlas read data/listing.txt
    """
    from paperatlas.cite.json_form import dumps, record_to_dict
    from paperatlas.read.files import read_file, read_folder
    from paperatlas.read.formats import BY_NAME

    issues: list[Issue] = []
    for path in files:
        if path.is_dir():
            reading = read_folder(path, Path())
        else:
            reading = read_file(path, Path(), BY_NAME[format_name] if format_name else None)
        issues.extend(reading.issues)
        for record in reading.records:
            click.echo(dumps(record_to_dict(record)))
    finish(issues)


@click.command()
@shared_options
def papers(config_file: Path | None, data: Path | None) -> None:
    """Print each merged paper as one line of JSON.

    With tags, topics, related papers and where each value came from.

    Example: paperatlas papers --data lists | head -1
    """
    from paperatlas.cite.json_form import dumps, paper_to_dict

    atlas = atlas_of(config_file, data)
    for paper in atlas.papers:
        click.echo(dumps(paper_to_dict(paper)))
    finish(atlas.issues)


@click.command()
@click.option("--strict", is_flag=True, help="Count warnings as problems too.")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@shared_options
def check(strict: bool, form: str, config_file: Path | None, data: Path | None) -> None:
    """Read and merge everything and report every issue.

    Example: paperatlas check --strict
    """
    from paperatlas.pipeline import load_atlas
    from paperatlas.publish.handwritten import pages_by_hand
    from paperatlas.publish.redirects import redirects
    from paperatlas.publish.reports import FORMS

    settings = settings_of(config_file, data)
    atlas = load_atlas(settings, Progress())
    _, clashes = redirects(atlas.papers, pages_by_hand(settings.docs) if settings.docs else ())
    issues = sorted({*atlas.issues, *clashes}, key=Issue.sort_key)
    report = FORMS[form](issues)
    if report:
        click.echo(report)
    errors = sum(issue.severity is Severity.ERROR for issue in issues)
    warnings = len(issues) - errors
    say(f"{counted(len(atlas.papers), 'paper')}, {counted(errors, 'error')}, {counted(warnings, 'warning')}")
    sys.exit(1 if errors or (strict and warnings) else 0)


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@shared_options
def stats(form: str, config_file: Path | None, data: Path | None) -> None:
    """Print figures of the collection: papers by year, venue, source, topic and tag.

    Example: paperatlas stats --format json
    """
    from paperatlas.cite.json_form import dumps
    from paperatlas.publish.figures import figures, figures_as_text

    atlas = atlas_of(config_file, data)
    found = figures(atlas)
    click.echo(dumps(found) if form == "json" else figures_as_text(found))
    finish(atlas.issues)


@click.command()
@click.option("--base", required=True, metavar="DIR|REVISION", help="What to compare with: data, or a git revision.")
@shared_options
def changes(base: str, config_file: Path | None, data: Path | None) -> None:
    """Summarise what a change of the data changes on the site, as Markdown.

    Papers that are added, changed, moved or removed, addresses that break, topics and tags that come or go.
    The state before is a data folder, or the data folder as a commit or branch has it.

    Example: paperatlas changes --base origin/main
    """
    from dataclasses import replace

    from paperatlas.pipeline import load_atlas
    from paperatlas.publish.changes import compare
    from paperatlas.publish.changes_text import as_markdown
    from paperatlas.publish.revision import RevisionError, data_at

    settings = settings_of(config_file, data)
    tell = Progress()
    try:
        with nullcontext(Path(base)) if Path(base).is_dir() else data_at(base, settings.data.absolute()) as folder:
            before = load_atlas(replace(settings, data=folder), tell)
    except RevisionError as problem:
        raise click.UsageError(f"{base}: {problem}") from None
    click.echo(as_markdown(compare(before, load_atlas(settings, tell))).removesuffix("\n"))
