from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.model.identifiers import is_web_address
from paperatlas.model.record import Link
from paperatlas.text.links import addresses, classify, kind_of, undouble_addresses

URL = "https://example.org/a"


@pytest.mark.parametrize(
    "ending", [".", ",", ";", ":", "!", "?", ").", "),", "’", "'", '"', "”", ".'", "**", "}", "]", ">"]
)
def test_punctuation_behind_an_address_is_no_part_of_it(ending: str) -> None:
    assert [address.url for address in addresses(f"see ({URL}{ending} and")] == [URL]


@pytest.mark.parametrize("ending", ["”)", "*)", "。", "，", "）", "…"])
def test_rarer_punctuation_behind_an_address_is_no_part_of_it(ending: str) -> None:
    assert [address.url for address in addresses(f"see {URL}{ending} and")] == [URL]


@pytest.mark.parametrize(
    "url", ["https://example.org/a_(b)", "https://example.org/~ada/", "https://example.org/?a=b&c=d#e"]
)
def test_what_belongs_to_an_address_stays(url: str) -> None:
    assert [address.url for address in addresses(f"({url}).")] == [url]


def test_addresses_tell_their_places() -> None:
    text = f"a {URL}, b {URL}/c."
    assert [text[found.start : found.end] for found in addresses(text)] == [URL, f"{URL}/c"]


@pytest.mark.parametrize(
    "text", ["https://ada@example.org/x", "javascript:alert(1)", "//example.org", "https://", "ftp://a.b"]
)
def test_hostile_addresses_are_passed_over(text: str) -> None:
    assert addresses(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"at {URL}{{{URL}}}.", f"at {URL}."),
        (f"at{URL}", f"at {URL}"),
        (f"({URL})", f"({URL})"),
        (f"{URL}{{other}}", f"{URL}{{other}}"),
    ],
)
def test_doubled_address_stands_once(text: str, expected: str) -> None:
    assert undouble_addresses(text) == expected


@pytest.mark.parametrize(
    ("url", "words", "kind"),
    [
        ("https://github.com/a/b", "", "code"),
        ("https://www.GitHub.com/a/b", "our project page", "code"),
        ("https://gitlab.com/a/b", "", "code"),
        ("https://github.com.evil.example/a", "", "other"),
        ("https://youtu.be/x", "", "video"),
        ("https://zenodo.org/x", "", "data"),
        ("https://huggingface.co/datasets/a/b", "", "data"),
        ("https://huggingface.co/spaces/a/b", "", "demo"),
        ("https://huggingface.co/a/b", "", "model"),
        ("https://huggingface.co/papers/1", "", "other"),
        ("https://a.github.io/b", "", "project"),
        ("https://a.github.io/b", "The code is at", "code"),
        (URL, "The dataset is at", "data"),
        (URL, "The code and data are at", "code"),
        (URL, "Project page:", "project"),
        (URL, "Watch the video at", "video"),
        (URL, "A demo runs at", "demo"),
        (URL, "Supplementary material:", "supplement"),
        (URL, "see", "other"),
    ],
)
def test_address_leads_to_what_its_host_or_the_words_before_say(url: str, words: str, kind: str) -> None:
    assert kind_of(url, words) == kind


def test_classify_parts_code_from_links_and_names_each_once() -> None:
    text = f"Code: https://github.com/a/b. Again https://github.com/a/b. The dataset is at {URL}, {URL}."
    assert classify(text) == (("https://github.com/a/b",), (Link("data", URL),))


def test_classify_minds_only_the_words_of_the_same_sentence() -> None:
    assert classify(f"We release the code. More at {URL}") == ((), (Link("other", URL),))


@given(st.text() | st.text("htps:/.a)(}{]['\"@ \n,.", max_size=60).map(lambda tail: "https://a.b/" + tail))
def test_whatever_is_found_is_a_web_address_in_its_place(text: str) -> None:
    for found in addresses(text):
        assert is_web_address(found.url)
        assert text[found.start : found.end] == found.url
    classify(undouble_addresses(text))
