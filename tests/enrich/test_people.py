from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from paperatlas.enrich.people import People, find_people
from paperatlas.model.paper import Paper, PaperTopic
from paperatlas.model.people import Person
from paperatlas.model.record import Name, Origin
from paperatlas.model.wishes import Wish, Wishes
from paperatlas.text.names import name_from_parts, name_from_text

ORIGIN = Origin("data/a.yml", 1, "yaml")
ADA, BO = "0000-0002-1825-0097", "0000-0001-5109-3700"


def name(text: str) -> Name:
    """A name, with an ORCID behind a bar."""
    bare, _, orcid = text.partition("|")
    found = name_from_text(bare, orcid or None)
    assert found is not None
    return found


def paper(identifier: str, *authors: str, year: int = 2020, venue: str | None = None, topic: str = "") -> Paper:
    return Paper(
        id=identifier,
        title_given=True,
        sources=(ORIGIN,),
        authors=tuple(map(name, authors)),
        year=year,
        venue_slug=venue,
        topics=(PaperTopic(topic, 1),) if topic else (),
    )


def wish(*names: str, same: bool = True) -> Wishes:
    return Wishes((Wish(names, same, Origin("data/people.yml", 3, "people")),))


def spellings(people: People) -> set[frozenset[str]]:
    return {frozenset((person.name, *person.variants)) for person in people.persons}


def persons(people: People, shown: str) -> list[Person]:
    return [person for person in people.persons if person.name == shown]


def test_names_that_differ_in_case_accents_and_punctuation_are_one_person() -> None:
    people = find_people([paper("a", "Zoë O'Example-Smith"), paper("b", "ZOE O’EXAMPLE SMITH"), paper("c", "Bo B")])
    assert len(people.persons) == 2
    assert persons(people, "Zoë O'Example-Smith")[0].papers == ("a", "b")


def test_middle_name_is_dropped_only_where_a_coauthor_is_shared() -> None:
    shared = [paper("a", "Jane A. Doe", "Bo Beispiel"), paper("b", "Doe, Jane", "Bo Beispiel")]
    assert frozenset({"Jane A. Doe", "Jane Doe"}) in spellings(find_people(shared))
    apart = [paper("a", "Jane A. Doe", "Bo Beispiel"), paper("b", "Jane Doe", "Cleo Ejemplo")]
    assert len(find_people(apart).persons) == 4


def test_spelled_out_umlaut_and_hyphen_are_variants_where_a_coauthor_is_shared() -> None:
    papers = [
        paper("a", "Jürgen Müller", "Xiao-Dan Gu"),
        paper("b", "Juergen Mueller", "Xiao-Dan Gu"),
        paper("c", "Jürgen Müller", "Xiaodan Gu"),
    ]
    assert spellings(find_people(papers)) == {
        frozenset({"Jürgen Müller", "Juergen Mueller"}),
        frozenset({"Xiao-Dan Gu", "Xiaodan Gu"}),
    }


def test_middle_names_that_contradict_each_other_stay_apart() -> None:
    papers = [paper("a", "Jane A. Doe", "Bo Beispiel"), paper("b", "Jane B. Doe", "Bo Beispiel")]
    assert len(find_people([*papers, paper("c", "Jane Doe", "Bo Beispiel")]).persons) == 3


def test_initials_never_join_a_full_name() -> None:
    papers = [paper("a", "J. Doe", "Bo Beispiel"), paper("b", "Jane Doe", "Bo Beispiel")]
    assert len(find_people(papers).persons) == 3


def test_initials_that_fit_several_people_are_one_person_only_with_a_shared_coauthor() -> None:
    known = [paper("a", "Jane Doe"), paper("b", "John Doe")]
    vague = [paper("c", "J. Doe", "Bo Beispiel"), paper("d", "J. Doe", "Bo Beispiel"), paper("e", "J. Doe")]
    found = persons(find_people([*known, *vague]), "J. Doe")
    assert sorted(person.papers for person in found) == [("c", "d"), ("e",)]
    assert {person.slug for person in found} >= {"j-doe"}


def test_initials_that_fit_nobody_else_are_one_person() -> None:
    assert len(find_people([paper("a", "J. Doe"), paper("b", "J. Doe")]).persons) == 1
    others = [paper("c", "Jane Kay Doe"), paper("d", "John Lee Doe")]
    found = find_people([paper("a", "J. K. Doe"), paper("b", "J. K. Doe"), *others])
    assert len(persons(found, "J. K. Doe")) == 1


def test_two_authors_of_one_paper_are_two_people() -> None:
    papers = [paper("a", "Jane Doe", "Jane A. Doe", "Bo Beispiel"), paper("b", "Jane Doe", "Bo Beispiel")]
    assert len(find_people(papers).persons) == 3


def test_orcid_joins_any_spellings_and_parts_the_same_one() -> None:
    joined = find_people([paper("a", f"Jane Doe|{ADA}"), paper("b", f"J. Roe|{ADA}")])
    assert [person.orcid for person in joined.persons] == [ADA]
    parted = find_people(
        [paper("a", f"Jane Doe|{ADA}", "Bo B"), paper("b", f"Jane Doe|{BO}"), paper("c", "Jane Doe", "Bo B")]
    )
    assert sorted(person.papers for person in persons(parted, "Jane Doe")) == [("a", "c"), ("b",)]


def test_orcid_that_a_source_gives_to_two_authors_of_a_paper_counts_for_neither() -> None:
    people = find_people([paper("a", f"Jane Doe|{ADA}", f"Bo Beispiel|{ADA}")])
    assert [person.orcid for person in people.persons] == [None, None]


def crowd() -> list[Paper]:
    """Papers by many people with one given name and by many with one family name."""
    letters = [chr(97 + n // 26) + chr(97 + n % 26) for n in range(200)]
    return [paper(f"x{n}", f"Wei Z{pair}", f"Z{pair} Wang") for n, pair in enumerate(letters)]


def test_very_common_name_is_parted_where_nothing_links_its_papers_and_years_lie_between() -> None:
    far = [paper("old", "Wei Wang", year=1990, venue="v", topic="moss"), paper("new", "Wei Wang", year=2020)]
    assert len(persons(find_people([*far, *crowd()]), "Wei Wang")) == 2
    linked = [paper("old", "Wei Wang", year=1990, venue="v"), paper("new", "Wei Wang", year=2020, venue="v")]
    (one,) = persons(find_people([*linked, *crowd()]), "Wei Wang")
    assert one.may_be_several


def test_coauthors_are_counted_with_the_most_frequent_first() -> None:
    papers = [paper("a", "Ada Example", "Bo Beispiel", "Cleo Ejemplo"), paper("b", "Ada Example", "Cleo Ejemplo")]
    (ada,) = persons(find_people(papers), "Ada Example")
    assert [(mate.slug, mate.count) for mate in ada.coauthors] == [("cleo-ejemplo", 2), ("bo-beispiel", 1)]


def test_every_author_of_a_paper_has_a_slug_in_their_order() -> None:
    people = find_people([paper("a", "Bo Beispiel", "דנה לוי", "Ada Example")])
    first, second, third = people.of_paper[0]
    assert (first, third) == ("bo-beispiel", "ada-example")
    assert second.startswith("person-")


def test_people_do_not_depend_on_the_order_of_papers_of_a_year() -> None:
    papers = [
        paper(f"p{n}", f"Jane {'A. ' * (n % 2)}Doe", "Bo Beispiel", "J. Wang", f"Wei Wang{n % 3}") for n in range(9)
    ]
    first = find_people(papers)
    shuffled = papers[:]
    random.Random(3).shuffle(shuffled)
    again = find_people(shuffled)
    assert {(p.slug, p.name, frozenset(p.papers)) for p in first.persons} == {
        (p.slug, p.name, frozenset(p.papers)) for p in again.persons
    }


def test_curator_joins_names_and_chooses_the_one_to_show() -> None:
    people = find_people([paper("a", "Jane Doe"), paper("b", "J. Roe")], wish("J. Roe", "Jane Doe"))
    (person,) = people.persons
    assert (person.name, person.variants, person.papers) == ("J. Roe", ("Jane Doe",), ("a", "b"))


def test_curator_parts_a_name_by_its_papers() -> None:
    papers = [paper("a", "Jane Doe", "Bo B"), paper("b", "Jane Doe", "Cleo C"), paper("c", "Jane Doe", "Cleo C")]
    people = find_people(papers, wish("Jane Doe (a)", "Jane Doe (b)", same=False))
    assert sorted(person.papers for person in persons(people, "Jane Doe")) == [("a",), ("b", "c")]


def test_curator_keeps_two_spellings_apart() -> None:
    papers = [paper("a", "Jane A. Doe", "Bo Beispiel"), paper("b", "Jane Doe", "Bo Beispiel")]
    assert len(find_people(papers, wish("Jane A. Doe", "Jane Doe", same=False)).persons) == 3


def test_wishes_that_lead_nowhere_are_issues_with_their_line() -> None:
    papers = [paper("a", "Jane Doe"), paper("b", "Bo Beispiel")]
    for names, said in (
        (("Jane Do", "Bo Beispiel"), 'did you mean "Jane Doe"?'),
        (("Jane Doe (b)", "Bo Beispiel"), "such as a"),
    ):
        (issue,) = find_people(papers, wish(*names)).issues
        assert (issue.file, issue.line) == ("data/people.yml", 3)
        assert said in issue.remedy


def test_wishes_against_each_other_are_an_issue() -> None:
    both = Wishes((*wish("Jane Doe", "Bo Beispiel").wishes, *wish("Jane Doe", "Bo Beispiel", same=False).wishes))
    people = find_people([paper("a", "Jane Doe"), paper("b", "Bo Beispiel")], both)
    assert len(people.persons) == 2
    assert [issue.finding for issue in people.issues] == ["calls the same whom another list calls different"]


def test_no_two_people_of_the_anthology_are_joined_by_their_names(shared: Path) -> None:
    papers: list[Paper] = []
    known: dict[tuple[int, int], str] = {}
    for file in sorted((shared / "samples" / "acl-xml").glob("*.xml")):
        for element in ElementTree.parse(file).getroot().iter("paper"):
            names = []
            for author in element.iter("author"):
                parts = {part.tag: "".join(part.itertext()) for part in author}
                if found := name_from_parts(parts.get("last"), parts.get("first")):
                    if identifier := author.get("id") or author.get("orcid"):
                        known[len(papers), len(names)] = identifier
                    names.append(found)
            papers.append(Paper(id=f"p{len(papers)}", title_given=True, sources=(ORIGIN,), authors=tuple(names)))
    people = find_people(papers)
    pairs = {(identifier, people.of_paper[place][number]) for (place, number), identifier in known.items()}
    assert len(pairs) > 10
    assert max(Counter(identifier for identifier, _ in pairs).values()) == 1
    assert max(Counter(slug for _, slug in pairs).values()) == 1
