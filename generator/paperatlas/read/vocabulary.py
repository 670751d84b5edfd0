"""`topics.yml`: the tags and the topic tree of a collection."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.slugs import is_slug
from paperatlas.model.vocabulary import TAG_KINDS, Tag, Topic, Vocabulary
from paperatlas.read.limits import MAX_TEXT
from paperatlas.read.source import Source
from paperatlas.read.values import Value
from paperatlas.read.yaml_values import YamlError, parse_yaml
from paperatlas.text.clean import clean_line, clean_paragraphs

_Place = TypeVar("_Place", Topic, Tag)
_MAX_NAME = 200
_TAG_KEYS = ("slug", "name", "kind", "text", "aliases", "phrases", "broader", "narrower", "formerly")
_TOPIC_KEYS = ("slug", "name", "text", "phrases", "neighbours", "topics", "formerly")


@lru_cache(maxsize=1)
def read_vocabulary(source: Source) -> tuple[Vocabulary, tuple[Issue, ...]]:
    """The vocabulary that a file holds, and what is wrong with it.

    An entry without a slug or a name is left out. Slugs that stand twice, references to nothing,
    and tags broader than themselves are reported and left out. The same file is asked for again and again
    while a site is served.
    """
    reader = _Reader(source.file)
    try:
        documents = parse_yaml(source.text)
    except YamlError as problem:
        return Vocabulary(), (error(source.file, problem.line, problem.finding, problem.remedy),)
    top = documents[0] if documents else Value({}, 1)
    if not isinstance(top.plain, dict):
        remedy = 'write the lists "topics:" and "tags:"'
        return Vocabulary(), (error(source.file, top.line, f"must be a mapping, not {top.kind()}", remedy),)
    for key, value in top.plain.items():
        if key not in ("topics", "tags"):
            reader.warn(value.line, f'unknown key "{clean_line(key)[:60]}"', 'only "topics" and "tags" are read')
    topics = reader.topics(top.plain.get("topics"))
    tags = reader.tags(top.plain.get("tags"))
    known = {topic.slug for topic in reader.all_topics}
    topics = tuple(reader.with_known_neighbours(topic, known) for topic in topics)
    topics = tuple(map(reader.without_taken, topics))
    vocabulary = Vocabulary(tuple(map(reader.without_taken, reader.without_cycles(tags))), topics, source.file)
    return vocabulary, tuple(reader.issues)


@dataclass(slots=True)
class _Reader:
    file: str
    issues: list[Issue] = field(default_factory=list)
    all_topics: list[Topic] = field(default_factory=list)
    slugs: dict[str, dict[str, int]] = field(default_factory=lambda: {"topic": {}, "tag": {}})
    narrower: dict[str, list[str]] = field(default_factory=dict)
    """For tags those that are written as narrower, each with the broader ones."""
    former: dict[str, dict[str, int]] = field(default_factory=lambda: {"topic": {}, "tag": {}})

    def warn(self, line: int, finding: str, remedy: str) -> None:
        self.issues.append(warning(self.file, line, finding, remedy))

    def topics(self, value: Value | None) -> tuple[Topic, ...]:
        found = []
        for item in self._items(value):
            entry = self._entry(item, "topic", _TOPIC_KEYS)
            if entry is not None:
                topic = Topic(
                    slug=self._line(entry["slug"]),
                    name=self._line(entry["name"]),
                    text=self._paragraphs(entry.get("text")),
                    phrases=self._lines(entry.get("phrases")),
                    neighbours=self._lines(entry.get("neighbours")),
                    topics=self.topics(entry.get("topics")),
                    formerly=self._former(entry, "topic"),
                    line=item.line,
                )
                self.all_topics.append(topic)
                found.append(topic)
        return tuple(found)

    def tags(self, value: Value | None) -> tuple[Tag, ...]:
        found = []
        for item in self._items(value):
            entry = self._entry(item, "tag", _TAG_KEYS)
            if entry is None:
                continue
            kind = self._line(entry["kind"]) if "kind" in entry else None
            if kind is not None and kind not in TAG_KINDS:
                self.warn(item.line, f'"{kind[:40]}" is no kind of tag', f"use one of {', '.join(TAG_KINDS)}")
                kind = None
            for slug in self._lines(entry.get("narrower")):
                self.narrower.setdefault(slug, []).append(self._line(entry["slug"]))
            found.append(
                Tag(
                    slug=self._line(entry["slug"]),
                    name=self._line(entry["name"]),
                    kind=kind,
                    text=self._paragraphs(entry.get("text")),
                    aliases=self._lines(entry.get("aliases")),
                    phrases=self._lines(entry.get("phrases")),
                    broader=self._lines(entry.get("broader")),
                    formerly=self._former(entry, "tag"),
                    line=item.line,
                )
            )
        return self._below_broader(found)

    def _below_broader(self, tags: list[Tag]) -> tuple[Tag, ...]:
        """The tags, those that others call narrower with these as broader ones."""
        lines = {tag.slug: tag.line for tag in tags}
        for slug in sorted(self.narrower.keys() - lines.keys()):
            finding = f'narrower tag "{slug[:60]}" of "{self.narrower[slug][0]}" is unknown'
            self.warn(lines[self.narrower[slug][0]], finding, _near(slug, set(lines)))
        return tuple(
            replace(tag, broader=tuple(dict.fromkeys((*tag.broader, *self.narrower.get(tag.slug, ()))))) for tag in tags
        )

    def with_known_neighbours(self, topic: Topic, known: set[str]) -> Topic:
        kept = []
        for slug in topic.neighbours:
            if slug in known and slug != topic.slug:
                kept.append(slug)
            else:
                self.warn(
                    topic.line, f'neighbour "{slug[:60]}" of topic "{topic.slug}" is no other topic', _near(slug, known)
                )
        below = tuple(self.with_known_neighbours(child, known) for child in topic.topics)
        return replace(topic, neighbours=tuple(kept), topics=below)

    def without_cycles(self, tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
        by_slug = {tag.slug: tag for tag in tags}
        checked = []
        for tag in tags:
            kept = []
            for slug in tag.broader:
                if slug not in by_slug:
                    self.warn(
                        tag.line, f'broader tag "{slug[:60]}" of "{tag.slug}" is unknown', _near(slug, set(by_slug))
                    )
                elif _reaches(by_slug, slug, tag.slug):
                    self.warn(tag.line, f'tag "{tag.slug}" is broader than itself', f'do not call "{slug}" broader')
                else:
                    kept.append(slug)
            checked.append(replace(tag, broader=tuple(kept)))
        return tuple(checked)

    def without_taken(self, place: _Place) -> _Place:
        """A topic or a tag without former slugs that are another's slug now."""
        noun = "topic" if isinstance(place, Topic) else "tag"
        kept = tuple(slug for slug in place.formerly if slug not in self.slugs[noun])
        for slug in place.formerly:
            if slug not in kept:
                finding = f'"{slug}", formerly of the {noun} "{place.slug}", is the slug of a {noun} now'
                self.warn(place.line, finding, "remove it, or rename that one")
        if isinstance(place, Topic):
            return replace(place, formerly=kept, topics=tuple(map(self.without_taken, place.topics)))
        return replace(place, formerly=kept)

    def _former(self, entry: dict[str, Value], noun: str) -> tuple[str, ...]:
        found = []
        for slug in self._lines(entry.get("formerly")):
            line = entry["formerly"].line
            if not is_slug(slug):
                self.issues.append(error(self.file, line, f'"{slug[:60]}" is not a slug', "write the former slug"))
            elif slug in self.former[noun]:
                finding = f'"{slug}" was the slug of the {noun} on line {self.former[noun][slug]} too'
                self.warn(line, finding, "keep it with one of them")
            else:
                self.former[noun][slug] = line
                found.append(slug)
        return tuple(found)

    def _items(self, value: Value | None) -> list[Value]:
        if value is None or value.plain is None:
            return []
        if not isinstance(value.plain, list):
            self.issues.append(
                error(self.file, value.line, f"must be a list, not {value.kind()}", "begin entries with -")
            )
            return []
        return value.plain

    def _entry(self, item: Value, noun: str, keys: tuple[str, ...]) -> dict[str, Value] | None:
        if not isinstance(item.plain, dict):
            self.issues.append(error(self.file, item.line, f"a {noun} must be a mapping", "write slug and name"))
            return None
        for key in item.plain:
            if key not in keys:
                self.warn(item.plain[key].line, f'unknown key "{clean_line(key)[:60]}"', _near(key, set(keys)))
        entry = {key: value for key, value in item.plain.items() if key in keys and value.plain is not None}
        if "name" not in entry or not self._line(entry["name"]):
            self.issues.append(error(self.file, item.line, f"a {noun} without a name", 'add "name: …"'))
            return None
        slug = self._line(entry["slug"]) if "slug" in entry else ""
        if not is_slug(slug):
            remedy = "use lower-case letters, digits and hyphens"
            self.issues.append(error(self.file, item.line, f'"{slug[:60]}" is not a slug', remedy))
            return None
        if slug in self.slugs[noun]:
            finding = f'{noun} "{slug}" stands on line {self.slugs[noun][slug]} already'
            self.issues.append(error(self.file, item.line, finding, "keep one of them"))
            return None
        self.slugs[noun][slug] = item.line
        return entry

    def _line(self, value: Value) -> str:
        return clean_line(self._within(value, _MAX_NAME)) if isinstance(value.plain, str) else ""

    def _paragraphs(self, value: Value | None) -> str | None:
        return (
            clean_paragraphs(self._within(value, MAX_TEXT)) or None if value and isinstance(value.plain, str) else None
        )

    def _within(self, value: Value, limit: int) -> str:
        text = str(value.plain)
        if len(text) > limit:
            self.issues.append(
                error(self.file, value.line, f"{len(text):,} characters, over the limit of {limit:,}", "shorten it")
            )
        return text[:limit]

    def _lines(self, value: Value | None) -> tuple[str, ...]:
        if value is None:
            return ()
        items = value.plain if isinstance(value.plain, list) else [value]
        for item in items:
            if isinstance(item.plain, dict | list):
                self.warn(item.line, f"must be words, not {item.kind()}", "write it as [one, other]")
        return tuple(dict.fromkeys(line for item in items if (line := self._line(item))))


def _near(word: str, known: set[str]) -> str:
    near = difflib.get_close_matches(word, sorted(known), n=1)
    return f'did you mean "{near[0]}"?' if near else "remove it"


def _reaches(tags: dict[str, Tag], start: str, goal: str) -> bool:
    """Whether `goal` is `start` or broader than it."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        slug = waiting.pop()
        if slug == goal:
            return True
        if slug not in seen and slug in tags:
            seen.add(slug)
            waiting.extend(tags[slug].broader)
    return False
