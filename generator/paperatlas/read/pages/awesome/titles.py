"""Which words of a line in a list of papers are the title, and what they leave to the rest."""

from __future__ import annotations

import re

from paperatlas.read.pages.awesome.draft import Draft
from paperatlas.read.pages.awesome.labels import field_of
from paperatlas.read.pages.awesome.paper_links import is_paper_address
from paperatlas.read.pages.awesome.people import byline_of, reference_of
from paperatlas.read.pages.awesome.phrases import date_of, is_venue, preprint_of, without_emoji
from paperatlas.read.pages.awesome.runs import Run, has_words, is_title
from paperatlas.text.clean import clean_line

_QUOTED = re.compile(r"[“\"«「]([^“”\"«»\n]{12,400})[”\"»」]")
_LEADING = re.compile(r"^\s*[\[(【]([^\[\]()【】]{2,60})[\])】]\s*[:\-–—]?\s*(?=\S)")
_TRAILING = re.compile(r"\s*[\[(【]([^\[\]()【】]{2,60})[\])】]\s*$")
_SENTENCE = re.compile(r"(?<=\w\w|[\w][?!)\"”])[.](?=\s|$)|[?!](?=\s+[A-Z\n]|\s*$)|\s[-–—|]\s|\n|\s*[\[(【]|$")
_LONGEST_NAME = 60
_MOST_COMMAS = 20


def title_place(runs: list[Run]) -> int | None:
    """Index of the run that holds the title; the first of the best kind."""
    best, found = 0, None
    for place, run in enumerate(runs):
        if (worth := _worth(run, place, runs)) > best:
            best, found = worth, place
    return found


def _worth(run: Run, place: int, runs: list[Run]) -> int:
    has_title = is_title(run.text)
    if run.kind == "title" and is_paper_address(run.url):
        return 6 if has_title else 3
    if run.kind in ("strong", "file") and has_title:
        return 5
    if run.kind == "text" and _QUOTED.search(run.text):
        return 5
    if run.kind == "title" and has_title and not any(has_words(other.text) for other in runs[:place]):
        return 4
    if run.kind == "em" and has_title and not any(has_words(other.text) for other in runs[:place]):
        return 2
    return 1 if run.kind in ("text", "strong", "title") and has_words(run.text) else 0


def take_title(draft: Draft, runs: list[Run], place: int) -> None:
    """Sets the title and leaves in the runs what is not of it."""
    run = runs[place]
    text = run.text
    run.text = ""
    if run.kind == "text" and (quoted := _QUOTED.search(text)):
        runs.insert(place, Run("text", text[: quoted.start()]))
        run.text = text[quoted.end() :]
        text = quoted[1]
    elif run.kind == "text":
        for following in runs[place + 1 :]:
            if following.kind not in ("em", "text") or not _goes_on(text, following.text):
                break
            text, following.text = text + following.text, ""
        text, run.text = _plain_title(draft, text)
    elif run.kind == "strong" and not is_title(text) and not field_of(text) and place + 1 < len(runs):
        # A short name in bold, and the title behind it.
        following = runs[place + 1]
        title, rest = _plain_title(draft, following.text.lstrip(" .:-–—\n"))
        byline = byline_of(title)
        is_byline = byline is not None and (byline.has_more or len(byline.authors) > 1)
        if following.kind == "text" and len(title.split()) > 2 and not is_byline:
            draft.name, text, following.text = title_text(text), title, rest
    text = _without_brackets(draft, text)
    title = title_text(text)
    if is_title(title) or not title:
        draft.title = title or None
    else:
        draft.name = draft.name or title[:_LONGEST_NAME]


def _goes_on(text: str, following: str) -> bool:
    """Whether a title goes on in slanted words."""
    is_cut = not text.rstrip() or text.rstrip()[-1] in '.,;:?!)]([|-–—"'
    return not is_cut and not byline_of(following) and not is_venue(following) and not preprint_of(following)


def _plain_title(draft: Draft, text: str) -> tuple[str, str]:
    """A title that nothing marks, and what stands behind it."""
    while (match := _LEADING.match(text)) and _take_bracket(draft, match[1]):
        text = text[match.end() :]
    match = re.match(r"[\s\d.,/-]*(?<=\d)[\s.,:/-]+(?=[A-Z])", text)
    if match and (date := date_of(match[0])):
        draft.set("published", date)
        text = text[match.end() :]
    text = _after_authors(draft, text.lstrip(" [](){}.,:;-–—|\n"))
    for stop in _SENTENCE.finditer(text):
        behind = text[stop.end() :].strip()
        if stop[0].strip() == "" and "\n" in stop[0] and behind and not byline_of(behind.split("\n")[0]):
            continue
        if stop.start() > 0:
            end = stop.start() + (stop[0][:1] in "?!" and bool(stop[0]))
            title, rest = text[:end].replace("\n", " "), text[end:]
            if (end := _comma_before_place(title)) > 0:
                title, rest = title[:end], f"{title[end + 1 :]}. {rest}"
            return title, rest
    return text, ""


def _after_authors(draft: Draft, text: str) -> str:
    """The text without the authors that stand before the title."""
    if reference := reference_of(text):
        draft.set_authors(reference.authors, reference.has_more)
        draft.set("published", reference.year)
        return text[reference.length :]
    byline = byline_of(text)
    if byline and byline.rest and (byline.has_more or len(byline.authors) > 1) and len(byline.rest.split()) > 2:
        draft.set_authors(byline.authors, byline.has_more, byline.affiliations)
        return byline.rest
    return text


def _comma_before_place(title: str) -> int:
    """Where the comma stands behind which authors, a venue or a date follow; -1 where none does."""
    for match in list(re.finditer(r",\s", title[:1_000]))[:_MOST_COMMAS]:
        rest = title[match.end() :]
        byline = byline_of(rest)
        is_byline = byline is not None and (byline.has_more or len(byline.authors) > 1)
        if is_byline or is_venue(rest) or date_of(rest) or preprint_of(rest):
            return match.start()
    return -1


def _without_brackets(draft: Draft, text: str) -> str:
    """The title without a date or a venue in brackets before it or behind it."""
    if (match := _LEADING.match(text)) and _take_bracket(draft, match[1]):
        text = text[match.end() :]
    if (match := _TRAILING.search(text[-70:])) and _take_bracket(draft, match[1]):
        text = text[: len(text) - len(match[0])]
    return text


def _take_bracket(draft: Draft, text: str) -> bool:
    if not (date_of(text) or preprint_of(text) or is_venue(text)):
        return False
    draft.add_remark(text)
    return True


def title_text(text: str) -> str:
    """A title without emoji, brackets and punctuation around it."""
    title = clean_line(without_emoji(text)).strip(" |,;:-–—•·")
    while title[:1] in "[【" and title[-1:] in "]】" and len(title) > 1:
        title = title[1:-1].strip()
    title = title.strip('"“”')
    return title[:-1].rstrip() if title.endswith(".") and not title.endswith(("..", " al.", " vs.")) else title
