"""The names of the formats, spelled out so that `--help` loads no reader and no writer."""

from __future__ import annotations

FORMAT_NAMES = (
    "acl-xml",
    "arxiv-abs",
    "arxiv-atom",
    "arxiv-listing",
    "arxiv-oai",
    "arxiv-search",
    "arxiv-tracker",
    "awesome-list",
    "bibtex",
    "catalyzex",
    "crossref",
    "csl-json",
    "csv",
    "endnote",
    "feed",
    "hf-daily",
    "hf-papers",
    "ids",
    "json",
    "jsonl",
    "nbib",
    "openalex",
    "pubmed-xml",
    "ris",
    "semantic-scholar",
    "wos",
    "yaml",
)
EXPORT_NAMES = ("bibtex", "csl-json", "csv", "json", "jsonl", "ris")
