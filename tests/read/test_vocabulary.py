from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.model.issue import Issue
from paperatlas.model.vocabulary import Tag, Vocabulary
from paperatlas.read.source import Source
from paperatlas.read.vocabulary import read_vocabulary

GOOD = """topics:
  - slug: reasoning
    name: Reasoning
    text: |
      About [[kg-agent]].

      More.
    phrases: [chain of thought, chain of thought]
    neighbours: memory
    topics:
      - {slug: planning, name: Planning, neighbours: [reasoning]}
  - slug: memory
    name: Memory
tags:
  - slug: agents
    name: Agents
    kind: method
    text: Things that act.
    aliases: [AGENT]
    phrases: [tool use]
  - {slug: web-agents, name: Web agents, broader: [agents]}
"""


def read(text: str) -> tuple[Vocabulary, tuple[Issue, ...]]:
    return read_vocabulary(Source("data/topics.yml", text))


def test_topics_and_tags_are_read() -> None:
    vocabulary, issues = read(GOOD)
    assert issues == ()
    assert [(topic.slug, topic.line) for topic in vocabulary.all_topics()] == [
        ("reasoning", 2),
        ("planning", 11),
        ("memory", 12),
    ]
    reasoning = vocabulary.topics[0]
    assert (reasoning.text, reasoning.phrases) == ("About [[kg-agent]].\n\nMore.", ("chain of thought",))
    assert reasoning.neighbours == ("memory",)
    assert vocabulary.tags == (
        Tag("agents", "Agents", "method", "Things that act.", ("AGENT",), ("tool use",), (), 15),
        Tag("web-agents", "Web agents", broader=("agents",), line=21),
    )
    assert vocabulary.file == "data/topics.yml"


@pytest.mark.parametrize("text", ["", "# nothing\n", "topics:\n", "topics: []\ntags:\n"])
def test_empty_vocabulary_is_no_issue(text: str) -> None:
    assert read(text) == (Vocabulary(file="data/topics.yml"), ())


@pytest.mark.parametrize(
    ("text", "line", "finding"),
    [
        ("topics: [\n", 1, "not valid YAML"),
        ("- a\n", 1, "must be a mapping, not a list"),
        ("topic:\n  - a\n", 2, 'unknown key "topic"'),
        ("topics: words\n", 1, "must be a list, not text"),
        ("tags:\n  - words\n", 2, "a tag must be a mapping"),
        ("tags:\n  - slug: a\n", 2, "a tag without a name"),
        ("topics:\n  - name: A\n", 2, '"" is not a slug'),
        ("topics:\n  - {slug: A B, name: A}\n", 2, '"A B" is not a slug'),
        ("topics:\n  - {slug: index, name: A}\n", 2, '"index" is not a slug'),
        ("tags:\n  - {slug: a, name: A, kind: thing}\n", 2, '"thing" is no kind of tag'),
        ("tags:\n  - {slug: a, name: A}\n  - {slug: a, name: B}\n", 3, 'tag "a" stands on line 2 already'),
        ("topics:\n  - {slug: a, name: A, topics: [{slug: a, name: B}]}\n", 2, 'topic "a" stands on line 2 already'),
        ("topics:\n  - {slug: a, name: A, neighbours: [b]}\n", 2, 'neighbour "b" of topic "a" is no other topic'),
        ("topics:\n  - {slug: a, name: A, neighbours: [a]}\n", 2, 'neighbour "a" of topic "a" is no other topic'),
        ("tags:\n  - {slug: a, name: A, broader: [b]}\n", 2, 'broader tag "b" of "a" is unknown'),
        ("tags:\n  - {slug: a, name: A, broader: [a]}\n", 2, 'tag "a" is broader than itself'),
        ("tags:\n  - {slug: a, name: A, narrower: [b]}\n", 2, 'narrower tag "b" of "a" is unknown'),
        ("tags:\n  - {slug: a, name: A, narrower: [a]}\n", 2, 'tag "a" is broader than itself'),
        ("tags:\n  - {slug: a, name: A}\ntags:\n", 3, "stands twice"),
        ("tags:\n  - &x {slug: a, name: A}\n", 2, "anchors"),
    ],
)
def test_what_is_wrong_is_reported_with_its_line(text: str, line: int, finding: str) -> None:
    (issue,) = read(text)[1]
    assert (issue.file, issue.line) == ("data/topics.yml", line)
    assert finding in issue.finding
    assert issue.remedy


def test_wrong_entry_keeps_the_others() -> None:
    vocabulary, issues = read("tags:\n  - {slug: a, name: A}\n  - nothing\n  - {slug: b}\n  - {slug: c, name: C}\n")
    assert [tag.slug for tag in vocabulary.tags] == ["a", "c"]
    assert [issue.line for issue in issues] == [3, 4]


def test_unknown_key_and_slug_suggest_a_known_one() -> None:
    text = "topics:\n  - {slug: memory, name: A, phrase: x}\n  - {slug: b, name: B, neighbours: [memroy]}\n"
    assert [issue.remedy for issue in read(text)[1]] == ['did you mean "phrases"?', 'did you mean "memory"?']


def test_circle_of_broader_tags_is_opened() -> None:
    circle = (("a", "b"), ("b", "c"), ("c", "a"))
    text = "tags:\n" + "".join(f"  - {{slug: {one}, name: A, broader: [{other}]}}\n" for one, other in circle)
    vocabulary, issues = read(text)
    assert len(issues) >= 1
    by_slug = {tag.slug: tag.broader for tag in vocabulary.tags}
    seen = ["a"]
    while by_slug[seen[-1]]:
        seen.append(by_slug[seen[-1]][0])
        assert len(seen) <= 3


def test_narrower_tag_has_the_other_as_its_broader_one() -> None:
    first = "tags:\n  - {slug: a, name: A, narrower: [b, c]}\n"
    text = f"{first}  - {{slug: b, name: B, broader: [a]}}\n  - {{slug: c, name: C}}\n"
    vocabulary, issues = read(text)
    assert issues == ()
    assert [(tag.slug, tag.broader) for tag in vocabulary.tags] == [("a", ()), ("b", ("a",)), ("c", ("a",))]


def test_tag_above_a_circle_keeps_its_broader_tags() -> None:
    vocabulary, _ = read("tags:\n  - {slug: a, name: A, broader: [b]}\n  - {slug: b, name: B, broader: [b]}\n")
    assert vocabulary.tags[0].broader == ("b",)


def test_same_slug_may_name_a_topic_and_a_tag() -> None:
    assert read("topics:\n  - {slug: a, name: A}\ntags:\n  - {slug: a, name: A}\n")[1] == ()


@given(st.text() | st.text("topicsagslug:name-[]{}, \n&*!#\"'", max_size=80).map("topics:\n".__add__))
def test_no_text_raises(text: str) -> None:
    vocabulary, issues = read(text)
    assert all(issue.finding and issue.remedy for issue in issues)
    assert isinstance(vocabulary, Vocabulary)


@pytest.mark.parametrize(("value", "kind"), [("{x: 1}", "a mapping"), ("[[moss]]", "a list")])
def test_something_else_than_words_is_reported(value: str, kind: str) -> None:
    vocabulary, issues = read(f"tags:\n  - slug: moss\n    name: Moss\n    aliases: {value}\n")
    assert [(issue.line, issue.finding) for issue in issues] == [(4, f"must be words, not {kind}")]
    assert vocabulary.tags[0].aliases == ()
