"""A proposed `topics.yml`: topics and tags that were found, written for a person to go on with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from paperatlas.curate.yaml_form import scalar
from paperatlas.model.atlas import Atlas
from paperatlas.model.vocabulary import Tag, Topic

_EXAMPLES = 3
_MOST_KEYWORDS = 40
_HEAD = """\
# Proposed from the collection's own words. Rename, move and remove as you like; `paperatlas check` says
# what does not fit. Topics may have topics below them, to any depth. A tag's kind is one of
# task, method, model, data, domain, paper.
"""


def topics_file(atlas: Atlas, keywords: Sequence[tuple[str, int]] = ()) -> str:
    """The text of a `topics.yml` with the topics and tags of an atlas.

    Examples of each topic's papers, and keywords of the sources that are no tag yet, stand in comments.

    Args:
        atlas: the collection with topics and tags that were found automatically.
        keywords: keywords of the sources that are no tag yet, with the number of their papers.
    """
    titles: dict[str, list[str]] = defaultdict(list)
    for paper in atlas.papers:
        for topic in paper.topics[:1]:
            if len(titles[topic.slug]) < _EXAMPLES:
                titles[topic.slug].append(paper.display_title)
    lines = [_HEAD, "topics:" if atlas.topics else "topics: []"]
    for main in atlas.topics:
        lines.extend(_topic(main, titles, "  "))
    lines.append("tags:" if atlas.tags else "tags: []")
    for tag in atlas.tags:
        lines.extend(_tag(tag))
    lines.extend(_keywords(keywords))
    return "\n".join(lines) + "\n"


def _topic(topic: Topic, titles: Mapping[str, Sequence[str]], margin: str) -> Iterator[str]:
    yield f"{margin}- slug: {scalar(topic.slug)}"
    inner = f"{margin}  "
    for title in titles.get(topic.slug, ()):
        yield f"{inner}# {_comment(title)}"
    yield f"{inner}name: {scalar(topic.name)}"
    yield from _list("phrases", topic.phrases, inner)
    if topic.topics:
        yield f"{inner}topics:"
        for below in topic.topics:
            yield from _topic(below, titles, f"{inner}  ")


def _tag(tag: Tag) -> Iterator[str]:
    yield f"  - slug: {scalar(tag.slug)}"
    yield f"    name: {scalar(tag.name)}"
    yield from _list("aliases", tag.aliases, "    ")
    yield from _list("phrases", tag.phrases, "    ")


def _list(key: str, items: Sequence[str], margin: str) -> Iterator[str]:
    if items:
        yield f"{margin}{key}:"
        yield from (f"{margin}  - {scalar(item)}" for item in items)


def _keywords(keywords: Sequence[tuple[str, int]]) -> Iterator[str]:
    if keywords:
        yield "# Keywords of the sources that are no tag yet, with their papers:"
    for word, papers in keywords[:_MOST_KEYWORDS]:
        yield f"#   {_comment(word)} ({papers:,})"


def _comment(text: str) -> str:
    """The text on one line, without the characters that YAML allows nowhere."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())
