"""The options that every command has, and what they lead to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from paperatlas.cli.console import Progress

if TYPE_CHECKING:
    from paperatlas.model.atlas import Atlas
    from paperatlas.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])


def shared_options(command: F) -> F:
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


def config_path(config_file: Path | None) -> Path | None:
    """The configuration file to use, or none where the current folder has none."""
    if config_file is None:
        return Path("mkdocs.yml") if Path("mkdocs.yml").is_file() else None
    if not config_file.is_file():
        raise click.UsageError(f"{config_file}: there is no such file")
    return config_file


def settings_of(config_file: Path | None, data: Path | None) -> Settings:
    """The settings; what is wrong in them is wrong usage."""
    from paperatlas.settings import SettingsError, load_settings

    try:
        return load_settings(config_file, data)
    except SettingsError as problem:
        raise click.UsageError(str(problem)) from None


def atlas_of(config_file: Path | None, data: Path | None) -> Atlas:
    """The whole collection, read and enriched."""
    from paperatlas.pipeline import load_atlas

    return load_atlas(settings_of(config_file, data), Progress())
