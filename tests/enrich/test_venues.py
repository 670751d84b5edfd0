from __future__ import annotations

from paperatlas.enrich.venues import find_organisations, find_venues
from paperatlas.model.paper import Paper
from paperatlas.model.record import Origin

ORIGIN = Origin("data/a.yml", 1, "yaml")


def paper(identifier: str, venue: str | None = None, organisation: str | None = None) -> Paper:
    return Paper(id=identifier, title_given=True, sources=(ORIGIN,), venue=venue, organisation=organisation)


def test_years_and_tracks_of_a_conference_are_one_venue() -> None:
    written = [
        "EMNLP 2025 (Findings)",
        "EMNLP",
        "Proceedings of the 2023 Conference on Empirical Methods in Natural Language Processing",
    ]
    venues, slugs = find_venues([paper(str(n), venue) for n, venue in enumerate(written)])
    (venue,) = venues
    assert (venue.slug, venue.name, venue.papers) == ("emnlp", "EMNLP", ("0", "1", "2"))
    assert slugs == dict.fromkeys("012", "emnlp")


def test_unknown_venue_keeps_the_commonest_spelling() -> None:
    venues, _ = find_venues(
        [paper("a", "Journal of Moss 12"), paper("b", "journal of moss"), paper("c", "Journal of Moss")]
    )
    assert [(venue.slug, venue.name, venue.variants) for venue in venues] == [
        ("journal-of-moss", "Journal of Moss", ())
    ]


def test_venue_of_numbers_alone_is_none() -> None:
    assert find_venues([paper("a", "2021"), paper("b")]) == ((), {})


def test_organisations_are_told_by_their_letters() -> None:
    bodies, slugs = find_organisations(
        [paper("a", None, "Moss Lab"), paper("b", None, "MOSS-Lab"), paper("c", None, "Moss Lab")]
    )
    assert [(body.name, body.papers) for body in bodies] == [("Moss Lab", ("a", "b", "c"))]
    assert set(slugs.values()) == {"moss-lab"}
