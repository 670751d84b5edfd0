from __future__ import annotations

import pytest

from paperatlas.merge.abstracts import overlap, sketch

ENGLISH = (
    "Kettles on a cold stove warm the tin garden before noon, and we measure how long each of them needs. "
    "A pot of clay keeps the heat for an hour; one of iron gives it away at once. From forty gardens in three valleys "
    "we learn which lid is best, why steam forms late in the morning, and what a gardener should pour first."
)
RUSSIAN = (
    "Чайники на холодной плите согревают сад до полудня, и мы измеряем, сколько времени нужно каждому из них. "
    "Глиняный горшок держит тепло целый час, железный отдаёт его сразу. По сорока садам в трёх долинах мы узнаём, "
    "какая крышка лучше, почему пар образуется поздно утром и что садовнику следует налить сначала."
)


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, ENGLISH[:101]], ids=["English", "Russian", "short"])
def test_text_with_most_of_its_words_in_place_shares_a_run(text: str) -> None:
    words = text.split(" ")
    for place in range(0, len(words), 7):
        changed = " ".join([*words[:place], "otherwise", *words[place + 1 :]])
        assert set(sketch(text)) & set(sketch(changed)), place


def test_case_accents_and_signs_do_not_count() -> None:
    assert sketch(ENGLISH) == sketch(ENGLISH.upper().replace(", ", " — ").replace("E", "É"))
    assert overlap(ENGLISH, ENGLISH.replace(" ", "\n")) == 1.0


def test_text_too_short_to_tell_has_no_sketch() -> None:
    assert sketch("Kettles on a cold stove warm the garden.") == []
    assert sketch("kettles " * 200) == []
