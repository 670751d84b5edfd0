from __future__ import annotations

import dataclasses

import pytest

from paperatlas.model.record import Name, Origin, Record

ORIGIN = Origin("data/a.yml", 3, "yaml")


def test_record_knows_nothing_by_default() -> None:
    record = Record(origin=ORIGIN)
    values = [getattr(record, field.name) for field in dataclasses.fields(record) if field.name != "origin"]
    assert set(values) == {None, ()}


def test_record_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Record(origin=ORIGIN).title = "Other"  # type: ignore[misc]


def test_name_is_usable_as_a_key() -> None:
    assert {Name("Ada Example", "Example", "Ada"): 1}[Name("Ada Example", "Example", "Ada")] == 1


def test_origins_stand_in_the_order_of_files_and_lines() -> None:
    later = [Origin("b", 1, "json"), Origin("a", 10, "json"), Origin("a", 9, "yaml")]
    assert sorted(later) == later[::-1]
