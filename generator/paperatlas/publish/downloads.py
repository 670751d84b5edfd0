"""Files beside the pages: exports and feeds of the collection and of its parts, and texts for programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from paperatlas.cite.bibtex import bibtex_entries, bibtex_entry
from paperatlas.cite.formats import FORMATS
from paperatlas.cite.json_form import json_line
from paperatlas.cite.naming import Names
from paperatlas.cite.parts import without_text
from paperatlas.cite.plain import plain
from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.model.scale import LEAN_FROM, Scale, scale_of
from paperatlas.pipeline import digest_of_paper
from paperatlas.publish.feeds import Feeds
from paperatlas.publish.incremental.derived import PACKED, Pieced, Whole
from paperatlas.publish.incremental.program import digest_of_bytes
from paperatlas.publish.paper_digests import PaperDigests
from paperatlas.publish.redirects import moved_lists
from paperatlas.text.clean import shorten

SCHEMA_VERSION = "1.0"
"""Of `papers.json`: the first number grows where something that was there changes or goes."""
PAPERS_SCHEMA = Path(__file__).parent / "papers.schema.json"
"""What `papers.json` looks like, as JSON Schema."""
_FULL = "llms-full.txt"
_LINE = 300
_LIST = "papers.bib"
"""Name of a list's file."""


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

    digest: Callable[[Paper], bytes] = digest_of_paper
    """Gives `digest_of_paper`, which somebody may have at hand."""

    @cached_property
    def _scale(self) -> Scale:
        return scale_of(len(self.atlas.papers), self.lean_from)

    @cached_property
    def _digests(self) -> PaperDigests:
        return PaperDigests(self.digest, Names.of(self.atlas))

    def files(self) -> Iterator[Whole | Pieced]:
        """The files, those of a renamed list at its former address too.

        A page leads on to another one, but a program that follows a feed asks for the file alone.
        """
        former: dict[str, list[str]] = defaultdict(list)
        for old, present in moved_lists(self.atlas).items():
            former[present].append(old)
        for file in self._files():
            yield file
            folder, slash, name = file.name.rpartition("/")
            if isinstance(file, Whole):
                for old in former.get(folder + slash, ()):
                    yield replace(file, name=f"{old}{name}")

    def _files(self) -> Iterator[Whole | Pieced]:
        yield self._papers_json()
        yield _text(PAPERS_SCHEMA.name, PAPERS_SCHEMA.read_text(encoding="utf-8"))
        yield from self._exports()
        yield _text("llms.txt", self._overview())
        if not self._scale.is_lean:
            yield self._full()
        yield _text("robots.txt", self._robots())
        for folder, listed in self._lists():
            yield self._list(f"{folder}{_LIST}", listed)
        yield from self._feeds()

    def _papers_json(self) -> Pieced:
        """Of a lean site the related papers that the pages show, else all."""
        papers, shown = self.atlas.papers, self._scale.related if self._scale.is_lean else None
        return papers_json(
            f"papers.json{self._end}",
            [self._digests.whole(paper) for paper in papers],
            lambda number: replace(papers[number], related=papers[number].related[:shown]),
        )

    def _exports(self) -> Iterator[Whole | Pieced]:
        papers, has_text = self.atlas.papers, self._scale.has_abstracts_in_exports
        digests = [digest_of_bytes((self.digest(paper), b"" if has_text else b"without text")) for paper in papers]
        for name in ("bibtex", "ris", "csl-json", "csv"):
            exporter = FORMATS[name]
            file = f"papers{exporter.suffix}{self._end}"
            if not papers:
                yield _text(file, exporter.write(()))
                continue
            write = self._entry if name == "bibtex" else exporter.entry

            def make(number: int, write: Callable[[Paper], str] = write) -> str:
                return write(papers[number] if has_text else without_text(papers[number]))

            yield Pieced(file, exporter.head, exporter.gap, exporter.tail, digests, make)

    @property
    def _end(self) -> str:
        return PACKED if self._scale.is_lean else ""

    def _entry(self, paper: Paper) -> str:
        """The BibTeX entry of a paper; what is the same without its text is kept for the lists."""
        whole, self._entries[paper.id] = bibtex_entries(paper)
        return whole

    @cached_property
    def _entries(self) -> dict[str, str]:
        return {}

    def _list(self, name: str, papers: Sequence[Paper]) -> Whole:
        """The file of a list, without abstracts: they would be most of the site, once for each tag."""

        def make() -> str:
            for paper in papers:
                if paper.id not in self._entries:
                    self._entries[paper.id] = bibtex_entry(without_text(paper))
            return "\n".join(self._entries[paper.id] for paper in papers)

        return Whole(name, digest_of_bytes(map(self.digest, papers)), make)

    def _lists(self) -> Iterator[tuple[str, list[Paper]]]:
        """Folders and papers of the lists that can be downloaded."""
        for folder, _, listed in self._parts():
            if self._scale.has_file(len(listed), is_of_people=False):
                yield folder, listed
        people = Feeds(self.atlas, "", "", self._scale, self._digests).people()
        for followed in people if self._scale.has_people_files else ():
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

    def _feeds(self) -> Iterator[Whole]:
        """Feeds need whole addresses; a site that does not know its own has none."""
        if self.site_url:
            root = f"{self.site_url.rstrip('/')}/"
            feeds = Feeds(self.atlas, self.site_name, root, self._scale, self._digests)
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

    def _full(self) -> Pieced:
        papers, names = self.atlas.papers, self._digests.names

        def make(number: int) -> str:
            paper = papers[number]
            said = [
                ", ".join(name.name for name in paper.authors[:20]),
                str(paper.publication_year or ""),
                paper.venue or "",
            ]
            facts = " · ".join(part for part in said if part)
            text = names.summary(paper) if paper.summary else shorten(plain(paper.abstract), _LINE)
            where = f"papers/{paper.id}/index.md" if self.has_texts else ""
            lines = (f"## {plain(paper.display_title)}", facts, text, where)
            return "\n".join(line for line in lines if line) + "\n"

        where = repr(self.has_texts).encode()
        digests = [digest_of_bytes((self._digests.named(paper), where)) for paper in papers]
        return Pieced(_FULL, f"# {self.site_name}\n" + ("\n" if papers else ""), "\n", "", digests, make)


_EVERYTHING = (
    ("papers.json", "every paper with all that is known of it"),
    ("papers.schema.json", "the form of papers.json"),
    ("papers.bib", "every paper as BibTeX"),
    ("papers.csv", "every paper as a table"),
    (_FULL, "titles and summaries of all papers as text"),
)


def papers_json(name: str, digests: Sequence[bytes], paper: Callable[[int], Paper]) -> Pieced:
    """Every paper as JSON under a version, one paper on each line.

    Args:
        name: of the file.
        digests: of all that is written of each paper.
        paper: gives the paper with a number.
    """
    head = f'{{"format": "paperatlas", "version": "{SCHEMA_VERSION}", "papers": [\n'
    return Pieced(name, head, ",\n", "\n]}\n", digests, lambda number: json_line(paper(number)))


def _text(name: str, text: str) -> Whole:
    return Whole(name, digest_of_bytes((text.encode(),)), lambda: text)
