"""PubMed's records in XML, as its service efetch and its yearly files give them.

<https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/index.html>.
"""

from __future__ import annotations

from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import Record
from paperatlas.read.services.pubmed_fields import article_fields, book_fields
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.xml_values import Element
from paperatlas.read.xml_walk import elements, root_name

NAME = "pubmed-xml"
_ARTICLES = {"PubmedArticle": article_fields, "MedlineCitation": article_fields, "PubmedBookArticle": book_fields}
_ROOTS = frozenset({"PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet", *_ARTICLES})


def looks_like(text: str) -> bool:
    """Whether the outermost element is a set of PubMed's articles, or one of them."""
    return root_name(text) in _ROOTS


def read(source: Source) -> Reading:
    """The articles and book chapters of the file. Records that PubMed deleted become an issue."""
    reading = ReadingBuilder(source, NAME)
    for found in elements(source, frozenset({*_ARTICLES, "DeleteCitation"})):
        if isinstance(found, Issue):
            reading.issues.append(found)
        elif found.name == "DeleteCitation":
            numbers = ", ".join(found.lines_of("PMID")[:5])
            finding = f"PubMed has deleted {len(found.lines_of('PMID')):,} records: {numbers}"
            reading.issues.append(warning(source.file, found.line, finding, "remove them here too"))
        else:
            _add(reading, found)
    if not reading.records and not reading.issues:
        finding, remedy = "PubMed found no articles", "search for something else, or remove the file"
        reading.issues.append(warning(source.file, 1, finding, remedy))
    return reading.build()


def _add(reading: ReadingBuilder, article: Element) -> None:
    fields = _ARTICLES[article.name](article)
    if any(fields.get(name) for name in ("title", "abstract", "doi")):
        reading.records.append(Record(origin=reading.origin(article.line), **fields))
        return
    number = next((found.value for found in fields["ids"] if found.scheme == "pubmed"), "?")
    finding = f'article "{number}" has neither a title nor a DOI'
    reading.issues.append(error(reading.source.file, article.line, finding, "fetch it again"))
