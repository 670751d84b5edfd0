from __future__ import annotations

from paperatlas.publish.memory import give_back
from paperatlas.text.words import stem


def test_what_finished_stages_remember_goes_for_large_collections_alone() -> None:
    stem("lichens")
    give_back(19_999)
    assert stem.cache_info().currsize > 0
    give_back(20_000)
    assert stem.cache_info().currsize == 0
