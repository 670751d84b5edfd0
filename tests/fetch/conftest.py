from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.services import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on this machine in the place of all services."""
    with serving() as running:
        yield running
