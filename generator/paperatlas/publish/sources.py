"""What a served site is made of, looked at to know what has changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from paperatlas.publish.incremental.inputs import Inputs, gather


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a site as they were at one time."""

    data: Inputs
    others: Inputs
    """Hand-written pages, the configuration and what is put over the theme."""

    @classmethod
    def now(cls, config: MkDocsConfig, data: Path, before: Sources | None = None) -> Sources:
        """The files as they are.

        Args:
            config: of the site.
            data: the data folder.
            before: what was seen earlier, which need not be read again.
        """
        others = {"docs": Path(config.docs_dir)}
        if config.config_file_path:
            others["configuration"] = Path(config.config_file_path)
        if config.theme.custom_dir:
            others["theme"] = Path(config.theme.custom_dir)
        return cls(
            gather(str(data), {"data": data}, before.data if before else None),
            gather(str(others), others, before.others if before else None),
        )
