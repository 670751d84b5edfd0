"""What is made later is made at the first look, and once."""

from __future__ import annotations

import pickle

from paperatlas.model.later import Later


def test_nothing_is_made_before_the_first_look_and_all_at_once_then() -> None:
    asked = []

    def make() -> dict[str, int]:
        asked.append("made")
        return {"one": 1, "two": 2}

    later = Later(make)
    assert asked == []
    assert later["two"] == 2
    assert list(later) == ["one", "two"]
    assert len(later) == 2
    assert later == {"one": 1, "two": 2}
    assert asked == ["made"]


def test_what_is_handed_on_is_what_was_made() -> None:
    handed = pickle.loads(pickle.dumps(Later(lambda: {"one": 1})))
    assert type(handed) is dict
    assert handed == {"one": 1}
