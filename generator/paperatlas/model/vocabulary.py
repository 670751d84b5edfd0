"""The words a collection is described with: tags and the topic tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

TAG_KINDS = ("task", "method", "model", "data", "domain", "paper")
"""Kinds of tag in the order they are shown."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A word of the vocabulary."""

    slug: str
    name: str
    kind: str | None = None
    """One of `TAG_KINDS`, or unknown for a tag found automatically."""
    text: str | None = None
    """One line of explanation."""
    aliases: tuple[str, ...] = ()
    """Other names; one in capitals matches only in capitals."""
    phrases: tuple[str, ...] = ()
    """Further phrases that speak for the tag."""
    broader: tuple[str, ...] = ()
    """Slugs of broader tags."""
    line: int = 0
    """One-based line of the vocabulary file, 0 for a tag found automatically."""
    formerly: tuple[str, ...] = ()
    """Slugs that its page had before, which lead to it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A node of the topic tree."""

    slug: str
    name: str
    text: str | None = None
    """Sentences about the topic; `[[id]]` and `[[id|words]]` link to papers."""
    phrases: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    """Slugs of topics nearby."""
    topics: tuple[Topic, ...] = ()
    """Subtopics in the order they are shown."""
    line: int = 0
    formerly: tuple[str, ...] = ()
    """Slugs that its page had before, which lead to it."""

    def walk(self) -> Iterator[Topic]:
        """This topic and all below it, depth first."""
        yield self
        for topic in self.topics:
            yield from topic.walk()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tags and the topic tree of a collection."""

    tags: tuple[Tag, ...] = ()
    topics: tuple[Topic, ...] = ()
    file: str | None = None
    """The file they were read from; `None` where they were found automatically."""

    def all_topics(self) -> Iterator[Topic]:
        """Every topic, parents before their children."""
        for topic in self.topics:
            yield from topic.walk()
