"""What all tests share: the hypothesis profiles, their order and the real input beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real listings and samples, which is not part of the project."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "listings").is_dir():
        pytest.skip(f"the real listings are not here ({folder})")
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests begin first, so that no process is left with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
