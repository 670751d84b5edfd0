"""Commands that make a site, or the pages of one."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.console import fail, finish, say
from paperatlas.cli.options import atlas_of, config_path, settings_of, shared_options
from paperatlas.text.clean import counted


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@shared_options
def new(folder: Path, config_file: Path | None, data: Path | None) -> None:
    """Make a starter site with sample data, workflows and a README.

    With --data your own list, or a folder of lists, takes the place of the sample data.

    Example: paperatlas new my-papers --data references.bib
    """
    from paperatlas.publish.starter import StarterError, make_starter

    try:
        make_starter(folder, data)
    except StarterError as problem:
        fail(str(problem))
    say(f"{folder}: made. Next: cd {folder}, put your lists into data/, and run `paperatlas serve`.")


@click.command()
@click.option("--strict", is_flag=True, help="Fail where there is any warning; the site built before stays.")
@click.option("--site-dir", type=click.Path(path_type=Path), metavar="DIR", help="Default: site.")
@shared_options
def build(strict: bool, site_dir: Path | None, config_file: Path | None, data: Path | None) -> None:
    """Build the site, in site/; what has not changed since the last time stays as it is.

    Example: paperatlas build --strict
    """
    from paperatlas.publish.incremental.shortcut import Shortcut

    chosen = config_path(config_file)
    shortcut = Shortcut(chosen, data, site_dir, strict)
    said = shortcut.messages()
    if said is not None:
        for message in said:
            say(message)
        say("nothing has changed since the last build")
        return

    from paperatlas.publish.site import BuildFailedError, build_site

    try:
        shortcut.keep(build_site(chosen, data, site_dir, strict))
    except BuildFailedError as problem:
        fail(str(problem))


@click.command()
@click.option("-a", "--dev-addr", metavar="IP:PORT", help="Default: 127.0.0.1:8000.")
@shared_options
def serve(dev_addr: str | None, config_file: Path | None, data: Path | None) -> None:
    """Show the site while you work on it.

    It is built again when a file under data/ or among the hand-written pages changes.

    Example: paperatlas serve -a 127.0.0.1:8001
    """
    from paperatlas.publish.site import BuildFailedError, serve_site

    try:
        serve_site(config_path(config_file), data, dev_addr)
    except BuildFailedError as problem:
        fail(str(problem))


@click.command("zip")
@click.option("--site-dir", type=click.Path(path_type=Path), metavar="DIR", help="The built site; default: site.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Default: papers.zip.")
@shared_options
def zip_(site_dir: Path | None, output: Path | None, config_file: Path | None, data: Path | None) -> None:
    """Pack the built site into one file, to be read from a disk: unpack it and open index.html.

    Pages, search, map and reading list work without a server.

    Example: paperatlas build && paperatlas zip -o papers.zip
    """
    from paperatlas.publish.offline.archive import NoSiteError, write_archive

    settings = settings_of(config_file, data)
    target = output or Path("papers.zip")
    try:
        pages = write_archive(site_dir or settings.site, target)
    except NoSiteError as problem:
        fail(str(problem))
    except OSError as problem:
        fail(f"{target}: error: cannot be written ({problem.strerror}): name another file")
    say(f"{target}: {counted(pages, 'page')}, {target.stat().st_size / 1e6:,.1f} MB")


@click.command()
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where to write.")
@shared_options
def generate(output: Path, config_file: Path | None, data: Path | None) -> None:
    """Write the complete Markdown tree, for MkDocs, Zensical or another generator.

    Example: paperatlas generate -o tree
    """
    from paperatlas.pipeline import pages
    from paperatlas.publish.generated import write_tree
    from paperatlas.publish.staging import StagingError, refuse_overlap

    settings = settings_of(config_file, data)
    try:
        refuse_overlap(output, [Path.cwd(), settings.root, *([settings.docs] if settings.docs else [])], settings.data)
        atlas = atlas_of(config_file, data)
        left_out = write_tree(pages(atlas, settings), output, settings.docs)
    except StagingError as problem:
        fail(str(problem))
    except OSError as problem:
        fail(f"{output}: error: cannot be written ({problem.strerror}): name another folder")
    for path in left_out:
        say(f"{path}: a hand-written page stands in its place")
    say(f"{output}: {counted(len(atlas.papers), 'paper')} written")
    finish(atlas.issues)
