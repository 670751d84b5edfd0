from __future__ import annotations

import pytest

from paperatlas.text.spelling import american


@pytest.mark.parametrize(
    ("british", "spelled"),
    [
        ("optimisation", "optimization"),
        ("generalise", "generalize"),
        ("optimised", "optimized"),
        ("analyse", "analyze"),
        ("behaviour", "behavior"),
        ("modelling", "modeling"),
        ("centre", "center"),
        ("dialogue", "dialog"),
        ("artefact", "artifact"),
    ],
)
def test_british_spelling_is_compared_as_american(british: str, spelled: str) -> None:
    assert american(british) == spelled == american(spelled)


@pytest.mark.parametrize("word", ["otherwise", "noise", "precise", "promise", "four", "hour", "supervised", "size"])
def test_word_that_both_spell_alike_is_left_alone(word: str) -> None:
    assert american(word) == word
