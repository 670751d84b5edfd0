"""The options of the plugin, with their defaults."""

from __future__ import annotations

from mkdocs.config import base, config_options

from paperatlas.model.scale import LEAN_FROM


class PaperAtlasConfig(base.Config):
    """Options of the plugin, under `plugins: - paperatlas:` in `mkdocs.yml`."""

    data_dir = config_options.Type(str, default="data")
    """Folder of the paper lists, relative to `mkdocs.yml`."""
    page_size = config_options.Type(int, default=50)
    """Papers on one page of a list."""
    newest = config_options.Type(int, default=12)
    """Papers on the home page."""
    edit_base = config_options.Optional(config_options.Type(str))
    """Web address before a data file's path that leads to its editor; by default from `repo_url`."""
    fast = config_options.Type(bool, default=True)
    """Whether pages may be made the quick way, which gives the same bytes; see docs/architecture.md."""
    contact = config_options.Optional(config_options.Type(str))
    """E-mail address that services are told by `paperatlas add` and `refresh`; also `PAPERATLAS_CONTACT`."""
    services = config_options.Type(dict, default={})
    """Other addresses of the services that these two ask: `arxiv`, `crossref`, `doi`, `openreview`."""
    card_images = config_options.Type(int, default=1000)
    """How many pictures for shared links may be drawn, of topics before papers; 0 for none."""
    offline_copy = config_options.Type(bool, default=True)
    """Whether browsers keep visited pages and the search for times without network, and may install the site."""
    content_security_policy = config_options.Type(bool, default=True)
    """Whether each page forbids the browser to load or run what is not the site's own."""
    search_languages = config_options.ListOfItems(config_options.Type(str), default=["en"])
    """Languages of the papers, as two letters: whose endings and stop words the search knows."""
    cache_dir = config_options.Type(str, default=".cache/paperatlas")
    """Folder of what one build keeps for the next, relative to `mkdocs.yml`; it is safe to lose."""
    references = config_options.Type(int, default=2000)
    """How many papers there may be for their pages to have references in the styles of APA, IEEE and Chicago."""
    markdown_pages = config_options.Type(int, default=20_000)
    """How many papers there may be for the page of each to have its text as Markdown beside it, for programs."""
    lean_from = config_options.Type(int, default=LEAN_FROM)
    """From how many papers on the site is made lean, to fit what hosts allow: see docs/for-programs.md."""
    keep_pages = config_options.ListOfItems(config_options.Type(str), default=[])
    """Hand-written pages that stand in the place of generated ones on purpose, such as `index.md`."""
