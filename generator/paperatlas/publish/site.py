"""Building and serving the site through MkDocs."""

from __future__ import annotations

import errno
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import yaml

# The banner tells of a MkDocs that this package does not use.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from paperatlas.publish.configured import data_instead
from paperatlas.publish.incremental.shortcut import CACHE
from paperatlas.publish.memory import seldom_searched
from paperatlas.settings import PLUGIN

_ADDRESSES = {
    "site_url": "PAPERATLAS_SITE_URL",
    "repo_url": "PAPERATLAS_REPO_URL",
    "edit_uri": "PAPERATLAS_EDIT_URI",
}
"""Settings of the built-in configuration that the environment may give, as it may in that of a starter."""


class BuildFailedError(Exception):
    """A build that did not finish; the message says why."""


def build_site(config_file: Path | None, data: Path | None, site_dir: Path | None, strict: bool) -> list[str]:
    """Builds the site.

    Args:
        config_file: an `mkdocs.yml`; without one, the built-in configuration serves.
        data: a data folder instead of the configured one.
        site_dir: where to build; by default as configured.
        strict: whether a warning fails the build.

    Returns:
        The warnings that were given.

    Raises:
        BuildFailedError: where it fails; the site built before stays as it was.
    """
    data_instead.set(data.absolute() if data else None)
    with _messages() as warnings, _configuration(config_file, data) as path, _failures():
        config = load_config(str(path), strict=strict or None, site_dir=str(site_dir.absolute()) if site_dir else None)
        _require_plugin(config, path)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            with seldom_searched():
                mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    return warnings


def serve_site(config_file: Path | None, data: Path | None, address: str | None) -> None:
    """Serves the site and builds it again when its sources change, until interrupted.

    Raises:
        BuildFailedError: where the first build fails or the address is taken.
    """
    data_instead.set(data.absolute() if data else None)
    with _messages(), _configuration(config_file, data) as path, _failures():
        mkdocs_serve(str(path), dev_addr=address)


@contextmanager
def _configuration(config_file: Path | None, data: Path | None) -> Iterator[Path]:
    """The configuration file, or a temporary one with the built-in configuration for the current folder."""
    if config_file is not None:
        yield config_file
        return
    built_in = yaml.safe_load((files("paperatlas.publish") / "starter" / "mkdocs.yml").read_text("utf-8"))
    here = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="paperatlas-") as folder:
        docs = here / "site_src"
        if not docs.is_dir():
            docs = Path(folder) / "site_src"
            docs.mkdir()
        built_in |= {"docs_dir": str(docs), "site_dir": str(here / "site")}
        lists, cache = (data or here / "data").absolute(), here / CACHE
        built_in |= {key: os.environ[name] for key, name in _ADDRESSES.items() if os.environ.get(name)}
        built_in["plugins"] = ["search", {PLUGIN: {"data_dir": str(lists), "cache_dir": str(cache)}}]
        path = Path(folder) / "mkdocs.yml"
        path.write_text(yaml.safe_dump(built_in, allow_unicode=True), encoding="utf-8")
        yield path


def _require_plugin(config: MkDocsConfig, path: Path) -> None:
    if PLUGIN not in config.plugins:
        raise BuildFailedError(f'{path}: error: the plugin is not listed: add "- {PLUGIN}" under "plugins:"')


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except MkDocsException as problem:
        raise BuildFailedError(str(problem)) from None
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            raise BuildFailedError("error: the address is taken: choose another with -a 127.0.0.1:8001") from None
        raise BuildFailedError(f"error: {problem}: check the folder and its permissions") from None


@contextmanager
def _messages() -> Iterator[list[str]]:
    """MkDocs' messages on standard error, ours without a prefix, its chatter left out; the warnings are gathered."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.addFilter(_is_worth_reading)
    warnings = _Warnings()
    level = logger.level
    logger.addHandler(handler)
    logger.addHandler(warnings)
    logger.setLevel(logging.INFO)
    try:
        yield warnings.said
    finally:
        logger.removeHandler(handler)
        logger.removeHandler(warnings)
        logger.setLevel(level)


class _Warnings(logging.Handler):
    """Gathers what is wrong."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _is_worth_reading(record: logging.LogRecord) -> bool:
    quiet = ("Cleaning site", "Building documentation", "Documentation built", "The following pages exist")
    return record.levelno >= logging.WARNING or not str(record.msg).startswith(quiet)
