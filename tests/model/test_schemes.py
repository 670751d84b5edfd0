from __future__ import annotations

import pytest

from paperatlas.model.record import Identifier
from paperatlas.model.schemes import SCHEMES, identifier_in_address, identifier_url, one_of_each, parse_identifier

EXAMPLES = [
    ("pubmed", "PMID: 31452104", "31452104"),
    ("pubmed", "https://pubmed.ncbi.nlm.nih.gov/31452104/", "31452104"),
    ("pmc", "PMC6709923", "PMC6709923"),
    ("acl", "P18-1001", "P18-1001"),
    ("acl", "https://aclanthology.org/2022.naloma-1.1.pdf", "2022.naloma-1.1"),
    ("acl", "https://www.aclweb.org/anthology/P18-1001/", "P18-1001"),
    ("openreview", "https://openreview.net/forum?id=rJl-b3RcF7", "rJl-b3RcF7"),
    ("openalex", "https://openalex.org/w2741809807", "W2741809807"),
    ("semantic-scholar", "649def34f8be52c8b66281af98ae884c09aef38b", "649def34f8be52c8b66281af98ae884c09aef38b"),
    ("dblp", "DBLP:conf/acl/Example20", "conf/acl/Example20"),
    ("hal", "hal-01234567v2", "hal-01234567"),
    ("isbn", "978-3-16-148410-0", "9783161484100"),
]


@pytest.mark.parametrize(("scheme", "text", "value"), EXAMPLES)
def test_identifier_is_parsed_and_its_address_leads_back(scheme: str, text: str, value: str) -> None:
    identifier = parse_identifier(scheme, text)
    assert identifier == Identifier(scheme, value)
    url = identifier_url(identifier)
    assert identifier_in_address(url) in (identifier, None)


def test_every_scheme_has_an_example() -> None:
    assert {scheme for scheme, *_ in EXAMPLES} == set(SCHEMES)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_anything_else_is_none(scheme: str) -> None:
    assert parse_identifier(scheme, "no identifier") is None
    assert parse_identifier(scheme, "") is None


def test_other_addresses_hold_no_identifier() -> None:
    assert identifier_in_address("https://example.org/W2741809807") is None


def test_first_of_each_scheme_counts() -> None:
    many = [Identifier("acl", "P18-1001"), Identifier("pubmed", "1"), Identifier("acl", "P18-1002")]
    assert one_of_each(many) == (Identifier("pubmed", "1"), Identifier("acl", "P18-1001"))
