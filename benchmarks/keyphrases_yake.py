"""YAKE's key phrases of the documents on standard input, for `benchmarks/keyphrases.py`.

Runs in an environment of its own, where `yake` is installed.
"""

from __future__ import annotations

import json
import sys

import yake


def main() -> None:
    """English, up to three words, else as YAKE has it."""
    extractor = yake.KeywordExtractor(lan="en", n=3, top=20)
    sets = json.load(sys.stdin)
    found = {name: [[p for p, _ in extractor.extract_keywords(text)] for text in texts] for name, texts in sets.items()}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
