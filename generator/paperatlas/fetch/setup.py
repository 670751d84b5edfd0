"""The services as a configuration and the environment name them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_cache_path

from paperatlas.fetch.cache import Cache
from paperatlas.fetch.client import Client, Clock
from paperatlas.fetch.papers import Services
from paperatlas.settings import Settings

CACHE_VARIABLE = "PAPERATLAS_CACHE"
_DAY = 24 * 3600.0


def services_of(settings: Settings, is_fresh: bool = False, tell: Callable[[str], None] = lambda _: None) -> Services:
    """The services, asked over HTTP, their answers kept for a day.

    Args:
        settings: addresses and contact.
        is_fresh: whether kept answers are passed over.
        tell: is told of long waits.
    """
    chosen = os.environ.get(CACHE_VARIABLE)
    folder = Path(chosen) if chosen else user_cache_path("paperatlas", appauthor=False)
    cache = Cache(folder / "answers", 0 if is_fresh else _DAY)
    cache.tidy(Clock().now())
    return Services(Client(settings.contact, cache, tell=tell), settings.services)
