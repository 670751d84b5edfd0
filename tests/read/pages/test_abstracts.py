from __future__ import annotations

from paperatlas.model.record import Link
from paperatlas.read.pages.abstracts import abstract_fields


def test_abstract_gives_text_code_and_links() -> None:
    fields = abstract_fields(
        "\\textbf{We} sing. Code: https://github.com/a/b{https://github.com/a/b}.\n\nA video: https://youtu.be/x."
    )
    assert fields["abstract"] == "We sing. Code: https://github.com/a/b.\n\nA video: https://youtu.be/x."
    assert fields["code"] == ("https://github.com/a/b",)
    assert fields["links"] == (Link("video", "https://youtu.be/x"),)
    assert "comment" not in fields


def test_comment_gives_venue_pages_and_links() -> None:
    fields = abstract_fields("Text.", "9 pages, ICLR 2031. Project page: https://example.org/p")
    assert (fields["venue"], fields["page_count"]) == ("ICLR 2031", 9)
    assert fields["links"] == (Link("project", "https://example.org/p"),)


def test_empty_abstract_is_unknown() -> None:
    assert abstract_fields(" \n ") == {"abstract": None, "code": (), "links": ()}
