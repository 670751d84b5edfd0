"""What of a paper is searched for phrases and terms."""

from __future__ import annotations

from dataclasses import dataclass

from paperatlas.enrich.phrases import Word, split_words
from paperatlas.model.paper import Paper


@dataclass(frozen=True, slots=True)
class PaperText:
    """A paper's words: those of its title and those of its abstract, or of its summary where there is none."""

    title: tuple[Word, ...]
    body: tuple[Word, ...]

    def parts(self) -> tuple[tuple[tuple[Word, ...], float], ...]:
        """Title and body, each with the weight of its words."""
        return ((self.title, 3.0), (self.body, 1.0))


def paper_text(paper: Paper) -> PaperText:
    """The words of a paper."""
    body = " . ".join(filter(None, (paper.abstract or paper.summary, *paper.keywords)))
    return PaperText(tuple(split_words(paper.title or paper.name or "")), tuple(split_words(body)))
