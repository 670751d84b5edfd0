"""What an abstract itself says beyond its text: links, and TeX to resolve."""

from __future__ import annotations

from typing import Any

from paperatlas.text.clean import clean_paragraphs
from paperatlas.text.links import classify, undouble_addresses
from paperatlas.text.tex import tex_to_text
from paperatlas.text.venues import page_count_in_comment, venue_in_comment


def abstract_fields(source: str, comment: str | None = None) -> dict[str, Any]:
    """Fields of a record that an abstract and a comment line in TeX give."""
    abstract = clean_paragraphs(tex_to_text(undouble_addresses(source)))
    fields: dict[str, Any] = {"abstract": abstract or None}
    said = abstract
    if comment:
        comment = clean_paragraphs(tex_to_text(undouble_addresses(comment)))
        fields |= {
            "comment": comment or None,
            "venue": venue_in_comment(comment),
            "page_count": page_count_in_comment(comment),
        }
        said = f"{abstract}\n{comment}"
    fields["code"], fields["links"] = classify(said)
    return fields
