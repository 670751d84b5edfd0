"""The ACL Anthology's own files: a collection of volumes, each with its papers.

<https://github.com/acl-org/acl-anthology/blob/master/data/xml/schema.rnc>, and the flat form of before mid-2019, in
which the outermost element is a volume and its front matter a paper whose number ends in noughts.
"""

from __future__ import annotations

import re

from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import Record
from paperatlas.read.services.acl_fields import paper_fields
from paperatlas.read.services.acl_volume import Volume, anthology_id
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.xml_values import Element
from paperatlas.read.xml_walk import elements, root_name

NAME = "acl-xml"
_WANTED = frozenset({"meta", "frontmatter", "paper", "event"})
_MARKS = re.compile(
    r"""<(?:collection|volume)\s{1,20}[^<>]{0,200}id\s{0,5}=\s{0,5}["'](?:[A-Z]\d\d|\d{4}\.[a-z0-9]{1,40})["'\s]"""
)


def looks_like(text: str) -> bool:
    """Whether the outermost element is a collection or a volume with an identifier of the Anthology."""
    return root_name(text) in ("collection", "volume") and _MARKS.search(text[:20_000]) is not None


def read(source: Source) -> Reading:
    """The papers of the volumes. Front matter is none: what it says of a volume stands in its papers."""
    reading = ReadingBuilder(source, NAME)
    volume = Volume()
    empty: list[Element] = []
    for found in elements(source, _WANTED, frozenset({"volume"})):
        if isinstance(found, Issue):
            reading.issues.append(found)
        elif found.name == "meta":
            volume = Volume(found.outer("volume"), found)
            empty.append(found)
        elif found.name == "paper":
            own = Volume.of(found)
            volume = volume if volume.is_that_of(own) else own
            empty = [meta for meta in empty if meta is not volume.meta]
            if volume.is_front_matter(found):
                volume = Volume(own.element, found, own.number)
            else:
                _add(reading, found, volume)
    for meta in empty:
        finding, remedy = "a volume without papers; its title and editors are left out", "remove it, or add its papers"
        reading.issues.append(warning(source.file, meta.line, finding, remedy))
    return reading.build()


def _add(reading: ReadingBuilder, paper: Element, volume: Volume) -> None:
    fields = paper_fields(paper, volume)
    if not fields["title"] and not fields["doi"]:
        name = anthology_id(paper) or paper.get("id") or "?"
        finding = f'paper "{name}" has no title'
        reading.issues.append(error(reading.source.file, paper.line, finding, "give it one, or remove it"))
        return
    reading.records.append(Record(origin=reading.origin(paper.line), **fields))
