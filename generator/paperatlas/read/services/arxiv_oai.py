"""Answers of OAI-PMH, the protocol by which arXiv and other repositories hand on their records.

The Open Archives Initiative Protocol for Metadata Harvesting 2.0,
<https://www.openarchives.org/OAI/openarchivesprotocol.html>; for arXiv <https://info.arxiv.org/help/oa/>.
"""

from __future__ import annotations

import re

from paperatlas.model.identifiers import parse_arxiv_id
from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import Record
from paperatlas.read.services.oai_metadata import METADATA
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.xml_values import Element
from paperatlas.read.xml_walk import elements, root_name
from paperatlas.text.clean import shorten

NAME = "arxiv-oai"
_ROOTS = frozenset({"ListRecords", "GetRecord", "record"})
_SPACE = "http://www.openarchives.org/OAI/2.0/"
_OTHER_ANSWERS = frozenset({"Identify", "ListSets", "ListMetadataFormats"})
_WANTED = frozenset({"record", "header", "resumptionToken", "error"}) | _OTHER_ANSWERS
_ARXIV = re.compile(r"oai:arxiv\.org:(\S+)", re.IGNORECASE)


def looks_like(text: str) -> bool:
    """Whether it is an answer of OAI-PMH or a part of one."""
    root = root_name(text)
    return root == "OAI-PMH" or (root in _ROOTS and _SPACE in text[:2_000])


def read(source: Source) -> Reading:
    """The papers of the answer. Deleted records, errors and the end of a part of a list become issues."""
    reading = ReadingBuilder(source, NAME)
    headers: list[Element] = []
    for found in elements(source, _WANTED):
        if isinstance(found, Issue):
            reading.issues.append(found)
        elif found.name == "record":
            _add(reading, found)
        elif found.name == "header":
            headers.append(found)
        else:
            reading.issues.extend(_remark(source, found))
    if headers:
        finding = f"{len(headers):,} identifiers without their papers"
        reading.issues.append(error(source.file, headers[0].line, finding, "ask with verb=ListRecords"))
    return reading.build()


def _remark(source: Source, found: Element) -> list[Issue]:
    if found.name == "error":
        said = shorten(f"{found.get('code') or 'error'}: {found.line_of_itself() or ''}".strip(" :"), 200)
        return [error(source.file, found.line, f"the server answered {said}", "mend the request and fetch it again")]
    if found.name in _OTHER_ANSWERS:
        finding = f"an answer to {found.name}, which holds no papers"
        return [warning(source.file, found.line, finding, "remove the file")]
    if token := found.line_of_itself():
        finding = "the list goes on behind its last record"
        remedy = f"fetch the rest with resumptionToken={shorten(token, 120)}, if it is not here"
        return [warning(source.file, found.line, finding, remedy)]
    return []


def _add(reading: ReadingBuilder, record: Element) -> None:
    header, file = record.child("header"), reading.source.file
    identifier = (header.line_of("identifier") if header is not None else None) or "the record"
    if header is not None and header.get("status") == "deleted":
        finding = f"{shorten(identifier, 80)} is deleted at its source"
        reading.issues.append(warning(file, record.line, finding, "remove it here too"))
        return
    metadata = record.child("metadata")
    form = metadata.child() if metadata is not None else None
    if form is None or form.name not in METADATA:
        finding = f"{shorten(identifier, 80)} has {f'metadata of the form <{form.name}>' if form else 'no metadata'}"
        reading.issues.append(error(file, record.line, finding, "ask with metadataPrefix=arXiv or oai_dc"))
        return
    fields = METADATA[form.name](form)
    own = _ARXIV.fullmatch(identifier)
    arxiv = parse_arxiv_id(own[1]) if own else None
    if arxiv is not None and not fields.get("arxiv_id"):
        fields |= {"arxiv_id": arxiv.id, "arxiv_version": arxiv.version}
    if not any(fields.get(name) for name in ("title", "abstract", "arxiv_id", "doi")):
        finding = f"{shorten(identifier, 80)} does not say which paper it is"
        reading.issues.append(error(file, record.line, finding, "fetch it again"))
        return
    reading.records.append(Record(origin=reading.origin(record.line), **fields))
