from __future__ import annotations

import pytest

from paperatlas.read.services.arxiv_fields import authors_line


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("The TIN Collaboration: A. Example, B. Beispiel", ["The TIN Collaboration", "A. Example", "B. Beispiel"]),
        ("A. Example, for the TIN Collaboration", ["A. Example", "the TIN Collaboration"]),
        ("A. Example, on behalf of TIN Collaboration", ["A. Example", "TIN Collaboration"]),
        ("A. Example (1) and B. von Beispiel (1 and 2) ((1) Tin, (2) Chalk)", ["A. Example", "B. von Beispiel"]),
        ("A. Example, Jr., B. Beispiel III", ["A. Example Jr.", "B. Beispiel III"]),
    ],
)
def test_groups_suffixes_and_affiliations_are_told_from_people(line: str, names: list[str]) -> None:
    assert [name.name for name in authors_line(line)["authors"]] == names


def test_authors_who_are_not_named_are_noted() -> None:
    fields = authors_line("A. Example, et al. (12 additional authors not shown)")
    assert ([name.name for name in fields["authors"]], fields["more_authors"]) == (["A. Example"], True)
