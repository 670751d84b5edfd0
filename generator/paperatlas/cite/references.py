"""Papers as people refer to them, in the styles of APA, IEEE and Chicago.

typst writes the references: its processor for the Citation Style Language is hayagriva, and the styles come with it.
Each reference is a bibliography of its own, so that none is told apart from another by a letter behind its year.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from functools import cache
from hashlib import blake2b
from typing import Any

from paperatlas.cite.reference_entry import FACTS, HELD, OTHERS, STAND_INS, STYLES, can_be_cited, entry
from paperatlas.model.paper import Paper

References = tuple[str, ...]
"""A paper's reference in each of the styles, as HTML with no other element than `em`."""
_DOCUMENT = (
    b"#for entry in json(bytes(sys.inputs.entries)) "
    b"{ bibliography(bytes(entry), full: true, title: none, style: sys.inputs.style) }"
)
_TOGETHER = 50
"""Papers whose references are written at once: of more, none is written faster."""
_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_LABEL = re.compile(r'<span class="prefix">.*?</span>')
_ELEMENT = re.compile(r"<[^<>]*>")
_START, _END = "\ue006", "\ue007"
"""Of what is emphasised; like all characters of this kind they are in no entry."""
_SEAM = re.compile(f"{_END}(\\s*){_START}")
_UNNAMED = re.compile(rf"(,?) (?:&|and|…) {OTHERS}\.?")
_QUOTED = re.compile("“([^”]*)”")
_STRAIGHT = re.compile("{0}([^{0}]*){0}".format(STAND_INS['"']))
_SINGLE = str.maketrans({STAND_INS["“"]: "‘", STAND_INS["”"]: "’"})
_MENDED = (
    # What styles write between two parts of which the second is missing.
    (re.compile(r",(?=[.)])"), ""),
    (re.compile(r",$"), "."),
    (re.compile(rf"({_END} \S+) :(?= )"), r"\1:"),
    (re.compile(r"(?<=[.?!]”)\."), ""),
    # A title that ends with a sign of its own gets no second one.
    (re.compile(rf"(?<=[?!])((?:’|{_END})?)[.,](?=[” ])"), r"\1"),
    (re.compile(rf"(?<=\.)({_END}?)\.(?= )|(?<=\.)[.,](?=”)"), r"\1"),
    (re.compile("’([.,])”"), r"\1’”"),
)
_AS_WRITTEN = {stand_in: character for character, stand_in in STAND_INS.items()} | {HELD: ""}
_STAND_IN = re.compile(f"[{''.join(_AS_WRITTEN)}]")


Entries = list[str]
"""A paper's entries as JSON, one for each style."""
Write = Callable[[list[Entries]], list[References]]
Over = Callable[[Write, list[list[Entries]]], Iterable[list[References]]]
"""Does the work on each of its parts, in the order given; `map`, or what shares it among processes."""


def references(
    papers: Iterable[Paper],
    kept: MutableMapping[bytes, bytes],
    over: Over = map,
) -> dict[str, References]:
    """The references of papers by identifier; a paper that cannot be referred to has none.

    Args:
        papers: the papers.
        kept: references written before, which are taken from here, and into which new ones are put.
        over: goes over the parts of the work.
    """
    found: dict[str, References] = {}
    wanted: list[tuple[Paper, bytes]] = []
    for paper in filter(can_be_cited, papers):
        key = _key(paper)
        before = kept.get(key)
        if before is not None:
            found[paper.id] = tuple(json.loads(before))
        else:
            wanted.append((paper, key))
    parts = [wanted[start : start + _TOGETHER] for start in range(0, len(wanted), _TOGETHER)]
    results = over(written_of, [[_entries(paper) for paper, _ in part] for part in parts])
    for part, written in zip(parts, results, strict=True):
        for (paper, key), made in zip(part, written, strict=True):
            kept[key] = json.dumps(made, ensure_ascii=False).encode()
            found[paper.id] = made
    return {identifier: made for identifier, made in found.items() if made}


def _entries(paper: Paper) -> Entries:
    return [json.dumps({"a": entry(paper, style)}, ensure_ascii=False) for style in STYLES]


def written_of(wanted: list[Entries]) -> list[References]:
    """The references of papers by their entries, empty where typst cannot write them."""
    try:
        columns = [_bibliography(style, [entries[place] for entries in wanted]) for place, style in enumerate(STYLES)]
    except _UnfitError:
        if len(wanted) == 1:
            return [()]
        middle = len(wanted) // 2
        return [*written_of(wanted[:middle]), *written_of(wanted[middle:])]
    return list(zip(*columns, strict=True))


class _UnfitError(Exception):
    """Entries among which is one that typst does not take."""


def _bibliography(style: str, entries: Entries) -> list[str]:
    """The references of some entries in a style.

    Raises:
        _UnfitError: where one of them cannot be written.
    """
    compiler, problems = _compiler()
    try:
        said = {"entries": json.dumps(entries, ensure_ascii=False), "style": style}
        page = compiler.compile(input=_DOCUMENT, format="html", sys_inputs=said).decode()
    except problems as problem:
        raise _UnfitError from problem
    except BaseException as problem:
        # What goes wrong within typst is no `Exception`, so that it is not caught by accident.
        if type(problem).__name__ != "PanicException":
            raise
        raise _UnfitError from problem
    items = [_tidy(item) for item in _ITEM.findall(page)]
    if len(items) != len(entries) or not all(items):
        raise _UnfitError
    return items


@cache
def _compiler() -> tuple[Any, type[Exception]]:
    import typst

    # What is written is text: no font is needed, and looking for some takes longer than all the rest.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    return typst.Compiler(_DOCUMENT, font_paths=fonts), typst.TypstError


def _tidy(item: str) -> str:
    """A reference as typst writes it, without its number and with the source's own characters."""
    marked = _LABEL.sub("", item).replace("<em>", _START).replace("</em>", _END)
    text = " ".join(html.unescape(_ELEMENT.sub("", marked)).split())
    text = _QUOTED.sub(_requoted, _UNNAMED.sub(r"\1 et al.", _SEAM.sub(r"\1", text)))
    for slip, mended in _MENDED:
        text = slip.sub(mended, text)
    text = _STAND_IN.sub(lambda match: _AS_WRITTEN[match[0]], text)
    return html.escape(text, quote=False).replace(_START, "<em>").replace(_END, "</em>")


def _requoted(title: re.Match[str]) -> str:
    """A title in quotation marks, with single ones for those within it."""
    inner = _STRAIGHT.sub(r"‘\1’", title[1])
    return f"“{inner.translate(_SINGLE)}”"


def _key(paper: Paper) -> bytes:
    facts = repr([getattr(paper, name) for name in FACTS])
    return blake2b(facts.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def runs(reference: str) -> Iterator[tuple[str, bool]]:
    """The runs of a reference as text, and whether each is emphasised."""
    for place, run in enumerate(re.split("</?em>", reference)):
        if run:
            yield html.unescape(run), place % 2 == 1
