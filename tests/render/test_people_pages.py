from __future__ import annotations

import re

from paperatlas.enrich.atlas import enrich
from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.model.people import Person
from paperatlas.model.record import Name, Origin
from paperatlas.model.vocabulary import Vocabulary
from paperatlas.render.book import Book
from paperatlas.render.options import Options
from paperatlas.render.tree import render
from paperatlas.text.names import name_from_text

ORIGIN = Origin("data/a.yml", 1, "yaml")


def name(text: str, orcid: str | None = None) -> Name:
    found = name_from_text(text, orcid)
    assert found is not None
    return found


def tree(*papers: Paper, page_size: int = 50) -> dict[str, str]:
    atlas = enrich(papers, Vocabulary())
    return {page.path: page.text for page in render(atlas, Options(page_size=page_size))}


def paper(identifier: str, *authors: Name, **facts: str) -> Paper:
    title = f"Kettles of kind {identifier}"
    return Paper(id=identifier, title=title, title_given=True, sources=(ORIGIN,), authors=authors, **facts)  # type: ignore[arg-type]


def test_person_has_a_page_with_other_names_orcid_coauthors_and_papers() -> None:
    ada, bo = name("Ada Example", "0000-0002-1825-0097"), name("Bo Beispiel")
    made = tree(paper("a", ada, bo), paper("b", name("Ada K. Example"), bo))
    text = made["authors/ada-example/index.md"]
    assert "Also written Ada K. Example" in text
    assert "(https://orcid.org/0000-0002-1825-0097)" in text
    assert "[Bo Beispiel](../bo-beispiel/index.md) 2" in text
    assert re.findall(r"\*\*\[.*?\]\((.*?)\)\*\*", text) == ["../../papers/a.md", "../../papers/b.md"]


def test_paper_links_to_its_people_venue_and_organisation() -> None:
    made = tree(paper("a", name("Ada Example"), venue="ICML 2024", organisation="Moss Lab"))
    text = made["papers/a.md"]
    assert "[Ada Example](../authors/ada-example/index.md)" in text
    assert "[ICML 2024](../venues/icml/index.md)" in text
    assert "[Moss Lab](../organisations/moss-lab/index.md)" in text
    assert all(f"{folder}/index.md" in made for folder in ("authors", "venues", "organisations"))


def test_collection_without_names_has_no_empty_index() -> None:
    made = tree(paper("a"))
    assert not [path for path in made if path.startswith(("authors", "venues", "organisations"))]
    assert "authors" not in made["index.md"]


def test_people_are_filed_under_their_family_names() -> None:
    made = tree(paper("a", name("Zoe Alpha"), name("Ada Omega"), name("Ludwig van Beethoven")))
    names = re.findall(r"^- \[(.*?)\]", made["authors/index.md"], re.MULTILINE)
    assert names == ["Zoe Alpha", "Ludwig van Beethoven", "Ada Omega"]


def test_long_list_of_a_person_is_split_over_pages() -> None:
    made = tree(*(paper(f"p{n}", name("Ada Example")) for n in range(7)), page_size=3)
    assert {path for path in made if path.startswith("authors/ada")} == {
        "authors/ada-example/index.md",
        "authors/ada-example/page/2.md",
        "authors/ada-example/page/3.md",
    }


def test_only_people_of_several_papers_have_pages_in_a_large_collection() -> None:
    papers = tuple(paper(f"p{n}") for n in range(2_000))
    people = tuple(
        Person(slug, slug, slug, (), None, tuple(f"p{n}" for n in range(count)), ())
        for slug, count in (("one", 1), ("two", 2))
    )
    assert list(Book(Atlas(papers, (), (), people=people)).people) == ["two"]
    assert list(Book(Atlas(papers[:10], (), (), people=people)).people) == ["one", "two"]


def test_author_without_a_page_is_plain_text() -> None:
    papers = tuple(paper(f"p{n}", name("Ada Example")) for n in range(1))
    atlas = Atlas(papers, (), ())
    (text,) = [page.text for page in render(atlas, Options()) if page.path == "papers/p0.md"]
    assert "\nAda Example\n" in text


def test_up_to_sixty_authors_are_all_linked_and_more_are_named() -> None:
    def letters(number: int) -> str:
        return "".join(chr(97 + int(digit)) for digit in f"{number:04d}")

    def authors(count: int) -> list[Name]:
        return [name(f"Ada{letters(n)} Example{letters(n)}") for n in range(count)]

    some = tree(paper("a", *authors(60)))["papers/a.md"]
    assert some.count("](../authors/") == 60
    many = tree(paper("a", *authors(3_000)))["papers/a.md"]
    assert many.count("](../authors/") == 12
    assert "and 2,988 more" in many
    assert len(re.findall(r"Ada[a-j]{4} Example[a-j]{4}", many.split("<summary>All authors</summary>")[1])) == 3_000


def test_names_are_text_on_every_page() -> None:
    made = tree(paper("a", Name("<img src=x onerror=alert(1)> *Doe*"), venue="<b>Moss</b>", organisation="[x](y)"))
    for text in made.values():
        body = text.split("---\n", 2)[2]
        assert "<img" not in body
        assert "<b>Moss" not in body
        assert "*Doe*" not in body
        assert "[x](y)" not in body
