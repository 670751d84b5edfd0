"""Parts of a record of PubMed: people and dates.

<https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html>.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paperatlas.model.identifiers import parse_orcid
from paperatlas.model.record import Name
from paperatlas.read.bibliographies.dating import appearance
from paperatlas.read.services.abstract_text import title_of
from paperatlas.read.xml_values import Element
from paperatlas.text.dates import join_date, read_date
from paperatlas.text.names import is_others, name_from_parts, name_of_body


def first_child(outer: Element | None, name: str) -> Element | None:
    """The first child of this name, if there is an element at all."""
    return outer.child(name) if outer is not None else None


def children_of(outer: Element | None, *names: str) -> Iterator[Element]:
    """The children of these names, if there is an element at all."""
    if outer is not None:
        yield from outer.children(*names)


def people(*holders: Element | None) -> dict[str, Any]:
    """Authors and editors, the authors of the first element that names any, and whether the list is not complete."""
    lists = [entry for holder in holders for entry in children_of(holder, "AuthorList")]
    editors = [entry for entry in lists if entry.get("Type") == "editors"]
    authors = [entry for entry in lists if entry not in editors][:1]
    names = _names(authors)
    named = tuple(name for name in names if not is_others(name.name))
    is_cut = any(entry.get("CompleteYN") == "N" for entry in authors) or len(named) < len(names)
    return {"authors": named, "more_authors": True if is_cut else None, "editors": tuple(_names(editors))}


def _names(lists: list[Element]) -> list[Name]:
    return [name for entry in lists for person in entry.children("Author") if (name := _person(person))]


def _person(person: Element) -> Name | None:
    group = person.child("CollectiveName")
    if group is not None:
        return name_of_body(title_of(group.markup()) or "")
    orcid = next((child.text() for child in person.children("Identifier") if child.get("Source") == "ORCID"), "")
    given = person.line_of("ForeName", "FirstName") or person.line_of("Initials")
    return name_from_parts(person.line_of("LastName"), given, suffix=person.line_of("Suffix"), orcid=parse_orcid(orcid))


def dates(article: Element | None) -> dict[str, Any]:
    """The date of the issue, whose year is the one that is cited, or that of the same year's publication online."""
    issue = first_child(first_child(article, "Journal"), "JournalIssue")
    printed = date_in(first_child(issue, "PubDate"))
    online = [date for entry in children_of(article, "ArticleDate") if (date := date_in(entry))]
    when = appearance([printed] if printed else [], online)
    return {"published": when.published, "year": when.year}


def date_in(holder: Element | None) -> str | None:
    """The date in an element with a year, a month and a day, or with words (`2031 Nov-Dec`)."""
    if holder is None:
        return None
    season = holder.line_of("MedlineDate")
    return read_date(season) if season else join_date(*(holder.line_of(part) for part in ("Year", "Month", "Day")))
