"""What records and texts name but the collection does not have."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence

from paperatlas.model.issue import Issue, warning
from paperatlas.model.paper import Paper
from paperatlas.model.vocabulary import Vocabulary
from paperatlas.text.wiki import references


def unknown_names(papers: Sequence[Paper], vocabulary: Vocabulary) -> list[Issue]:
    """Tags and topics of records that the vocabulary does not know, where there is one."""
    tags = {tag.slug for tag in vocabulary.tags}
    topics = {topic.slug for topic in vocabulary.all_topics()}
    found = []
    wishing = next((paper for paper in papers if paper.wanted_topics), None)
    if wishing is not None and not topics:
        remedy = "write the topics into topics.yml in the data folder, or remove them from the records"
        origin = wishing.sources[0]
        found.append(warning(origin.file, origin.line, "topics are set but there is no topic tree", remedy))
    for paper in papers:
        origin = paper.sources[0]
        for noun, wanted, known in (
            ("tag", (*paper.wanted_tags, *paper.unwanted_tags), tags),
            ("topic", paper.wanted_topics, topics),
        ):
            for slug in wanted:
                if known and slug not in known:
                    remedy = _remedy(slug, known, f"add it to {vocabulary.file}, or remove it")
                    found.append(warning(origin.file, origin.line, f'unknown {noun} "{slug}"', remedy))
    return found


def broken_references(papers: Sequence[Paper], vocabulary: Vocabulary) -> list[Issue]:
    """References in the curator's texts that lead to no paper, topic or tag."""
    known = {
        "paper": {paper.id for paper in papers},
        "topic": {topic.slug for topic in vocabulary.all_topics()},
        "tag": {tag.slug for tag in vocabulary.tags},
    }
    file = vocabulary.file or ""
    texts = [(topic.text, file, topic.line) for topic in vocabulary.all_topics()]
    texts += [(tag.text, file, tag.line) for tag in vocabulary.tags]
    texts += [
        (paper.summary, paper.provenance["summary"].file, paper.provenance["summary"].line)
        for paper in papers
        if paper.summary and "summary" in paper.provenance
    ]
    return [
        warning(
            where,
            line,
            f'"[[{reference.slug}]]" leads to no {reference.kind}',
            _remedy(reference.slug, known[reference.kind], "remove it"),
        )
        for text, where, line in texts
        if text
        for reference in references(text)
        if reference.slug not in known[reference.kind]
    ]


def _remedy(slug: str, known: Collection[str], otherwise: str) -> str:
    near = difflib.get_close_matches(slug, sorted(known), n=1)
    return f'did you mean "{near[0]}"?' if near else otherwise


_SOME = 5
"""Among fewer papers it says little that no topic fits."""


def topics_without_papers(papers: Sequence[Paper], vocabulary: Vocabulary) -> list[Issue]:
    """Topics that no paper stands under, where the tree fits some papers; the highest one of each branch."""
    used = {topic.slug for paper in papers for topic in paper.topics}
    if len(papers) < _SOME or not used:
        return []
    waiting = list(vocabulary.topics)
    found = []
    while waiting:
        topic = waiting.pop()
        if any(below.slug in used for below in topic.walk()):
            waiting.extend(topic.topics)
        else:
            remedy = "add phrases that its papers use, or remove it"
            finding = f'topic "{topic.slug}" has no papers'
            found.append(warning(vocabulary.file or "", topic.line, finding, remedy))
    return found


def useless_tree(papers: Sequence[Paper], vocabulary: Vocabulary) -> list[Issue]:
    """A topic tree that fits none of the papers, such as one left over from an example."""
    if not vocabulary.topics or len(papers) < _SOME or any(paper.topics for paper in papers):
        return []
    remedy = "write topics that fit, or remove the file to have them found in the papers' own words"
    return [warning(vocabulary.file or "", vocabulary.topics[0].line, "no topic fits any of the papers", remedy)]
