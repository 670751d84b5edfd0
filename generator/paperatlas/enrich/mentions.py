"""One paper's method named in another paper's text, both ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from paperatlas.model.paper import Mention, Paper
from paperatlas.text.coined import coined_names
from paperatlas.text.math import replace_math

_WORDLIKE = re.compile(r"[A-Za-z0-9][A-Za-z0-9+/-]*")
_GENERIC = frozenset(
    """
    Adaptation Algorithm Algorithms Analysis Attention Decoding Distillation Framework Generation Gradient Iteration
    Learning Method Model Models Network Networks Optimization Planning Policy Process Reasoning Replay Sampling
    Score Search System Training Tuning Evaluation
    """.split()
)
"""Last words that make a capitalised phrase the name of a whole field rather than of one method."""
_TOO_COMMON = 0.05
"""Share of the papers beyond which a name is an ordinary word."""


def find_mentions(papers: Sequence[Paper]) -> dict[str, tuple[Mention, ...]]:
    """For each paper the methods it mentions that other papers of the collection introduce.

    A name counts if just one paper introduces it, it is written the same, and it is not so common
    that it must be an ordinary word. A paper is mentioned once, by its first name met.
    """
    owners = _owners(papers)
    longest = max((name.count(" ") + 1 for name in owners), default=0)
    uses: dict[str, dict[str, str]] = {}
    users: dict[str, set[str]] = defaultdict(set)
    for paper in papers:
        found: dict[str, str] = {}
        for name in _names_in(paper, owners, longest):
            owner = owners[name]
            if owner != paper.id:
                found.setdefault(owner, name)
                users[name].add(paper.id)
        uses[paper.id] = found
    limit = max(6, _TOO_COMMON * len(papers))
    return {
        identifier: tuple(Mention(owner, name) for owner, name in found.items() if len(users[name]) <= limit)
        for identifier, found in uses.items()
    }


def mentioned_by(mentions: dict[str, tuple[Mention, ...]]) -> dict[str, tuple[Mention, ...]]:
    """The way back: for each paper those that mention it."""
    back: dict[str, list[Mention]] = defaultdict(list)
    for identifier in sorted(mentions):
        for mention in mentions[identifier]:
            back[mention.id].append(Mention(identifier, mention.name))
    return {identifier: tuple(found) for identifier, found in back.items()}


def _owners(papers: Sequence[Paper]) -> dict[str, str]:
    """Names by the one paper that introduces each; a name of the title beats one of the abstract."""
    claims: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for paper in papers:
        for coined in coined_names(paper.title, paper.abstract or paper.summary):
            if _is_distinctive(coined.name):
                claims[coined.name][coined.strength].add(paper.id)
        if paper.name and not paper.title:
            name = re.sub(r"^.*\((\S+)\)$", r"\1", paper.name)
            if _is_distinctive(name) and " " not in name:
                claims[name][3].add(paper.id)
    owners = {}
    for name, by_strength in claims.items():
        strongest = by_strength[max(by_strength)]
        if len(strongest) == 1:
            owners[name] = next(iter(strongest))
    return owners


def _is_distinctive(name: str) -> bool:
    """Whether a name is no plain word: capitals inside, digits, a hyphen, or several words."""
    if " " in name:
        return name.rsplit(" ", 1)[1] not in _GENERIC and len(name) >= 12
    return len(name) >= (4 if name.isalpha() and name.isupper() else 3) and not name[1:].islower()


def _names_in(paper: Paper, owners: dict[str, str], longest: int) -> list[str]:
    text = replace_math(" . ".join(filter(None, (paper.title, paper.abstract or paper.summary))))
    pieces = _WORDLIKE.findall(text)
    found = []
    for start, piece in enumerate(pieces):
        if piece in owners:
            found.append(piece)
        if longest > 1 and piece[0].isupper():
            for end in range(start + 2, min(start + longest, len(pieces)) + 1):
                name = " ".join(pieces[start:end])
                if name in owners and name in text:
                    found.append(name)
    return found
