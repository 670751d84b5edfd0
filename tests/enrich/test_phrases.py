from __future__ import annotations

import pytest

from paperatlas.enrich.phrases import PhraseBook, spellings, split_words


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
        ("sentiment analysis", "Sentiment analyses", "Sentiment analyses"),
        ("强化学习", "基于强化学习的方法。", "强化学习"),
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
        ("强化学习", "基于学习的方法"),
    ],
)
def test_phrase_is_not_found_where_it_is_not(phrase: str, text: str) -> None:
    assert found(phrase, text) == []


@pytest.mark.parametrize(
    ("phrase", "others"),
    [
        ("fine-tuning", ["finetuning"]),
        ("multimodal search", ["multi-modal search"]),
        ("GPT-4", ["GPT4"]),
        ("self-supervised pre-training", ["selfsupervised pre-training", "self-supervised pretraining"]),
        ("moss", []),
        ("A-B", []),
        ("PREMISE", []),
    ],
)
def test_phrase_is_looked_for_with_and_without_its_hyphens(phrase: str, others: list[str]) -> None:
    assert spellings(phrase) == (phrase, *others)
