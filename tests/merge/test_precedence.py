from __future__ import annotations

from paperatlas.merge.precedence import TRUST, by_trust
from paperatlas.model.record import Origin, Record
from paperatlas.read.formats import FORMATS


def test_every_format_has_its_rank() -> None:
    assert {format_.name for format_ in FORMATS} <= set(TRUST)


def test_hand_written_records_come_first_then_data_then_copied_pages() -> None:
    names = ["yaml", "json", "arxiv-tracker", "hf-papers"]
    records = [Record(origin=Origin(f"{9 - rank}", 1, name)) for rank, name in enumerate(names)]
    reversed_records = records[::-1]
    assert [record.origin.format for record in sorted(reversed_records, key=by_trust)] == names


def test_records_of_one_rank_come_in_the_order_of_their_places() -> None:
    places = [Origin("a", 2, "json"), Origin("a", 10, "jsonl"), Origin("b", 1, "json")]
    assert sorted((Record(origin=place) for place in places[::-1]), key=by_trust) == [Record(origin=p) for p in places]
