"""The commands. Results go to standard output, messages to standard error.

Exit codes: 0 fine, 1 problems found, 2 wrong usage.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from paperatlas import __version__
from paperatlas.model.issue import Issue, Severity
from paperatlas.text.clean import counted

if TYPE_CHECKING:
    from paperatlas.curate.adding import LookUp
    from paperatlas.fetch.papers import Found
    from paperatlas.fetch.pointers import Pointer
    from paperatlas.model.atlas import Atlas
    from paperatlas.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

FORMAT_NAMES = (
    "acl-xml",
    "arxiv-abs",
    "arxiv-atom",
    "arxiv-listing",
    "arxiv-oai",
    "arxiv-search",
    "arxiv-tracker",
    "awesome-list",
    "bibtex",
    "catalyzex",
    "crossref",
    "csl-json",
    "csv",
    "endnote",
    "feed",
    "hf-daily",
    "hf-papers",
    "ids",
    "json",
    "jsonl",
    "nbib",
    "openalex",
    "pubmed-xml",
    "ris",
    "semantic-scholar",
    "wos",
    "yaml",
)
EXPORT_NAMES = ("bibtex", "csl-json", "csv", "json", "jsonl", "ris")


class _Group(click.Group):
    """A group whose commands stand in the order in which people meet them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="paperatlas", message="%(prog)s %(version)s")
def main() -> None:
    """Turn collections of research papers into a searchable static site.

    Put lists of papers into data/ and run `paperatlas build`; the site is in site/.
    """
    # Text of papers is Unicode wherever the commands run.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _shared(command: F) -> F:
    """Adds the options that every command has."""
    config = click.option(
        "-f",
        "--config-file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="The mkdocs.yml to use; by default the one in the current folder, which need not exist.",
    )
    data = click.option(
        "--data",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder of the paper lists, instead of the configured one (default: data).",
    )
    return config(data(command))


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_shared
def new(folder: Path, config_file: Path | None, data: Path | None) -> None:
    """Make a starter site with sample data, workflows and a README.

    Example: paperatlas new my-papers
    """
    from paperatlas.publish.starter import StarterError, make_starter

    try:
        make_starter(folder, data)
    except StarterError as problem:
        _fail(str(problem))
    _say(f"{folder}: made. Next: cd {folder}, put your lists into data/, and run `paperatlas serve`.")


@main.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_name", type=click.Choice(FORMAT_NAMES), help="Default: found by the content.")
@_shared
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
    _finish(issues)


@main.command()
@_shared
def papers(config_file: Path | None, data: Path | None) -> None:
    """Print each merged paper as one line of JSON.

    With tags, topics, related papers and where each value came from.

    Example: paperatlas papers --data lists | head -1
    """
    from paperatlas.cite.json_form import dumps, paper_to_dict

    atlas = _atlas(config_file, data)
    for paper in atlas.papers:
        click.echo(dumps(paper_to_dict(paper)))
    _finish(atlas.issues)


@main.command()
@click.argument("wanted", metavar="ID|URL|FILE...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Print the records, and write nothing.")
@click.option("--no-abstract", is_flag=True, help="Leave abstracts out, where they may not be published.")
@click.option("--fresh", is_flag=True, help="Ask the services again for what they answered within the last day.")
@_shared
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

    settings = _settings(config_file, data)
    try:
        sorted_out = adding.sort_arguments(wanted)
    except adding.NotAPaperError as problem:
        raise click.UsageError(str(problem)) from None
    wishes, _ = load_wishes(settings.data, settings.names_from)
    made, issues = adding.plan(sorted_out, settings, wishes, _asking(settings, fresh), not no_abstract)
    if dry_run:
        for draft in made:
            click.echo(f"# {settings.data / adding.FOLDER / draft.name}\n{draft.text}")
    else:
        paths, unwritten = adding.write(made, settings)
        issues += unwritten
        for path in paths:
            click.echo(str(path))
    _finish(issues)


@main.command()
@click.argument("names", metavar="[ID...]", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Print what would change, and write nothing.")
@click.option("--take", multiple=True, metavar="KEY", help="Replace this key where it differs; may stand repeatedly.")
@click.option("--fresh", is_flag=True, help="Ask the services again for what they answered within the last day.")
@_shared
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
    settings = _settings(config_file, data)
    try:
        chosen = refresh.chosen(refresh.targets(settings.data / FOLDER, settings.names_from), names)
    except refresh.UnknownNameError as problem:
        raise click.UsageError(str(problem)) from None
    done = refreshing.run(chosen, _asking(settings, fresh), take, dry_run)
    for line in done.lines:
        click.echo(line)
    _say(f"{counted(done.asked, 'paper')} asked for, {done.changed:,} {'to change' if dry_run else 'changed'}")
    _finish(done.issues)


@main.command()
@click.option("--strict", is_flag=True, help="Count warnings as problems too.")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@_shared
def check(strict: bool, form: str, config_file: Path | None, data: Path | None) -> None:
    """Read and merge everything and report every issue.

    Example: paperatlas check --strict
    """
    from paperatlas.publish.reports import FORMS

    atlas = _atlas(config_file, data)
    report = FORMS[form](atlas.issues)
    if report:
        click.echo(report)
    errors = sum(issue.severity is Severity.ERROR for issue in atlas.issues)
    warnings = len(atlas.issues) - errors
    _say(f"{counted(len(atlas.papers), 'paper')}, {counted(errors, 'error')}, {counted(warnings, 'warning')}")
    sys.exit(1 if errors or (strict and warnings) else 0)


@main.command()
@click.option("--strict", is_flag=True, help="Fail where there is any warning; the site built before stays.")
@click.option("--site-dir", type=click.Path(path_type=Path), metavar="DIR", help="Default: site.")
@_shared
def build(strict: bool, site_dir: Path | None, config_file: Path | None, data: Path | None) -> None:
    """Build the site, in site/.

    Example: paperatlas build --strict
    """
    from paperatlas.publish.site import BuildFailedError, build_site

    try:
        build_site(_config(config_file), data, site_dir, strict)
    except BuildFailedError as problem:
        _fail(str(problem))


@main.command()
@click.option("-a", "--dev-addr", metavar="IP:PORT", help="Default: 127.0.0.1:8000.")
@_shared
def serve(dev_addr: str | None, config_file: Path | None, data: Path | None) -> None:
    """Show the site while you work on it.

    It is built again when a file under data/ or among the hand-written pages changes.

    Example: paperatlas serve -a 127.0.0.1:8001
    """
    from paperatlas.publish.site import BuildFailedError, serve_site

    try:
        serve_site(_config(config_file), data, dev_addr)
    except BuildFailedError as problem:
        _fail(str(problem))


@main.command()
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where to write.")
@_shared
def generate(output: Path, config_file: Path | None, data: Path | None) -> None:
    """Write the complete Markdown tree, for MkDocs, Zensical or another generator.

    Example: paperatlas generate -o tree
    """
    from paperatlas.pipeline import pages
    from paperatlas.publish.generated import write_tree
    from paperatlas.publish.staging import StagingError, refuse_overlap

    settings = _settings(config_file, data)
    try:
        refuse_overlap(output, [Path.cwd(), settings.root, *([settings.docs] if settings.docs else [])], settings.data)
        atlas = _atlas(config_file, data)
        left_out = write_tree(pages(atlas, settings), output, settings.docs)
    except StagingError as problem:
        _fail(str(problem))
    except OSError as problem:
        _fail(f"{output}: error: cannot be written ({problem.strerror}): name another folder")
    for path in left_out:
        _say(f"{path}: a hand-written page stands in its place")
    _say(f"{output}: {counted(len(atlas.papers), 'paper')} written")
    _finish(atlas.issues)


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_shared
def stats(form: str, config_file: Path | None, data: Path | None) -> None:
    """Print figures of the collection: papers by year, venue, source, topic and tag.

    Example: paperatlas stats --format json
    """
    from paperatlas.cite.json_form import dumps
    from paperatlas.publish.figures import figures, figures_as_text

    atlas = _atlas(config_file, data)
    found = figures(atlas)
    click.echo(dumps(found) if form == "json" else figures_as_text(found))
    _finish(atlas.issues)


@main.group(cls=_Group)
def topics() -> None:
    """Work on the topic tree and the tags, topics.yml in the data folder."""


@topics.command()
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Default: print.")
@_shared
def suggest(output: Path | None, config_file: Path | None, data: Path | None) -> None:
    """Propose a topics.yml from the papers' own words, whatever the collection has already.

    A file that exists is never written over.

    Example: paperatlas topics suggest -o data/topics.yml
    """
    from paperatlas.curate.topics_form import topics_file
    from paperatlas.model.vocabulary import Vocabulary
    from paperatlas.pipeline import load_atlas, untagged_keywords

    atlas = load_atlas(_settings(config_file, data), _Progress(), Vocabulary())
    text = topics_file(atlas, untagged_keywords(atlas))
    if output is None:
        click.echo(text.removesuffix("\n"))
    else:
        try:
            with output.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
        except FileExistsError:
            _fail(f"{output}: error: exists already: name another file")
        except OSError as problem:
            _fail(f"{output}: error: cannot be written ({problem.strerror}): name another file")
        _say(f"{output}: {counted(sum(1 for top in atlas.topics for _ in top.walk()), 'topic')} proposed")
    _finish(atlas.issues)


@main.command()
@click.option("--format", "format_name", type=click.Choice(EXPORT_NAMES), required=True)
@click.option("--topic", metavar="SLUG", help="Only papers of this topic or its subtopics.")
@click.option("--tag", metavar="SLUG", help="Only papers with this tag.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Default: print.")
@_shared
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

    atlas = _atlas(config_file, data)
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
            _fail(f"{output}: error: cannot be written ({problem.strerror}): name another file")
        _say(f"{output}: {counted(len(chosen), 'paper')} written")
    _finish(atlas.issues)


def _config(config_file: Path | None) -> Path | None:
    """The configuration file to use, or none where the current folder has none."""
    if config_file is None:
        return Path("mkdocs.yml") if Path("mkdocs.yml").is_file() else None
    if not config_file.is_file():
        raise click.UsageError(f"{config_file}: there is no such file")
    return config_file


def _settings(config_file: Path | None, data: Path | None) -> Settings:
    from paperatlas.settings import SettingsError, load_settings

    try:
        return load_settings(config_file, data)
    except SettingsError as problem:
        raise click.UsageError(str(problem)) from None


def _atlas(config_file: Path | None, data: Path | None) -> Atlas:
    from paperatlas.pipeline import load_atlas

    return load_atlas(_settings(config_file, data), _Progress())


def _asking(settings: Settings, is_fresh: bool) -> LookUp:
    """Asks the services, with a bar on a terminal."""
    from paperatlas.fetch.papers import look_up
    from paperatlas.fetch.setup import services_of

    services = services_of(settings, is_fresh, _say)

    def ask(names: dict[Pointer, str]) -> list[Found]:
        found = look_up(names, services, names)
        if not sys.stderr.isatty():
            return list(found)
        with click.progressbar(found, length=len(names), label="asking", file=sys.stderr) as bar:
            return list(bar)

    return ask


def _finish(issues: tuple[Issue, ...] | list[Issue]) -> None:
    """Prints issues to standard error; exits with 1 where something was left out."""
    for issue in issues:
        _say(str(issue))
    if any(issue.severity is Severity.ERROR for issue in issues):
        sys.exit(1)


def _say(message: str) -> None:
    click.echo(message, err=True)


def _fail(message: str) -> NoReturn:
    _say(message)
    sys.exit(1)


class _Progress:
    """Says what is being done once the work has taken longer than a second."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    def __call__(self, message: str) -> None:
        if time.monotonic() - self._started > 1 or sys.stderr.isatty():
            _say(f"{message} …")
