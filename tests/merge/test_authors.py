from __future__ import annotations

from typing import Any

import pytest

from paperatlas.merge.papers import merge
from paperatlas.model.paper import Paper
from paperatlas.model.record import Name, Origin, Record
from paperatlas.text.names import name_from_text

ORCID, OTHER_ORCID = "0000-0002-1825-0097", "0000-0001-5109-3700"


def names(text: str) -> tuple[Name, ...]:
    return tuple(name for part in text.split(";") if (name := name_from_text(part)))


def paper(*known: dict[str, Any]) -> Paper:
    formats = [entry.pop("form", "json") for entry in known]
    records = [
        Record(origin=Origin("data/x", line, form), doi="10.1000/182", **entry)
        for line, (form, entry) in enumerate(zip(formats, known, strict=True), 1)
    ]
    (found,) = merge(records)[0]
    return found


def test_written_out_names_go_before_initials_of_a_more_trusted_record() -> None:
    found = paper(
        {"form": "crossref", "authors": names("A. Example; B. Beispiel")},
        {"form": "openalex", "authors": names("Ada Example; Bo Beispiel")},
    )
    assert [name.name for name in found.authors] == ["Ada Example", "Bo Beispiel"]
    assert found.provenance["authors"].format == "openalex"


def test_whole_list_goes_before_one_that_breaks_off() -> None:
    found = paper(
        {"form": "bibtex", "authors": names("Ada Example"), "more_authors": True},
        {"form": "semantic-scholar", "authors": names("Ada Example; Bo Beispiel")},
    )
    assert (len(found.authors), found.more_authors) == (2, None)
    assert "more_authors" not in found.provenance


def test_list_that_breaks_off_says_so_where_no_other_goes_on() -> None:
    found = paper({"authors": names("Ada Example"), "more_authors": True}, {"form": "openalex", "title": "Tin"})
    assert (len(found.authors), found.more_authors) == (1, True)


@pytest.mark.parametrize("other", ["Bo Beispiel; Ada Example", "Ada Example; Cy Ejemplo", "Ada Example"])
def test_list_of_other_people_or_in_another_order_does_not_replace_the_trusted_one(other: str) -> None:
    found = paper({"authors": names("A. Example; B. Beispiel")}, {"form": "openalex", "authors": names(other)})
    assert [name.name for name in found.authors] == ["A. Example", "B. Beispiel"]


def test_what_is_written_by_hand_stands() -> None:
    found = paper({"form": "yaml", "authors": names("A. Example")}, {"authors": names("Ada Example")})
    assert [name.name for name in found.authors] == ["A. Example"]


def test_orcids_are_carried_over_to_the_same_people() -> None:
    with_orcids = (Name("A. Example", "Example", "A.", ORCID), Name("B. Beispiel", "Beispiel", "B."))
    found = paper({"authors": names("Ada Example; Bo Beispiel")}, {"form": "openalex", "authors": with_orcids})
    assert [(name.name, name.orcid) for name in found.authors] == [("Ada Example", ORCID), ("Bo Beispiel", None)]


def test_orcid_that_a_trusted_record_gives_is_not_replaced() -> None:
    mine, theirs = Name("Ada Example", "Example", "Ada", ORCID), Name("Ada Example", "Example", "Ada", OTHER_ORCID)
    assert paper({"authors": (mine,)}, {"form": "openalex", "authors": (theirs,)}).authors == (mine,)


def test_one_orcid_is_not_given_to_two_people() -> None:
    one = (Name("Ada Example", "Example", "Ada", ORCID), Name("Bo Beispiel", "Beispiel", "Bo"))
    other = (Name("Ada Example", "Example", "Ada"), Name("Bo Beispiel", "Beispiel", "Bo", ORCID))
    assert paper({"authors": one}, {"form": "openalex", "authors": other}).authors == one
