"""The whole of this stage: papers and a vocabulary in, the atlas out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from paperatlas.enrich.checks import broken_references, topics_without_papers, unknown_names, useless_tree
from paperatlas.enrich.citations import find_citations
from paperatlas.enrich.closeness import THREADS
from paperatlas.enrich.found_tags import find_tags
from paperatlas.enrich.found_topics import find_topics
from paperatlas.enrich.layout import place_on_map
from paperatlas.enrich.mentions import find_mentions, mentioned_by
from paperatlas.enrich.neighbourhoods import neighbourhoods
from paperatlas.enrich.people import find_people
from paperatlas.enrich.reading_order import reading_orders
from paperatlas.enrich.related import relate
from paperatlas.enrich.steady import in_steady_order
from paperatlas.enrich.tags import tag_papers
from paperatlas.enrich.terms import weigh_terms
from paperatlas.enrich.texts import texts_of
from paperatlas.enrich.topic_neighbours import with_neighbours
from paperatlas.enrich.topics import place_papers, place_the_rest
from paperatlas.enrich.venues import find_organisations, find_venues
from paperatlas.enrich.vocabulary_checks import names_of_two, phrases_everywhere
from paperatlas.model.atlas import Atlas
from paperatlas.model.beginning import Begin, when_asked
from paperatlas.model.later import Later
from paperatlas.model.order import newest_first
from paperatlas.model.paper import Paper, PaperTopic
from paperatlas.model.vocabulary import Tag, Topic, Vocabulary
from paperatlas.model.wishes import Wishes
from paperatlas.text.coined import name_for_untitled

_NO_WISHES = Wishes()


def enrich(
    papers: Sequence[Paper],
    vocabulary: Vocabulary,
    people: Wishes = _NO_WISHES,
    *,
    map_later: bool = False,
    begin: Begin = when_asked,
) -> Atlas:
    """Papers with tags, topics, relations and mentions, and with their people, venues and organisations.

    Tags and topics come from the vocabulary; either is found automatically where the vocabulary
    has none.

    Args:
        papers: what was merged.
        vocabulary: the curators' tags and topics.
        people: what curators say of which names are one person's.
        map_later: whether the map is made only when somebody looks at it.
        begin: begins work that takes long before its result is wanted.
    """
    order = in_steady_order([_named(paper) for paper in papers])
    named = order.papers
    texts = texts_of(named)
    terms = weigh_terms(texts, order.steady)
    # Threads of OpenMP are of no use behind a fork.
    threads = THREADS if begin is when_asked else 1
    compared = begin(partial(neighbourhoods, terms.matrix, threads))
    tags = vocabulary.tags or find_tags(texts.first(order.sample))
    tagged = tag_papers(named, texts, tags, terms, order.steady)
    tags = (*tags, *_tags_of_records(named, {tag.slug for tag in tags}))
    citations = find_citations(named)
    mentions = find_mentions(named, texts, terms.matrix)
    back = mentioned_by(mentions)
    names = {tag.slug: tag.name for tag in tags}
    # Asked for once or twice, as topics are given or found.
    related = cache(begin(partial(relate, named, compared(), terms, tagged, names, mentions, citations)))
    if vocabulary.topics:
        topics: tuple[Topic, ...] = vocabulary.topics
        placed = place_the_rest(place_papers(named, texts, topics, order.steady), related())
    else:
        topics, placed = find_topics(named, terms, tags, tagged, order.sample)
    first_placed = [placed[paper.id] for paper in named[: order.sample]]
    known = {topic.slug for top in topics for topic in top.walk()}
    by_date = sorted(named, key=newest_first)
    venues, venue_of = find_venues(by_date)
    organisations, organisation_of = find_organisations(by_date)
    by_date = [
        replace(
            paper,
            tags=tagged[paper.id],
            topics=tuple(topic for topic in placed[paper.id] if topic.slug in known),
            venue_slug=venue_of.get(paper.id),
            organisation_slug=organisation_of.get(paper.id),
        )
        for paper in by_date
    ]
    found_people = find_people(by_date, people)
    complete = tuple(
        replace(
            paper,
            people=slugs,
            related=related()[paper.id],
            mentions=mentions[paper.id],
            mentioned_by=back.get(paper.id, ()),
            cites=citations.cites.get(paper.id, ()),
            cited_by=citations.cited_by.get(paper.id, ()),
        )
        for paper, slugs in zip(by_date, found_people.of_paper, strict=True)
    )
    by_id = {paper.id: paper for paper in complete}
    in_rows = [by_id[paper.id] for paper in named]
    used = {tag.slug for found in tagged.values() for tag in found}
    tree = with_neighbours(_with_papers(topics, placed), first_placed)
    make_map = partial(place_on_map, [paper.id for paper in named], related(), placed, tree)
    return Atlas(
        papers=complete,
        people=found_people.persons,
        venues=venues,
        organisations=organisations,
        topics=tree,
        places=Later(make_map) if map_later else make_map(),
        tags=tuple(sorted((tag for tag in tags if tag.slug in used), key=lambda tag: (tag.name.casefold(), tag.slug))),
        topics_found=not vocabulary.topics,
        paths=reading_orders(in_rows, terms, topics),
        issues=(
            *unknown_names(named, vocabulary),
            *broken_references(named, vocabulary),
            *useless_tree(in_rows, vocabulary),
            *phrases_everywhere(texts, vocabulary),
            *names_of_two(vocabulary),
            *topics_without_papers(in_rows, vocabulary),
            *found_people.issues,
        ),
    )


def _named(paper: Paper) -> Paper:
    if paper.title or paper.name:
        return paper
    return replace(paper, name=name_for_untitled(paper.abstract or paper.summary or paper.id))


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
