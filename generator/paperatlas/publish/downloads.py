"""Files beside the pages: exports and feeds of the collection and of its parts, and texts for programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from paperatlas.cite.bibtex import bibtex_entry
from paperatlas.cite.formats import FORMATS
from paperatlas.cite.json_form import dumps, paper_to_dict
from paperatlas.cite.naming import Names
from paperatlas.cite.parts import without_text
from paperatlas.cite.plain import plain
from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.model.scale import LEAN_FROM, Scale, scale_of
from paperatlas.publish.feeds import Feeds
from paperatlas.publish.redirects import moved_lists
from paperatlas.text.clean import shorten

SCHEMA_VERSION = "1.0"
"""Of `papers.json`: the first number grows where something that was there changes or goes."""
PAPERS_SCHEMA = Path(__file__).parent / "papers.schema.json"
"""What `papers.json` looks like, as JSON Schema."""
PACKED = ".gz"
"""End of the name of a file that is packed."""
_FULL = "llms-full.txt"
_LINE = 300


@dataclass(frozen=True)
class Downloads:
    """What is written beside the pages of an atlas."""

    atlas: Atlas
    site_name: str
    site_description: str
    site_url: str | None
    has_texts: bool = False
    """Whether each paper's page has its Markdown beside it."""
    lean_from: int = LEAN_FROM
    """Papers from which on the site is as lean as it can be."""

    @cached_property
    def _scale(self) -> Scale:
        return scale_of(len(self.atlas.papers), self.lean_from)

    def files(self) -> Iterator[tuple[str, str | Iterator[str]]]:
        """Paths in the site, and texts, large ones in parts; those of a renamed list at its former address too.

        A page leads on to another one, but a program that follows a feed asks for the file alone.
        """
        former: dict[str, list[str]] = defaultdict(list)
        for old, present in moved_lists(self.atlas).items():
            former[present].append(old)
        for name, texts in self._files():
            yield name, texts
            folder, slash, file = name.rpartition("/")
            if isinstance(texts, str):
                for old in former.get(folder + slash, ()):
                    yield f"{old}{file}", texts

    def _files(self) -> Iterator[tuple[str, str | Iterator[str]]]:
        papers = self.atlas.papers
        end = PACKED if self._scale.is_lean else ""
        shown = self._scale.related
        whole = (replace(paper, related=paper.related[:shown]) for paper in papers) if end else papers
        yield f"papers.json{end}", papers_json(whole)
        yield PAPERS_SCHEMA.name, PAPERS_SCHEMA.read_text(encoding="utf-8")
        cited = papers if self._scale.has_abstracts_in_exports else tuple(without_text(paper) for paper in papers)
        for name in ("bibtex", "ris", "csl-json", "csv"):
            yield f"papers{FORMATS[name].suffix}{end}", FORMATS[name].write(cited)
        yield "llms.txt", self._overview()
        if not self._scale.is_lean:
            yield _FULL, self._full()
        yield "robots.txt", self._robots()
        # Abstracts stand in the whole file; here they would be most of the site, once for each tag.
        entries = {paper.id: bibtex_entry(without_text(paper)) for paper in papers}
        for folder, listed in self._lists():
            yield f"{folder}papers.bib", "\n".join(entries[paper.id] for paper in listed)
        yield from self._feeds()

    def _lists(self) -> Iterator[tuple[str, list[Paper]]]:
        """Folders and papers of the lists that can be downloaded."""
        for folder, _, listed in self._parts():
            if self._scale.has_file(len(listed), is_of_people=False):
                yield folder, listed
        for followed in Feeds(self.atlas, "", "", self._scale).people() if self._scale.has_people_files else ():
            listed = list(followed.papers)
            if self._scale.has_file(len(listed), is_of_people=True):
                yield followed.folder, listed

    def _parts(self) -> Iterator[tuple[str, str, list[Paper]]]:
        """Folders, names and papers of the topics and the tags."""
        above: dict[str, tuple[str, ...]] = {}
        for top in self.atlas.topics:
            for topic in top.walk():
                for below in topic.walk():
                    above[below.slug] = (*above.get(below.slug, ()), topic.slug)
        of_topic: dict[str, list[Paper]] = defaultdict(list)
        of_tag: dict[str, list[Paper]] = defaultdict(list)
        for paper in self.atlas.papers:
            for tag in paper.tags:
                of_tag[tag.slug].append(paper)
            for slug in dict.fromkeys(slug for placed in paper.topics for slug in above.get(placed.slug, ())):
                of_topic[slug].append(paper)
        for top in self.atlas.topics:
            for topic in top.walk():
                yield f"topics/{topic.slug}/", topic.name, of_topic[topic.slug]
        for found in self.atlas.tags:
            yield f"tags/{found.slug}/", found.name, of_tag[found.slug]

    def _feeds(self) -> Iterator[tuple[str, str]]:
        """Feeds need whole addresses; a site that does not know its own has none."""
        if self.site_url:
            feeds = Feeds(self.atlas, self.site_name, f"{self.site_url.rstrip('/')}/", self._scale)
            yield from feeds.files(self._parts())

    def _robots(self) -> str:
        where = f"Sitemap: {self.site_url.rstrip('/')}/sitemap.xml\n" if self.site_url else ""
        return f"User-agent: *\nAllow: /\n{where}"

    def _overview(self) -> str:
        """The site in a page for language models (<https://llmstxt.org/>)."""
        root = (self.site_url or "").rstrip("/") + "/" if self.site_url else ""
        lines = [
            f"# {self.site_name}",
            "",
            f"> {self.site_description or 'Research papers by topic, tag and year.'}",
            "",
        ]
        if self.has_texts:
            lines += ["The page of each paper has its text as Markdown beside it: `papers/ID/index.md`.", ""]
        lines += ["## Everything", ""]
        packed = PACKED if self._scale.is_lean else ""
        for name, what in _EVERYTHING:
            if name.startswith("papers.") and name != PAPERS_SCHEMA.name:
                lines.append(f"- [{name}{packed}]({root}{name}{packed}): {what}")
            elif name != _FULL or not packed:
                lines.append(f"- [{name}]({root}{name}): {what}")
        for top in self.atlas.topics:
            lines += ["", f"## {plain(top.name)}", ""]
            lines += [f"- [{plain(topic.name)}]({root}topics/{topic.slug}/)" for topic in top.walk()]
        return "\n".join(lines) + "\n"

    def _full(self) -> str:
        parts, names = [f"# {self.site_name}\n"], Names.of(self.atlas)
        for paper in self.atlas.papers:
            said = [
                ", ".join(name.name for name in paper.authors[:20]),
                str(paper.publication_year or ""),
                paper.venue or "",
            ]
            facts = " · ".join(part for part in said if part)
            text = names.summary(paper) if paper.summary else shorten(plain(paper.abstract), _LINE)
            where = f"papers/{paper.id}/index.md" if self.has_texts else ""
            lines = (f"## {plain(paper.display_title)}", facts, text, where)
            parts.append("\n".join(line for line in lines if line) + "\n")
        return "\n".join(parts)


_EVERYTHING = (
    ("papers.json", "every paper with all that is known of it"),
    ("papers.schema.json", "the form of papers.json"),
    ("papers.bib", "every paper as BibTeX"),
    ("papers.csv", "every paper as a table"),
    (_FULL, "titles and summaries of all papers as text"),
)


def papers_json(papers: Iterable[Paper]) -> Iterator[str]:
    """Every paper as JSON under a version, one paper on each line; given line by line."""
    yield f'{{"format": "paperatlas", "version": "{SCHEMA_VERSION}", "papers": [\n'
    for number, paper in enumerate(papers):
        yield (",\n" if number else "") + dumps(paper_to_dict(paper))
    yield "\n]}\n"
