from __future__ import annotations

import pytest

from paperatlas.enrich.phrases import PhraseBook, split_words


def found(phrase: str, text: str) -> list[str]:
    return [match.written for _, match in PhraseBook([(phrase, 1)]).find(split_words(text))]


@pytest.mark.parametrize(
    ("phrase", "text", "written"),
    [
        ("knowledge graph", "Over Knowledge Graphs we walk", "Knowledge Graphs"),
        ("q-learning", "we use Q-learning", "Q-learning"),
        ("q learning", "we use Q-learning", "Q-learning"),
        ("RL", "deep RL agents", "RL"),
        ("LLM", "two LLMs talk", "LLMs"),
        ("naive bayes", "a naïve Bayes", "naïve Bayes"),
        ("policy", "many policies", "policies"),
    ],
)
def test_phrase_is_found_in_other_forms(phrase: str, text: str, written: str) -> None:
    assert found(phrase, text) == [written]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("RL", "curl is not it"),
        ("RL", "rl in small letters"),
        ("graph", "a paragraph"),
        ("policy learning", "about policy. Learning is"),
        ("policy learning", "policy (learning)"),
        ("moss", ""),
    ],
)
def test_phrase_is_not_found_where_it_is_not(phrase: str, text: str) -> None:
    assert found(phrase, text) == []
