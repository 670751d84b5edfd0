"""The commands. Results go to standard output, messages to standard error.

Exit codes: 0 fine, 1 problems found, 2 wrong usage. Each file holds a family of commands; what a command needs is
imported where it runs, so that `--help` loads nothing heavy.
"""

from __future__ import annotations

import sys

import click

from paperatlas import __version__
from paperatlas.cli.console import Ordered
from paperatlas.cli.curating import add, addresses, propose, refresh, topics
from paperatlas.cli.following import digest
from paperatlas.cli.looking import changes, check, papers, read, stats
from paperatlas.cli.publishing import export
from paperatlas.cli.site import build, generate, new, serve, zip_


@click.group(cls=Ordered, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="paperatlas", message="%(prog)s %(version)s")
def main() -> None:
    """Turn collections of research papers into a searchable static site.

    Put lists of papers into data/ and run `paperatlas build`; the site is in site/.
    """
    # Text of papers is Unicode wherever the commands run.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


for _command in (
    new,
    read,
    papers,
    add,
    refresh,
    propose,
    check,
    changes,
    addresses,
    build,
    serve,
    zip_,
    generate,
    stats,
    topics,
    export,
    digest,
):
    main.add_command(_command)
