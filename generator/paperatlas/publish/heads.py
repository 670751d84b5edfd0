"""Which tags stand in the head of which page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from html import escape

from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.model.scale import SMALL, Scale
from paperatlas.publish.cards.card import FOLDER as CARDS
from paperatlas.publish.metadata import card_head, citation_head, list_head, paper_data, paper_head

STAND_IN = "paperatlas_stand_in"
"""In the front matter of a page that only shows what the theme makes of a page: it gets no tags."""
NOT_FOR_SEARCH = '<meta name="robots" content="noindex">'
"""In the head of pages that search engines are asked to leave out."""
_LISTS = frozenset({"topic", "tag", "list", "index"})
_FOLLOWED = frozenset({"topic", "tag", "person", "venue"})
"""Lists with feeds of their own."""
_FEEDS = (("feed.xml", "application/atom+xml"), ("feed.json", "application/feed+json"))
_FOLDERS = {"papers": "All papers", "topics": "Topics", "tags": "Tags", "years": "Years", "archive": "Archive"}


@dataclass(frozen=True)
class Heads:
    """The tags of every page of a collection."""

    site_name: str
    site_url: str | None
    papers: Mapping[str, Paper] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    """Names of the topics by slug."""
    cards: Collection[str] = ()
    """Paths of the pages with a card, such as `papers/lichen-net`."""
    has_texts: bool = False
    """Whether a paper's page has its Markdown beside it."""
    scale: Scale = SMALL

    @classmethod
    def of(
        cls,
        atlas: Atlas,
        site_name: str,
        site_url: str | None,
        cards: Collection[str] = (),
        has_texts: bool = False,
        scale: Scale = SMALL,
    ) -> Heads:
        """The tags for an atlas."""
        names = {topic.slug: topic.name for top in atlas.topics for topic in top.walk()}
        return cls(site_name, site_url, atlas.paper_by_id(), names, cards, has_texts, scale)

    def head(self, path: str, url: str, title: str, kind: str) -> str:
        """The tags of one page; empty for a page of another's.

        Args:
            path: the page's path in the Markdown tree.
            url: its address, relative to the site.
            title: its title as text.
            kind: its type, as its front matter says.
        """
        whole = self._whole(url)
        feed = self._feed(url, title, kind)
        if kind == "paper" and path.startswith("papers/"):
            paper = self.papers.get(path.removeprefix("papers/").removesuffix(".md"))
            if paper is None:
                return ""
            if self.scale.is_lean:
                return citation_head(paper, has_public_url=False)
            data = paper_head(paper, self.site_name) + paper_data(paper, self._trail(paper))
            return data + self._card(url, title) + self._text()
        if kind in _LISTS:
            return list_head(kind, title, self.site_name, whole, self._above(path)) + self._card(url, title) + feed
        if kind == "removed":
            return NOT_FOR_SEARCH
        return feed if kind == "home" else ""

    def _text(self) -> str:
        """The way to the Markdown of a paper's page, which stands in the page's own folder."""
        # Without the space the theme takes it for a translation, beside which it asks for a sitemap.
        return '<link rel="alternate " type="text/markdown" href="index.md">' if self.has_texts else ""

    def insert(self, output: str, head: str) -> str:
        """A finished page with the tags at the end of its head."""
        return output.replace("</head>", f"{head}</head>", 1) if head else output

    def _feed(self, url: str, title: str, kind: str) -> str:
        """The way to the feeds of the list, or to the feed of the whole collection."""
        if not self.site_url:
            return ""
        is_followed = kind in _FOLLOWED and "/page/" not in url
        folder, name = (url, title) if is_followed else ("", self.site_name)
        has_json = self.scale.feeds.has_json_of_people if kind == "person" else is_followed or kind == "home"
        names = _FEEDS if has_json else _FEEDS[:1]
        mark = '<link rel="alternate feed" type="{}" title="{}" href="{}">'
        return "".join(
            mark.format(media, escape(name, quote=True), escape(self._whole(folder + file) or "", quote=True))
            for file, media in names
        )

    def _card(self, url: str, title: str) -> str:
        path = url.rstrip("/")
        whole = self._whole(f"{CARDS}/{path}.png")
        return card_head(whole, title) if whole and path in self.cards else ""

    def _whole(self, url: str) -> str | None:
        return f"{self.site_url.rstrip('/')}/{url.removeprefix('./')}" if self.site_url else None

    def _trail(self, paper: Paper) -> list[tuple[str, str]]:
        found = [(self.site_name, self._whole("./") or "")]
        if paper.topics and (name := self.topics.get(paper.topics[0].slug)):
            found.append((name, self._whole(f"topics/{paper.topics[0].slug}/") or ""))
        return found

    def _above(self, path: str) -> list[tuple[str, str]]:
        found = [(self.site_name, self._whole("./") or "")]
        folder = path.split("/")[0]
        if folder in _FOLDERS and path != f"{folder}/index.md":
            found.append((_FOLDERS[folder], self._whole(f"{folder}/") or ""))
        return found
