"""Commands that give the collection, or a part of it, to people and programs elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.console import fail, finish, say
from paperatlas.cli.formats import EXPORT_NAMES
from paperatlas.cli.options import atlas_of, shared_options
from paperatlas.text.clean import counted


@click.command()
@click.option("--format", "format_name", type=click.Choice(EXPORT_NAMES), required=True)
@click.option("--topic", metavar="SLUG", help="Only papers of this topic or its subtopics.")
@click.option("--tag", metavar="SLUG", help="Only papers with this tag.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Default: print.")
@shared_options
def export(
    format_name: str,
    topic: str | None,
    tag: str | None,
    output: Path | None,
    config_file: Path | None,
    data: Path | None,
) -> None:
    """Write the collection, or a part of it, for another program.

    Example: paperatlas export --format bibtex --tag survey > survey.bib
    """
    from paperatlas.cite.formats import FORMATS
    from paperatlas.publish.selection import UnknownNameError, select

    atlas = atlas_of(config_file, data)
    try:
        chosen = select(atlas, topic, tag)
    except UnknownNameError as problem:
        raise click.UsageError(str(problem)) from None
    text = FORMATS[format_name].write(chosen)
    if output is None:
        click.echo(text.removesuffix("\n"))
    else:
        try:
            output.write_text(text, encoding="utf-8", newline="")
        except OSError as problem:
            fail(f"{output}: error: cannot be written ({problem.strerror}): name another file")
        say(f"{output}: {counted(len(chosen), 'paper')} written")
    finish(atlas.issues)
