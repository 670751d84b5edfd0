from __future__ import annotations

import re

import pytest

from paperatlas.render.directory import ON_ONE_PAGE, Directory, Entry, directory_pages, letter_of


def entries(number: int) -> list[Entry]:
    return [Entry(f"{chr(65 + n % 26)}{n:05d}", f"tags/t{n}/index.md", n % 7 + 1) for n in range(number)]


def made(number: int) -> dict[str, str]:
    return {page.path: page.text for page in directory_pages(Directory("tags", "Tags", "All.", entries(number)))}


def targets(text: str) -> list[str]:
    return re.findall(r"\]\((?:\.\./)*(t\d+/index\.md)\)", text)


def test_two_entries_are_a_plain_list() -> None:
    (text,) = made(2).values()
    assert "## " not in text
    assert targets(text) == ["t0/index.md", "t1/index.md"]


def test_two_hundred_entries_stand_by_letter_below_the_commonest() -> None:
    (text,) = made(200).values()
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Most papers", *map(chr, range(65, 91))]


def test_entries_of_a_single_paper_are_not_those_with_most() -> None:
    some = [Entry(f"Moss {n}", f"tags/t{n}/index.md", 2 if n == 7 else 1) for n in range(70)]
    (page,) = directory_pages(Directory("tags", "Tags", "All.", some))
    assert targets(page.text.partition("## Most papers")[2].partition("\n## ")[0]) == ["t7/index.md"]
    (page,) = directory_pages(Directory("tags", "Tags", "All.", [entry for entry in some if entry.count == 1]))
    assert "Most papers" not in page.text


def test_ten_thousand_entries_are_cut_into_pages_that_letters_lead_to() -> None:
    pages = made(10_000)
    assert len(pages) > 10_000 / ON_ONE_PAGE
    listed = [target for text in pages.values() for target in targets(text.split("## A\n")[-1])]
    assert sorted(listed) == sorted(f"t{n}/index.md" for n in range(10_000))
    assert max(len(targets(text)) for text in pages.values()) <= ON_ONE_PAGE + 24
    assert "10&#44;000 tags" in pages["tags/index.md"]
    letters = dict(re.findall(r"- \[([A-Z])\]\(([^)]+)\)", pages["tags/index.md"]))
    assert set(letters) == {chr(65 + n) for n in range(26)}
    assert all(f"\n## {letter}\n" in pages[f"tags/{path}"] for letter, path in letters.items())


def test_no_entries_say_so() -> None:
    (text,) = made(0).values()
    assert "Nothing here yet." in text


@pytest.mark.parametrize(
    ("name", "letter"), [("Émile", "E"), ("“quoted”", "Q"), ("3D vision", "#"), ("図", "図"), ("שלום", "ש"), ("", "#")]
)
def test_names_are_filed_by_their_first_letter(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_name_from_right_to_left_is_kept_apart() -> None:
    (page,) = directory_pages(Directory("tags", "Tags", "All.", [Entry("שלום", "tags/a/index.md", 1)]))
    assert "[<bdi>שלום</bdi>](a/index.md)" in page.text
