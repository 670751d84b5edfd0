"""Small invented pages of each format. All words, names and identifiers are made up for the tests."""

from __future__ import annotations

FILLER = (
    "Gardens of tin ask for quiet tools, and nobody has counted how many whistles a patient kettle can lend them "
    "before noon. The kettle keeps its own ledger in chalk, where rain may read it but never sign. Our neighbours "
    "measured thirty ledgers along the canal and drew them as ladders, since ladders lean well against short walls. "
    "What the ladders showed was mostly weather, with a little arithmetic at the foot of each page."
)
assert 300 < len(FILLER) < 1000

TRACKER = f"""{FILLER} Opening.

12 pages, accepted at EMNLP 2031 Findings. Code: https://github.com/example/kettle.

arXiv:3101.00010v2
Created: 2031-01-02 Updated: 2031-02-03

We propose TinGarden, a kettle with $O(n^2)$ whistles. {FILLER}

arXiv:3101.00011
Created: 2031-01-05
"""

CATALYZEX = f"""Abstract:We propose TinGarden, a kettle. {FILLER}
Abstract: A second kettle is at https://example.org/second. {FILLER}

Abstract:A third kettle broke
in two lines. {FILLER}
"""

HF_TEXT = f"""Get trending papers in your email inbox!
SubscribeTin Gardens: Kettles at Noon
{FILLER}
  • 6 authors
·
Nov 3, 2030 2
Whistling by Chalk
mathcal{{O}}(n) whistles, 2.5times louder. {FILLER}
tinworks Tin Works Society
·
Mar 4 11
A Ledger without Dates
{FILLER}
"""

HF_MARKDOWN = f"""Daily Papers

[12](https://huggingface.co/login?next=%2Fpapers%2F3101.00021)

### [Tin Gardens: Kettles\\  at Noon](https://huggingface.co/papers/3101.00021)

[{FILLER}](https://huggingface.co/papers/3101.00021)

[![tinworks](https://cdn.example.org/tin.png)Tin Works](https://huggingface.co/tinworks)

·

May 29[6](https://huggingface.co/papers/3101.00021#community)

[-](https://huggingface.co/login?next=%2Fpapers%2F2902.00022)

### [Whistling by Chalk](https://huggingface.co/papers/2902.00022)

[{FILLER[:200]}\\\\
{FILLER[200:]}](https://huggingface.co/papers/2902.00022)

[- ![](https://cdn.example.org/a.png)\\\\
- 3 authors](https://huggingface.co/papers/2902.00022)

·

Feb 27, 2029
"""

YAML = """# a record
title: "Tin Gardens: Kettles at Noon"
arxiv_id: 2101.00010
authors:
  - Ada Example
  - {name: Bo Beispiel, orcid: 0000-0002-1825-0097}
published: 2021-01-05
"""

YAML_LIST = """- title: First Kettle
- title: Second Kettle
  doi: 10.1000/182
"""

JSON = """[
  {"title": "First Kettle", "year": 2021},
  {"title": "Second Kettle", "authors": [{"name": "Ada Example"}]}
]
"""

JSON_LINES = """{"title": "First Kettle", "year": 2021}
{"title": "Second Kettle", "arxiv_id": "2101.00010"}
"""

EXCERPTS: tuple[tuple[str, str, int], ...] = (
    ("arxiv-tracker", TRACKER, 2),
    ("catalyzex", CATALYZEX, 3),
    ("hf-papers", HF_TEXT, 3),
    ("hf-papers", HF_MARKDOWN, 2),
    ("yaml", YAML, 1),
    ("yaml", YAML_LIST, 2),
    ("json", JSON, 2),
    ("jsonl", JSON_LINES, 2),
)
"""Format, text and number of records."""
