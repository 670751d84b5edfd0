"""Which papers are surveys: what a reader may begin with."""

from __future__ import annotations

import re

from paperatlas.model.paper import Paper

_TAGS = frozenset({"survey", "surveys", "review", "tutorial"})
_SMALL = r"(?:of|for|in|from|with|on|via|to|by|as|at)\b"
_CALLED = re.compile(
    rf"""(?:^|[:.?!—–]\s*|\s-+\s)                                    # at the beginning or in a title's second part
    (?:(?:an?|the)\s+(?:(?!{_SMALL})[\w-]+,?\s+){{0,3}}?(?:survey|review|overview|tutorial|primer)
      |(?:(?:systematic|comprehensive|brief|short|critical|literature|scoping)\s+){{0,2}}(?:survey|review|tutorial))
    (?=$|\s*[,:;.?!()—–]|\s+(?:of|on|and|in|for|from|with|to)\b)     # not "a review dataset"
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_survey(paper: Paper) -> bool:
    """Whether a paper calls itself a survey in its title, or has a tag for surveys.

    The bare word "survey" earns such a tag where people are asked something, too, so it takes a longer
    phrase, or a curator who set the tag.
    """
    if paper.title and _CALLED.search(paper.title):
        return True
    return any(
        tag.slug in _TAGS and (tag.slug in paper.wanted_tags or any(" " in words for words in tag.because))
        for tag in paper.tags
    )
