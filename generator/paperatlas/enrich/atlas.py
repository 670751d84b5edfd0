"""The whole of this stage: papers and a vocabulary in, the atlas out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from paperatlas.enrich.checks import broken_references, unknown_names, useless_tree
from paperatlas.enrich.found_topics import find_topics
from paperatlas.enrich.keyphrases import find_tags
from paperatlas.enrich.mentions import find_mentions, mentioned_by
from paperatlas.enrich.related import relate
from paperatlas.enrich.tags import tag_papers
from paperatlas.enrich.terms import weigh_terms
from paperatlas.enrich.texts import paper_text
from paperatlas.enrich.topics import place_papers, place_the_rest
from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper, PaperTopic
from paperatlas.model.vocabulary import Tag, Topic, Vocabulary
from paperatlas.text.coined import name_for_untitled


def enrich(papers: Sequence[Paper], vocabulary: Vocabulary) -> Atlas:
    """Papers with tags, topics, relations and mentions.

    Tags and topics come from the vocabulary; either is found automatically where the vocabulary
    has none.
    """
    named = [_named(paper) for paper in sorted(papers, key=lambda paper: paper.id)]
    texts = {paper.id: paper_text(paper) for paper in named}
    ordered_texts = [texts[paper.id] for paper in named]
    tags = vocabulary.tags or find_tags(ordered_texts)
    tagged = tag_papers(named, texts, tags)
    tags = (*tags, *_tags_of_records(named, {tag.slug for tag in tags}))
    mentions = find_mentions(named)
    back = mentioned_by(mentions)
    terms = weigh_terms(ordered_texts)
    related = relate(named, terms, tagged, {tag.slug: tag.name for tag in tags}, mentions)
    if vocabulary.topics:
        topics: tuple[Topic, ...] = vocabulary.topics
        placed = place_the_rest(place_papers(named, texts, topics), related)
    else:
        topics, placed = find_topics(named, terms, tags, tagged)
    known = {topic.slug for top in topics for topic in top.walk()}
    complete = [
        replace(
            paper,
            tags=tagged[paper.id],
            topics=tuple(topic for topic in placed[paper.id] if topic.slug in known),
            related=related[paper.id],
            mentions=mentions[paper.id],
            mentioned_by=back.get(paper.id, ()),
        )
        for paper in named
    ]
    used = {tag.slug for found in tagged.values() for tag in found}
    return Atlas(
        papers=tuple(sorted(complete, key=_newest_first)),
        topics=_with_papers(topics, placed),
        tags=tuple(sorted((tag for tag in tags if tag.slug in used), key=lambda tag: (tag.name.casefold(), tag.slug))),
        topics_found=not vocabulary.topics,
        issues=(
            *unknown_names(named, vocabulary),
            *broken_references(named, vocabulary),
            *useless_tree(complete, vocabulary),
        ),
    )


def _named(paper: Paper) -> Paper:
    if paper.title or paper.name:
        return paper
    return replace(paper, name=name_for_untitled(paper.abstract or paper.summary or paper.id))


def _newest_first(paper: Paper) -> tuple[bool, tuple[int, ...], str, str]:
    date = paper.published or (str(paper.year) if paper.year else "")
    parts = tuple(-int(part) for part in date.split("-")) if date else ()
    return (not date, parts, paper.display_title.casefold(), paper.id)


def _with_papers(topics: Sequence[Topic], placed: Mapping[str, tuple[PaperTopic, ...]]) -> tuple[Topic, ...]:
    used = {topic.slug for found in placed.values() for topic in found}

    def prune(topic: Topic) -> Topic | None:
        below = tuple(kept for child in topic.topics if (kept := prune(child)))
        return replace(topic, topics=below) if below or topic.slug in used else None

    kept = tuple(topic for top in topics if (topic := prune(top)))
    slugs = {topic.slug for top in kept for topic in top.walk()}

    def neighbours(topic: Topic) -> Topic:
        near = tuple(slug for slug in topic.neighbours if slug in slugs)
        return replace(topic, neighbours=near, topics=tuple(neighbours(child) for child in topic.topics))

    return tuple(neighbours(topic) for topic in kept)


def _tags_of_records(papers: Sequence[Paper], known: set[str]) -> list[Tag]:
    """Tags that records set but no vocabulary explains, named by their slugs."""
    wanted = {slug for paper in papers for slug in paper.wanted_tags} - known
    return [Tag(slug, slug.replace("-", " ").capitalize()) for slug in sorted(wanted)]
