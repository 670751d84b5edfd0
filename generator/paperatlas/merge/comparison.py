"""Whether two records are of one work, judged by title, people, year and abstract."""

from __future__ import annotations

from paperatlas.merge.abstracts import overlap
from paperatlas.merge.people import People, compare
from paperatlas.merge.portrait import Portrait
from paperatlas.merge.titles import SHORT_TITLE, Alike, alike, numbers

SURE, LIKELY, POSSIBLE = 3, 2, 1
"""How well two records agree; the surest are joined first."""

_YEARS_APART = 2
"""Years between two records with the same title."""
_YEARS_TO_PRINT = 6
"""Years that a preprint by the same people may stand before its publication."""
_WITHOUT_TITLE, _DESPITE_TITLE = 0.6, 0.8
"""Share of common runs from which two abstracts are one: where a title is missing, and where titles differ."""
_MODULAR = ("software", "dataset")
"""Sorts whose parts have names of their own behind that of the whole."""
_COMMON_HASHES = 2
"""Hashes in common from which abstracts are compared: a single one is that of a usual phrase."""
_CONFIRMS, _DENIES, _DENIES_CUT = 0.5, 0.1, 0.3
"""Share of common runs from which abstracts speak for a title that is not the same, and below which they speak against
one with other letters, and one without its subtitle."""


def by_title(one: Portrait, other: Portrait) -> int | None:
    """How surely two records are of one work by title, people and year; `None` where they are not."""
    if one.title is None or other.title is None:
        return None
    nearness = alike(one.title, other.title)
    if nearness is Alike.FAR or is_contradicted(one, other):
        return None
    people = _people(one, other)
    if people is People.FEW or _years_apart(one, other) > _years_allowed(one, other, people):
        return None
    if nearness is Alike.EQUAL:
        return _same_title(one, other, people)
    agreement = _abstracts(one, other)
    if agreement is not None and agreement >= _CONFIRMS:
        return LIKELY
    if agreement is not None and agreement < (_DENIES_CUT if nearness is Alike.CUT else _DENIES):
        return None
    return POSSIBLE if people is People.SAME and _is_near_enough(one, other, nearness, agreement) else None


def by_abstract(one: Portrait, other: Portrait) -> int | None:
    """How surely two records are of one work by their abstracts, where titles are missing or differ."""
    if not one.abstract or not other.abstract or len({*one.sketch} & {*other.sketch}) < _COMMON_HASHES:
        return None
    if is_contradicted(one, other):
        return None
    both_titled = one.title is not None and other.title is not None
    people = _people(one, other)
    if people is People.NONE or _years_apart(one, other) > _years_allowed(one, other, people):
        return None
    if both_titled and not _may_have_two_titles(one, other, people):
        return None
    share = overlap(one.abstract, other.abstract)
    return POSSIBLE if share >= (_DESPITE_TITLE if both_titled else _WITHOUT_TITLE) else None


def is_contradicted(one: Portrait, other: Portrait) -> bool:
    """Whether two records cannot be of one work, whatever their titles: other people, another sort of publication."""
    if one.sort and other.sort and one.sort != other.sort:
        return True
    if one.title and other.title and one.title.companion != other.title.companion:
        return True
    if _years_apart(one, other) > _YEARS_TO_PRINT:
        return True
    return _people(one, other) is People.NONE or _stand_in_two_places(one, other)


def is_same_place(one: Portrait, other: Portrait) -> bool:
    """Whether two records name the same pages of the same volume and year, so that one identifier must be wrong."""
    volume, _, page = one.place
    return bool(volume and page and page != "1" and one.year and one.year == other.year) and (
        (volume, page) == (other.place[0], other.place[2]) and _are_one_venue(one, other)
    )


def are_far_apart(one: Portrait, other: Portrait) -> bool:
    """Whether two titles have nothing in common, so that a shared identifier is doubtful."""
    if one.title is None or other.title is None or alike(one.title, other.title) is not Alike.FAR:
        return False
    if one.title.key.isascii() != other.title.key.isascii():  # a translation
        return False
    first, second = (_grams(title.key) for title in (one.title, other.title))
    return len(first & second) < 0.3 * min(len(first), len(second))


def _grams(key: str) -> set[str]:
    return {key[place : place + 3] for place in range(len(key) - 2)}


def _people(one: Portrait, other: Portrait) -> People:
    return compare(one.authors, other.authors, one.are_whole and other.are_whole)


def _years_apart(one: Portrait, other: Portrait) -> int:
    return abs(one.year - other.year) if one.year and other.year else 0


def _years_allowed(one: Portrait, other: Portrait, people: People) -> int:
    is_pair = (one.is_preprint and other.is_published) or (other.is_preprint and one.is_published)
    return _YEARS_TO_PRINT if is_pair and people is People.SAME else _YEARS_APART


def _same_title(one: Portrait, other: Portrait, people: People) -> int | None:
    assert one.title is not None and other.title is not None  # noqa: PT018
    is_generic = one.title.is_generic or other.title.is_generic
    if one.title.weight >= SHORT_TITLE and not is_generic:
        return SURE if people is People.SAME else LIKELY
    agreement = _abstracts(one, other)
    if agreement is not None and agreement >= _WITHOUT_TITLE:
        return LIKELY
    if agreement is not None and agreement < _DENIES:
        return None
    if people not in (People.SAME, People.SOME) and (is_generic or not _is_one_entry(one, other)):
        return None
    if is_generic and not _is_one_issue(one, other):
        return None
    return POSSIBLE


def _is_one_entry(one: Portrait, other: Portrait) -> bool:
    """Whether both stand without authors in the same place, as entries of dictionaries do."""
    is_nobodys = not one.authors and not other.authors
    return is_nobodys and bool(one.venue) and one.venue == other.venue and _is_one_issue(one, other)


def _is_one_issue(one: Portrait, other: Portrait) -> bool:
    """Whether nothing speaks against one year, volume, issue and page."""
    places = zip(one.place, other.place, strict=True)
    return _years_apart(one, other) == 0 and not any(mine and theirs and mine != theirs for mine, theirs in places)


def _is_near_enough(one: Portrait, other: Portrait, nearness: Alike, agreement: float | None) -> bool:
    """Whether titles that are not equal may be joined on the word of the authors alone."""
    assert one.title is not None and other.title is not None  # noqa: PT018
    if nearness is Alike.DOUBTFUL or (_years_apart(one, other) > 1 and not (one.is_preprint or other.is_preprint)):
        return False
    if nearness is Alike.CUT and agreement is None and (one.sort in _MODULAR or _are_two_publications(one, other)):
        return False
    says_enough = min(one.title.weight, other.title.weight) >= SHORT_TITLE
    return says_enough or min(len(one.authors), len(other.authors)) >= 2


def _may_have_two_titles(one: Portrait, other: Portrait, people: People) -> bool:
    """Whether a paper may have changed its title between the two: not from one publication to another."""
    assert one.title is not None and other.title is not None  # noqa: PT018
    if alike(one.title, other.title) is not Alike.FAR:
        return people is not People.FEW
    if people not in (People.SAME, People.UNKNOWN) or numbers(one.title) != numbers(other.title):
        return False
    return not _are_two_publications(one, other)


def _are_two_publications(one: Portrait, other: Portrait) -> bool:
    return one.is_published and other.is_published and not _are_one_venue(one, other)


def _abstracts(one: Portrait, other: Portrait) -> float | None:
    return overlap(one.abstract, other.abstract) if one.abstract and other.abstract else None


def _stand_in_two_places(one: Portrait, other: Portrait) -> bool:
    """Whether two published records stand in two places.

    In one venue these are columns that come again in each issue; in two venues a conference paper and its extension.
    """
    if not (one.is_published and other.is_published and one.venue and other.venue):
        return False
    volumes, issues, pages = (_differ(*pair) for pair in zip(one.place, other.place, strict=True))
    if not _are_one_venue(one, other):
        return pages and one.place[0] != other.place[0]
    page = one.place[2]
    is_same_page = bool(page and page == other.place[2] and len(page) > 1)
    if volumes:
        return issues or pages or _years_apart(one, other) > 0
    if issues:
        return not is_same_page
    # An article's number in one source and its pages in the other are no contradiction.
    return pages and bool(one.place[0] and other.place[0]) and _is_numeral(page) == _is_numeral(other.place[2])


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _is_numeral(page: str | None) -> bool:
    return page is not None and page.isdigit()


def _are_one_venue(one: Portrait, other: Portrait) -> bool:
    """Whether two venues may be one, of which one is written short: `J. Tin Stud.`, `Journal of Tin Studies`."""
    short, long = sorted((one.venue, other.venue), key=len)
    if not short:
        return True
    if len(short) == 1 and len(short[0]) >= 3:
        letters = "".join(word[0] for word in long)
        return short[0] in letters or any(word.startswith(short[0]) or short[0].startswith(word) for word in long)
    rest = iter(long)
    return all(any(word.startswith(wanted) or wanted.startswith(word) for word in rest) for wanted in short)
