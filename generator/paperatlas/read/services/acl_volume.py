"""Where a paper of the ACL Anthology stands: its volume, and the identifier that follows from that.

Identifiers: <https://aclanthology.org/info/ids/>.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperatlas.model.record import Identifier
from paperatlas.model.schemes import parse_identifier
from paperatlas.read.services.abstract_text import title_of
from paperatlas.read.xml_values import Element

_OLD_COLLECTION = re.compile(r"[A-Z]\d\d")
_TWO_DIGIT_VOLUMES = re.compile(r"(?:W\d\d|C69)-.*|D19-[5-9]")
"""Collection and first digit of the volume, where volumes have two digits and papers two, instead of one and three."""


@dataclass(frozen=True, slots=True)
class Volume:
    """What a volume says of all its papers."""

    element: Element | None = None
    meta: Element | None = None
    """Its `meta`, in the flat form its front matter."""
    number: str | None = None
    """In the flat form, the digits with which the numbers of its papers begin."""

    @classmethod
    def of(cls, paper: Element) -> Volume:
        """The volume that a paper stands in, so far as the paper tells."""
        element = paper.outer("volume")
        is_flat = element is not None and paper.outer("collection") is None
        identifier = (element.get("id") if element is not None else None) or ""
        number = paper.get("id") or ""
        length = 2 if _TWO_DIGIT_VOLUMES.fullmatch(f"{identifier}-{number[:1]}") else 1
        return cls(element, None, number[:length] if is_flat else None)

    def is_that_of(self, other: Volume) -> bool:
        """Whether both are the same one."""
        return self.element is other.element and self.number == other.number

    def is_front_matter(self, paper: Element) -> bool:
        """Whether a paper is the volume's front matter."""
        number = paper.get("id") or ""
        if paper.get("type") == "frontmatter" or number == "0":
            return True
        return self.number is not None and len(number) == 4 and number[len(self.number) :].strip("0") == ""

    def line_of(self, paper: Element, name: str) -> str | None:
        """What the paper says under a name, else what the volume does."""
        return paper.line_of(name) or (self.meta.line_of(name) if self.meta is not None else None)

    def book(self, paper: Element) -> str | None:
        """The title of the volume."""
        own, meta = paper.child("booktitle", "journal"), self.meta
        found = own or (meta.child("booktitle") or meta.child("title") if meta is not None else None)
        return title_of(found.markup()) if found is not None else None

    def collection(self, paper: Element) -> str:
        """The identifier of the collection, `P18` or `2022.naloma`."""
        outer = paper.outer("collection") or self.element
        return (outer.get("id") if outer is not None else None) or ""


def anthology_id(paper: Element) -> Identifier | None:
    """The identifier that the Anthology gives a paper, by its address or by where it stands."""
    stated = parse_identifier("acl", paper.line_of("url") or "")
    if stated is not None:
        return stated
    volume, collection = paper.outer("volume"), paper.outer("collection")
    outer = (volume.get("id") if volume is not None else None) or ""
    number = paper.get("id") or ""
    if collection is None:
        return parse_identifier("acl", f"{outer}-{number}")
    name = collection.get("id") or ""
    if not _OLD_COLLECTION.fullmatch(name):
        return parse_identifier("acl", f"{name}-{outer}.{number}")
    is_wide = _TWO_DIGIT_VOLUMES.fullmatch(f"{name}-{outer[:1]}")
    padded = f"{outer:0>2}{number:0>2}" if is_wide else f"{outer}{number:0>3}"
    return parse_identifier("acl", f"{name}-{padded}")
