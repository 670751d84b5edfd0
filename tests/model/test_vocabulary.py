from __future__ import annotations

from paperatlas.model.vocabulary import Topic, Vocabulary


def test_topics_are_walked_parents_before_children() -> None:
    tree = Topic("a", "A", topics=(Topic("b", "B", topics=(Topic("c", "C"),)), Topic("d", "D")))
    vocabulary = Vocabulary(topics=(tree, Topic("e", "E")))
    assert [topic.slug for topic in vocabulary.all_topics()] == ["a", "b", "c", "d", "e"]
