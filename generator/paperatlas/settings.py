"""What the configuration says, for commands that need no site builder."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from paperatlas.model.identifiers import is_web_address
from paperatlas.model.scale import LEAN_FROM

PLUGIN = "paperatlas"

SERVICES: Mapping[str, str] = MappingProxyType(
    {
        "arxiv": "https://export.arxiv.org/api/query",
        "crossref": "https://api.crossref.org",
        "doi": "https://doi.org",
        "openreview": "https://api2.openreview.net",
    }
)
"""Addresses of the services that are asked for papers; `PAPERATLAS_ARXIV_URL` and its like stand above them."""
CONTACT_VARIABLE = "PAPERATLAS_CONTACT"
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.ASCII)


class SettingsError(ValueError):
    """A configuration file that cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of `mkdocs.yml` that concern papers, with their defaults."""

    root: Path = Path()
    """The folder of the configuration file; names in messages are relative to it."""
    data: Path = Path("data")
    """The folder of the papers."""
    docs: Path | None = None
    """The folder of the hand-written pages."""
    site: Path = Path("site")
    """The folder of the built site."""
    site_name: str = "Papers"
    site_description: str = ""
    site_url: str | None = None
    """Whole address of the site, with a slash at its end."""
    page_size: int = 50
    newest: int = 12
    references: int = 2000
    """How many papers there may be for their pages to have formatted references."""
    edit_base: str | None = None
    """Web address before a data file's path that leads to its editor."""

    lean_from: int = LEAN_FROM
    """Papers from which on the site is made as lean as it can be."""
    has_texts: bool = False
    """Whether each paper's page has its Markdown beside it."""
    has_files: bool = False
    """Whether exports are written beside the pages."""
    has_feeds: bool = False
    """Whether feeds are written too, which need the site's address."""
    issues_base: str | None = None
    """Web address at which readers tell of mistakes."""
    changes: str | None = None
    """Web address of the feed of changes to the data, where the host of the repository has one."""
    contact: str | None = None
    """E-mail address that services are told, so that they can reach whoever asks them."""
    services: Mapping[str, str] = field(default_factory=lambda: SERVICES)
    """Address of each service in `SERVICES`, without a slash at its end."""

    @property
    def names_from(self) -> Path:
        """What the names of data files are relative to: the project, or the data folder's own parent."""
        data = self.data.absolute()
        return self.root.absolute() if data.is_relative_to(self.root.absolute()) else data.parent


def load_settings(config_file: Path | None, data: Path | None) -> Settings:
    """The settings of a configuration file.

    Args:
        config_file: an `mkdocs.yml`; the one in the current folder by default, which need not exist.
        data: a data folder instead of the configured one.

    Raises:
        SettingsError: where the file is missing or is not YAML.
    """
    path = config_file or Path("mkdocs.yml")
    if config_file is not None and not path.is_file():
        raise SettingsError(f"{path}: there is no such file: name an mkdocs.yml, or leave out -f")
    content = load_configuration(path) if path.is_file() else {}
    options = plugin_options(content.get("plugins"))
    root = path.parent
    data_dir = str(options.get("data_dir", "data"))
    folder = root / data_dir
    editing = edit_base(options.get("edit_base"), content.get("repo_url"), content.get("edit_uri"))
    if data is None and is_link_out_of(folder, root):
        raise SettingsError(f"{folder}: error: a symbolic link that leads out of the project: put the folder here")
    docs = root / str(content.get("docs_dir", "site_src" if not content else "docs"))
    try:
        page_size, newest = max(1, int(options.get("page_size", 50))), max(0, int(options.get("newest", 12)))
        references = int(options.get("references", 2000))
        lean_from = int(options.get("lean_from", LEAN_FROM))
    except (TypeError, ValueError):
        finding = "page_size, newest, references and lean_from must be whole numbers"
        raise SettingsError(f"{path}: error: {finding}: correct them") from None
    return Settings(
        root=root,
        data=data or folder,
        docs=docs if docs.is_dir() else None,
        site=root / str(content.get("site_dir") or "site"),
        site_name=str(content.get("site_name") or "Papers"),
        site_description=str(content.get("site_description") or ""),
        site_url=f"{url.rstrip('/')}/" if is_web_address(url := str(content.get("site_url") or "")) else None,
        page_size=page_size,
        newest=newest,
        references=references,
        lean_from=lean_from,
        edit_base=editing,
        issues_base=issues_base(content.get("repo_url")),
        changes=changes_feed(editing, data_dir),
        contact=_contact(options.get("contact"), path),
        services=_services(options.get("services"), path),
    )


def edit_base(chosen: str | None, repo_url: str | None, edit_uri: str | None) -> str | None:
    """The web address before a data file's path that leads to its editor.

    Args:
        chosen: the plugin's own option, which wins.
        repo_url: MkDocs' address of the repository.
        edit_uri: MkDocs' path from there to the hand-written pages, of which the branch is taken.
    """
    if chosen:
        return chosen.rstrip("/")
    if not repo_url or not repo_url.startswith(("https://", "http://")):
        return None
    branch = re.match(r"/?((?:-/)?(?:edit|blob|raw|src|tree)/[^/]+)", edit_uri or "")
    default = "-/edit/main" if "gitlab" in repo_url else "edit/main"
    return f"{repo_url.rstrip('/')}/{branch[1] if branch else default}"


def issues_base(repo_url: str | None) -> str | None:
    """The web address of a new issue, on hosts that have issues at a known place."""
    if not repo_url or not re.match(r"https://(?:github\.com|gitlab\.com|codeberg\.org)/[^/]+/[^/]+", repo_url):
        return None
    return f"{repo_url.rstrip('/')}{'/-' if 'gitlab' in repo_url else ''}/issues/new"


def changes_feed(editing: str | None, data_dir: str) -> str | None:
    """The address of the Atom feed of changes to the data folder, which GitHub has for every path of a branch.

    Args:
        editing: the web address before a data file's path that leads to its editor.
        data_dir: the data folder's path in the repository.
    """
    place = re.fullmatch(r"(https://github\.com/[^/]+/[^/]+)/edit/([^?#]+)", editing or "")
    return f"{place[1]}/commits/{place[2]}/{data_dir.strip('./')}.atom" if place else None


def _contact(chosen: object, path: Path) -> str | None:
    """The contact of the environment, else that of the configuration."""
    contact = os.environ.get(CONTACT_VARIABLE) or chosen
    if not contact:
        return None
    if not isinstance(contact, str) or not _CONTACT.fullmatch(contact):
        where = CONTACT_VARIABLE if os.environ.get(CONTACT_VARIABLE) else path
        raise SettingsError(f'{where}: error: contact is no e-mail address: write it like "ada@example.org"')
    return contact


def _services(chosen: object, path: Path) -> Mapping[str, str]:
    """The addresses of the services: of the environment, else of the configuration, else the usual ones."""
    options = chosen or {}
    if not isinstance(options, dict) or (unknown := sorted(set(options) - set(SERVICES))):
        said = f'"{unknown[0]}" is none of the services' if isinstance(options, dict) else "services is no mapping"
        raise SettingsError(f"{path}: error: {said}: use {', '.join(SERVICES)}")
    found = {}
    for name, usual in SERVICES.items():
        variable = f"PAPERATLAS_{name.upper()}_URL"
        address = str(os.environ.get(variable) or options.get(name) or usual).rstrip("/")
        if not is_web_address(address):
            where = variable if os.environ.get(variable) else path
            raise SettingsError(f"{where}: error: the address of {name} is no web address: write https://…")
        found[name] = address
    return MappingProxyType(found)


def load_configuration(path: Path) -> dict[str, Any]:
    """What an `mkdocs.yml` says, with all scalars as strings and the files that it inherits from.

    Raises:
        SettingsError: where it is not YAML, or no mapping.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - makes strings only
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise SettingsError(f"{path}:{line}: error: not valid YAML ({problem.problem}): correct it") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise SettingsError(f"{path}: error: cannot be read ({problem}): check the file") from None
    if content in (None, ""):
        return {}
    if not isinstance(content, dict):
        raise SettingsError(f"{path}:1: error: must be a mapping: see the README for an example")
    if inherited := content.get("INHERIT"):
        base = path.parent / str(inherited)
        if base.resolve() != path.resolve() and base.is_file():
            return {**load_configuration(base), **content}
    return content


def plugin_options(plugins: object) -> dict[str, Any]:
    """The options under `plugins: paperatlas:`, in any of the forms that MkDocs allows."""
    entries: list[Any] = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get(PLUGIN), dict):
            return dict(entry[PLUGIN])
    return {}


class _Loader(yaml.BaseLoader):
    """Strings, lists and mappings; `!ENV` is resolved, every other tag passed over."""


def _environment(loader: yaml.BaseLoader, node: yaml.Node) -> str:
    """What `!ENV NAME` or `!ENV [NAME, …, default]` stands for; empty where the environment has no such name."""
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(node.value), "")
    names = [str(item.value) for item in node.value]
    return next((os.environ[name] for name in names[:-1] if name in os.environ), names[-1] if names else "")


_Loader.add_constructor("!ENV", _environment)


def is_link_out_of(folder: Path, root: Path) -> bool:
    """Whether a folder is a symbolic link to a place outside `root`, as a stranger's change might make it."""
    return folder.is_symlink() and not folder.resolve().is_relative_to(root.resolve())
