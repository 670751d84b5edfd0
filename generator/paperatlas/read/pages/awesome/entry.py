"""A line of a list of papers understood: its papers, each with what its links and the rest of its words say."""

from __future__ import annotations

import re
from dataclasses import replace

from paperatlas.model.record import Extra
from paperatlas.read.pages.awesome.draft import Draft
from paperatlas.read.pages.awesome.markdown_pieces import Piece
from paperatlas.read.pages.awesome.paper_links import is_paper_address, may_be_paper
from paperatlas.read.pages.awesome.people import byline_of
from paperatlas.read.pages.awesome.phrases import date_of, is_venue, preprint_of, without_emoji
from paperatlas.read.pages.awesome.runs import Run, is_title, runs_of
from paperatlas.read.pages.awesome.titles import take_title, title_place, title_text
from paperatlas.text.clean import clean_line

_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z\d])[\w.+/-]+(?: ?\([^()]*\))?(?: [\w.+-]+){0,2}", re.DOTALL)
_ORGANISATIONS = frozenset(
    "openai deepmind nvidia ibm mit cmu meta ai2 kaist ucla ucb nyu hkust cuhk eth epfl amazon google microsoft".split()
)
_LONGEST_NAME = 40


def read_line(pieces: list[Piece], line: int, is_paper: bool = False) -> list[Draft]:
    """The papers of a line, often one; with nothing in it but its words where it is of none.

    Args:
        pieces: the line.
        line: its one-based number.
        is_paper: whether it is known to be of a paper, as in a column of papers.
    """
    runs = list(runs_of(pieces))
    starts = _starts(runs)
    drafts = []
    for start, end in zip(starts, [*starts[1:], len(runs)], strict=True):
        drafts.append(_draft(runs[start:end], line, is_paper))
    return drafts


def add_pieces(draft: Draft, pieces: list[Piece]) -> None:
    """Adds to a paper what another line says of it."""
    _add_runs(draft, list(runs_of(pieces)))


def _starts(runs: list[Run]) -> list[int]:
    """Where papers begin in a line that names several by their titles."""
    first: dict[str, int] = {}
    for place, run in enumerate(runs):
        if run.kind == "title" and is_title(run.text) and is_paper_address(run.url):
            first.setdefault(run.url, place)
    places = list(first.values())
    has_bold = bool(places) and any(run.kind == "strong" and is_title(run.text) for run in runs[: places[0]])
    return [0, *(places if has_bold else places[1:])]


def _draft(runs: list[Run], line: int, is_paper: bool) -> Draft:
    draft = Draft(line, is_paper=is_paper)
    place = title_place(runs)
    rest = [replace(run) for run in runs]
    if place is not None:
        take_title(draft, rest, place)
    _add_runs(draft, rest)
    has_where = "venue" in draft.fields or "published" in draft.fields or "kind" in draft.fields
    if draft.title and "authors" in draft.fields and has_where:
        draft.is_paper = True
    return draft


def _add_runs(draft: Draft, runs: list[Run]) -> None:
    words = ""
    gathered: list[str] = []
    for run in runs:
        if run.url:
            _add_run(draft, run, words)
            gathered.append("\n" if run.kind == "label" else f" {run.text} ")
            words = ""
            continue
        words = run.text
        is_first = "authors" not in draft.fields and run.kind in ("em", "strong")
        if run.kind == "code" or (is_first and (byline_of(run.text) or is_venue(run.text))):
            _add_text(draft, "".join(gathered))
            gathered = []
            draft.add_remark(without_emoji(run.text))
        elif run.kind == "strong" and not draft.name and _is_name(run.text, "".join(gathered[-1:]).endswith("(")):
            draft.name = title_text(run.text)
        else:
            gathered.append(run.text)
    _add_text(draft, "".join(gathered))


def _add_text(draft: Draft, text: str) -> None:
    text = without_emoji(text)
    for match in re.finditer(r"\(([^()\n]{2,40})\)", text):
        if not draft.name and draft.title and _is_name(match[1]) and not is_venue(match[1]):
            draft.name = clean_line(match[1])
            text = text.replace(match[0], " ", 1)
            break
    draft.add_remark(text)


def _is_name(text: str, is_set_apart: bool = False) -> bool:
    """Whether it is the name of a method, as lists put behind a title: `(GPT-2)`, or `(**Chalk**)`, set apart twice."""
    bare = clean_line(text)
    is_short = len(bare) <= _LONGEST_NAME and (is_set_apart or _ACRONYM.fullmatch(bare) is not None)
    return is_short and bare.lower() not in _ORGANISATIONS and not is_venue(bare)


def _add_run(draft: Draft, run: Run, words: str) -> None:
    """Adds a link to where it belongs."""
    if run.kind == "file":
        draft.is_paper = True
        draft.extra.append(Extra("file", clean_line(run.url)))
        return
    is_other = run.says not in ("", "paper") and run.kind == "label"
    is_only = draft.is_paper and run.kind == "title" and not draft.addresses
    is_sure = is_paper_address(run.url) and not is_other
    if is_sure or ((run.says == "paper" or is_only) and may_be_paper(run.url)):
        draft.add_paper(run.url)
    else:
        says = run.text if run.kind == "label" else words[-80:]
        draft.add_link(run.url, run.says if is_other else None, says)
    text = run.text.strip("[]() ")
    if run.kind == "label" and not preprint_of(text) and (is_venue(text) or date_of(text)):
        draft.add_remark(text)
