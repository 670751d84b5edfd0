"""Which name of a method is which paper's own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paperatlas.model.paper import Paper
from paperatlas.text.coined import coined_names

_GENERIC = frozenset(
    """
    Adaptation Algorithm Algorithms Analysis Attention Classification Clustering Control Decoding Detection
    Distillation Estimation Filter Filtering Framework Generation Gradient Inference Iteration Learning Localization
    Mapping Method Model Models Network Networks Optimization Planning Policy Prediction Process Reasoning Recognition
    Regression Replay Sampling Score Search Segmentation System Tracking Training Tuning Evaluation
    """.split()
)
"""Last words that make a capitalised phrase the name of a whole field rather than of one method."""
_CLASS = re.compile(r"[A-Za-z]*[A-Z]{2}[0-9]?s")
"""An acronym in the plural, which names a sort of thing."""
_UNSURE = 1


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose the names are."""

    of_name: Mapping[str, str]
    """For each name that is one paper's own the identifier of that paper."""
    claimed: Mapping[str, frozenset[str]]
    """For each such name all papers that seem to introduce it."""


def owners_of_names(papers: Sequence[Paper]) -> Owners:
    """Names by the one paper that introduces each; a name of the title beats one of the abstract."""
    claims: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for paper in papers:
        for coined in coined_names(paper.title, paper.abstract or paper.summary):
            if _is_distinctive(coined.name):
                claims[coined.name][coined.strength if coined.is_sure else _UNSURE].add(paper.id)
        if paper.name and not paper.title:
            name = re.sub(r"^.*\((\S+)\)$", r"\1", paper.name)
            if _is_distinctive(name) and " " not in name:
                claims[name][3].add(paper.id)
    owners = {}
    for name, by_strength in claims.items():
        best = max(by_strength)
        if best > _UNSURE and len(by_strength[best]) == 1:
            owners[name] = next(iter(by_strength[best]))
    return Owners(owners, {name: frozenset().union(*claims[name].values()) for name in owners})


def _is_distinctive(name: str) -> bool:
    """Whether a name is no plain word: capitals inside, digits, a hyphen, or several words."""
    if _CLASS.fullmatch(name):
        return False
    if " " in name:
        return name.rsplit(" ", 1)[1] not in _GENERIC and len(name) >= 12
    return len(name) >= (4 if name.isalpha() and name.isupper() else 3) and not name[1:].islower()
