"""arXiv's web pages, copied from a browser as text or saved as HTML: search results, lists, single papers.

A paper of a search or a list begins at `arXiv:2510.14253 [pdf, …]`, a page of its own at
`[Submitted on …]`. What follows is told by its label; a few things stand without one: the title
and the categories of a search result, the authors and the abstract of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperatlas.model.identifiers import parse_arxiv_id
from paperatlas.model.issue import error, warning
from paperatlas.model.record import Record
from paperatlas.read.pages.arxiv_blocks import HEAD
from paperatlas.read.pages.arxiv_page_entry import Draft, Layout, abstract_of, facts_of, unread_dates
from paperatlas.read.pages.html_lines import html_lines
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.text.clean import clean_line, counted

NAME = "arxiv-search"
_NUMBER = r"(?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?"
_START = re.compile(
    rf"[ \t]{{0,20}}(?:\[?\d{{1,6}}[\].]+[ \t\xa0]{{0,20}})?arXiv:(?P<id>{_NUMBER})[ \t\xa0]{{0,20}}"
    r"(?:\((?P<remark>replaced|cross-list[^()\n]{0,60}|v\d[^()\n]{0,40})\)[ \t\xa0]{0,20})?"
    r"\[[ \t]?(?:pdf|ps|html|other|format|src|dvi|txt|withdrawn)\b[^\]\n]{0,80}\](?P<rest>[^\n]{0,2000})",
    re.IGNORECASE,
)
_START_LINE = re.compile(rf"^{_START.pattern}", re.MULTILINE | re.IGNORECASE)
_DATELINE = re.compile(r"[\[(]Submitted on \d", re.IGNORECASE)
_OF_A_PAGE = re.compile(r"^(?:Cite as:\s|Abstract:)", re.MULTILINE)
_LABEL = re.compile(
    r"(?P<label>Titles?|Authors?|Abstract|Comments?|Subjects?|Journal[- ]ref(?:erence)?|Report[ -](?:number|no)"
    r"|MSC[ -]class(?:es)?|ACM[ -]class(?:es)?|Cite as|(?:Related )?DOI|Submitted|Submission history)"
    r"(?P<colon>\s*:)?\s*(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = {
    "titles": "title",
    "author": "authors",
    "comment": "comments",
    "subject": "subjects",
    "journal reference": "journal ref",
    "report no": "report number",
    "msc classes": "msc class",
    "acm classes": "acm class",
    "related doi": "doi",
    "submission history": "history",
}
_UNLABELLED = {"title": "authors", "subjects": "abstract"}
"""On a list, what stands without a label behind a field."""
_PROSE = frozenset({"subjects", "abstract"})
_CATEGORY = re.compile(
    r"(?:[a-z]{1,8}(?:-[a-z]{2,4})?\.[A-Za-z-]{2,10}|[a-z]{2,6}-(?:ph|qc|th|ex|lat|mat|sci)|cs|math|stat|nlin)"
)
_FURNITURE = re.compile(
    r"(?:Previous|Next|About|Help|Contact|Subscribe|Search (?:v\d|in)|Copyright|Privacy Policy|Web Accessibility"
    r"|arXiv Operational|arXivLabs|Bibliographic|Current browse|References (?:&|and)|Export BibTeX|Bookmark|Quick links"
    r"|Access Paper|Full-text links|View PDF|View a PDF|\(?view license|Change to browse|(?:< ?)?prev\b|Loading"
    r"|Results per page|Authors and titles|Focus to learn|From:|Which authors|Disable|DOI\(s\) linking|Download:?$"
    r"|arXiv-issued DOI|\[?\d+[\].]?$)\b|\d+(?: \d+)*(?: …)?$",
    re.IGNORECASE,
)
"""How lines begin that belong to a page, not to a paper; an abstract may begin so too."""
_SURE_FURNITURE = re.compile(
    r"(?:Total of \d|Showing (?:\d|up to)|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, \d{1,2} [A-Z][a-z]+ \d{4}|\d+\.$"
    r"|(?:New|Cross|Replacement)[- ]?(?:submissions|lists|listings)?\s*\(|Previous Next\b|\[\d+\]$|Search v\d"
    r"|(?:New submissions|Cross-lists|Replacements)(?: for .{0,60})?$|About Help\b|Help \| Adv)"
)
_LONGEST_MESSAGE = 60
_HTML = re.compile(
    r"class=[\"'](?:arxiv-result|list-title mathjax)[\"']|name=[\"']citation_arxiv_id[\"']", re.IGNORECASE
)


def looks_like(text: str) -> bool:
    """Whether a paper begins as on arXiv's lists, or a page says when a paper was submitted and how to cite it."""
    if _START_LINE.search(text, 0, HEAD) or _HTML.search(text, 0, HEAD):
        return True
    return _DATELINE.search(text, 0, HEAD) is not None and _OF_A_PAGE.search(text) is not None


def read(source: Source) -> Reading:
    """The papers of the page, or of several pages in one file."""
    reading = ReadingBuilder(source, NAME)
    cut: list[int] = []
    for draft in _drafts(_lines(source)):
        _add(reading, draft)
        if abstract_of(draft)[1]:
            cut.append(draft.line)
    if cut:
        finding = f"only a piece of the abstract ({counted(len(cut), 'paper')} in the file)"
        remedy = "copy the page again with its abstracts opened"
        reading.issues.append(warning(source.file, cut[0], finding, remedy))
    return reading.build()


def _lines(source: Source) -> list[tuple[int, str]]:
    if _HTML.search(source.text):
        return html_lines(source.text)
    return [(number, bare) for number, line in enumerate(source.lines, 1) if (bare := clean_line(line))]


def _drafts(lines: list[tuple[int, str]]) -> Iterator[Draft]:
    draft: Draft | None = None
    named: str | None = None
    for number, line in lines:
        start = _START.fullmatch(line)
        if start is not None:
            if draft is not None:
                yield draft
            draft = Draft(number, parse_arxiv_id(start["id"]), _remark(start["remark"]))
            if start["rest"].strip():
                _take(draft, start["rest"].strip())
        elif _DATELINE.match(line):
            if draft is not None:
                yield draft
            draft = Draft(number, parse_arxiv_id(named) if named else None, layout=Layout.PAGE)
            draft.add("dateline", line)
            named = None
        elif draft is not None:
            _take(draft, line)
        if draft is None or draft.layout is not Layout.PAGE or draft.has("cite as"):
            # A paper's own page names it above the line that begins it.
            named = _named(line) or named
    if draft is not None:
        yield draft


def _remark(text: str | None) -> str | None:
    words = (text or "").lower().split(" ")
    return words[0] if words[0] in ("replaced", "cross-list") else None


def _named(line: str) -> str | None:
    match = re.match(rf"(?:[\w\s>.-]{{0,60}}> )?arXiv:({_NUMBER})(?: \([a-z-]+\))?$", line)
    return match[1] if match else None


def _take(draft: Draft, line: str) -> None:
    """Gives a line of a paper to the field it belongs to; what the page says of itself to none."""
    label = _LABEL.match(line)
    is_label = label is not None and (label["colon"] or re.match(r"Submitted \d|Submission history", line))
    if label is not None and is_label:
        name = label["label"].lower().replace("-", " ")
        name = _NAMES.get(name, name)
        text = line if name == "submitted" else label["text"]
        if name == "msc class" and (other := re.search(r"\s*;?\s*ACM[ -]class(?:es)?:\s*", text, re.IGNORECASE)):
            draft.add("acm class", text[other.end() :])
            text = text[: other.start()]
        if name == "title" and draft.layout is Layout.RESULT:
            draft.layout = Layout.LIST
        draft.add(name, text)
    elif draft.layout is Layout.RESULT and not draft.has("title"):
        if not _tags(draft, line.split()):
            draft.add("title", line)
    elif _SURE_FURNITURE.match(line) or (draft.last not in _PROSE and _FURNITURE.match(line)):
        draft.last = draft.last if draft.last in ("history", "cite as", "doi") else None
    elif draft.last is not None:
        draft.add(_next(draft), line)


def _next(draft: Draft) -> str:
    """The field of a line without a label: on a list the one that follows, elsewhere the same as before."""
    if draft.layout is Layout.LIST and draft.last and draft.has(draft.last):
        return _UNLABELLED.get(draft.last, draft.last)
    return draft.last or ""


def _tags(draft: Draft, words: list[str]) -> bool:
    """Takes the categories and the DOI that stand beside an identifier; whether the line is made of them."""
    if not words or not all(_CATEGORY.fullmatch(word) or word == "doi" or word.startswith("10.") for word in words):
        return False
    for word in words:
        if _CATEGORY.fullmatch(word):
            draft.add("categories", word)
        elif word != "doi":
            draft.add("doi", word)
    return True


def _add(reading: ReadingBuilder, draft: Draft) -> None:
    file, facts = reading.source.file, facts_of(draft)
    if not facts["title"] and not facts["arxiv_id"] and not facts["abstract"]:
        finding, remedy = "a paper without title and identifier", "copy the page again as a whole"
        reading.issues.append(error(file, draft.line, finding, remedy))
        return
    if not facts["title"]:
        reading.issues.append(warning(file, draft.line, "a paper without a title", "copy the page again as a whole"))
    for text in unread_dates(draft):
        finding = f'"{text[:_LONGEST_MESSAGE]}" is not a date'
        reading.issues.append(error(file, draft.line, finding, "write it like 16 October, 2025"))
    reading.records.append(Record(origin=reading.origin(draft.line), **facts))
