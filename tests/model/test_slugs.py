from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperatlas.model.slugs import MAX_SLUG, arxiv_slug, digest, doi_slug, is_slug, slugify, unique_slugs

RESERVED = ["index", "page", "404", "con", "prn", "aux", "nul", "com1", "lpt9"]


@pytest.mark.parametrize("text", ["kg-agent", "a", "4", "arxiv-2510.14253", "a" * MAX_SLUG, "a--b"])
def test_safe_name_is_a_slug(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "..",
        "a..b",
        "../a",
        "a/b",
        ".git",
        "a.",
        "-a",
        "a-",
        "A",
        "é",
        "a b",
        "a\n",
        "a" * (MAX_SLUG + 1),
        "a_b",
    ],
)
def test_unsafe_name_is_no_slug(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize("name", RESERVED)
def test_reserved_name_is_no_slug_even_with_an_ending(name: str) -> None:
    assert not is_slug(name)
    assert not is_slug(f"{name}.txt")


@pytest.mark.parametrize("name", RESERVED)
def test_slugify_gives_reserved_names_a_prefix(name: str) -> None:
    assert slugify(name.upper()) == f"paper-{name}"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("KG-Agent: Reasoning over Graphs", "kg-agent-reasoning-over-graphs"),
        ("Müller & Søn's C++", "muller-and-sons-c-plus-plus"),
        ("Łukasz Weiß on Æther", "lukasz-weiss-on-aether"),
        ("τ-bench", "tau-bench"),
        ("../../etc/passwd", "etc-passwd"),
        ("x² & ﬁne", "x2-and-fine"),
    ],
)
def test_slugify_spells_in_ascii(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize("text", ["", "..", "論文", "---", "\u202e"])
def test_slugify_without_latin_letters_gives_fallback_with_digest(text: str) -> None:
    assert slugify(text, "topic") == f"topic-{digest(text)}"


def test_slugify_keeps_different_non_latin_texts_apart() -> None:
    assert slugify("論文") != slugify("学習")


def test_slugify_cuts_a_long_title_at_a_words_end() -> None:
    slug = slugify("word " * 30)
    assert slug == "-".join(["word"] * 16)
    assert len(slug) <= MAX_SLUG


def test_slugify_cuts_a_single_long_word_at_the_limit() -> None:
    assert slugify("a" * 200) == "a" * MAX_SLUG


@given(st.text())
@example("\ud800")
@example("con")
@example("a" * 79 + " b")
def test_slugify_always_gives_a_slug(text: str) -> None:
    assert is_slug(slugify(text))


@given(st.text())
def test_slugify_leaves_its_own_result_alone(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


@pytest.mark.parametrize(
    ("arxiv_id", "slug"), [("2510.14253", "arxiv-2510.14253"), ("quant-ph/0201082", "arxiv-quant-ph-0201082")]
)
def test_arxiv_id_has_its_slug(arxiv_id: str, slug: str) -> None:
    assert arxiv_slug(arxiv_id) == slug
    assert is_slug(slug)


def test_plain_doi_has_a_legible_slug() -> None:
    assert doi_slug("10.18653/2020.acl-main.1") == "doi-10.18653-2020.acl-main.1"


def test_doi_slug_tells_case_folded_dois_alike_and_others_apart() -> None:
    assert doi_slug("10.1000/AB") == doi_slug("10.1000/ab")
    assert doi_slug("10.1000/a(b)") != doi_slug("10.1000/a[b]")


@pytest.mark.parametrize("twin", ["10.1000/a--b", "10.1000/a..b", "10.1000/a-b-"])
def test_doi_slug_keeps_near_twins_apart(twin: str) -> None:
    assert doi_slug(twin) != doi_slug("10.1000/a-b")


@given(st.from_regex(r"10\.[0-9]{4,9}/\S{1,100}", fullmatch=True))
@example("10.1000/..")
@example("10.1000/" + "." * 90)
@example("10.1000/" + "a." * 60)
def test_doi_slug_is_always_a_slug(doi: str) -> None:
    assert is_slug(doi_slug(doi))


def test_unique_slugs_leaves_single_wishes_alone() -> None:
    assert unique_slugs([("one", "a"), ("two", "b")]) == {"one": "a", "two": "b"}


def test_unique_slugs_gives_each_rival_a_digest_of_its_own_key() -> None:
    assert unique_slugs([("one", "a"), ("two", "a")]) == {"one": f"a-{digest('one')}", "two": f"a-{digest('two')}"}


@given(st.dictionaries(st.text(max_size=5), st.sampled_from(["a", "b", "c" * MAX_SLUG]), max_size=8), st.randoms())
def test_unique_slugs_are_unique_slugs_in_any_order(wanted: dict[str, str], random: object) -> None:
    pairs = list(wanted.items())
    result = unique_slugs(pairs)
    random.shuffle(pairs)  # type: ignore[attr-defined]
    assert unique_slugs(pairs) == result
    assert len(set(result.values())) == len(wanted)
    assert all(is_slug(slug) for slug in result.values())


def test_wishes_that_differ_in_case_only_are_rivals_once_slugified() -> None:
    slugs = unique_slugs((text, slugify(text)) for text in ("Memory", "MEMORY", "mémory"))
    assert len({slug.casefold() for slug in slugs.values()}) == 3


def test_unique_slugs_are_unique_against_a_forged_digest() -> None:
    slugs = unique_slugs([("one", "a"), ("two", "a"), ("three", f"a-{digest('one')}")])
    assert len(set(slugs.values())) == 3
