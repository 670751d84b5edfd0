"""HTML and JATS in titles and abstracts, turned to plain text; mathematics becomes TeX between dollar signs.

JATS: Journal Article Tag Suite, ANSI/NISO Z39.96, as Crossref hands it on with the prefix `jats:`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from paperatlas.model.identifiers import is_web_address
from paperatlas.text.markup_tokens import Tag, has_entity, tokens
from paperatlas.text.mathml import Node, mathml_to_tex
from paperatlas.text.scripts import lowered, raised

_PARAGRAPHS = frozenset(
    "p div sec section list ul ol dl disp-quote disp-formula blockquote h1 h2 h3 h4 h5 h6 table table-wrap tbody thead "
    "tfoot caption figure figcaption fig article header footer center address pre abstract trans-abstract abstracttext "
    "def-list fn related-article hr".split()
)
_LINES = frozenset("br break li list-item tr dt dd def-item".split())
_CELLS = frozenset("td th term".split())
_BLOCKS = _PARAGRAPHS | _LINES | _CELLS | {"title"}
_INLINE = frozenset(
    "i b u s em strong sup sub sc scp tt a span font small big strike del ins kbd samp var dfn time nobr italic bold "
    "underline overline monospace sans-serif roman inline-formula alternatives tex-math tex named-content "
    "styled-content xref ext-link uri email math fixed-case url inf ovl object-id mark code nocase bdi bdo q cite abbr "
    "abbrev acronym chem-struct milestone-start milestone-end private-char ruby rb rt rp def label".split()
)
_MATH = frozenset(
    "mi mn mo ms mtext mspace mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mlabeledtr "
    "mtd mstyle mfenced semantics annotation annotation-xml menclose mpadded mphantom mmultiscripts mprescripts merror "
    "none maligngroup malignmark".split()
)
_DROPPED = frozenset({"script", "style"})
_EMPTY = frozenset("img wbr graphic inline-graphic inline-media media".split())
_KNOWN = _BLOCKS | _INLINE | _MATH | _DROPPED | _EMPTY
_PREFIXES = frozenset({"jats", "mml"})
"""Prefixes that are used for markup only, whatever the name behind them."""
_FORMULAS = frozenset({"alternatives", "inline-formula", "disp-formula"})
"""Elements of JATS that hold one formula, perhaps in several notations."""
_TEX = frozenset({"tex-math", "tex"})
_LINKS = frozenset({"a", "ext-link", "uri"})
_GATHERED = frozenset({"sup", "sub", "inf", "title"}) | _TEX | _LINKS | _FORMULAS | _DROPPED
"""Elements whose text must be known as a whole before it can be written."""
_DEEPEST = 60
"""Elements of these sorts within each other; deeper ones count for nothing, their text stays."""
_RUN_IN = "\ue010"
"""Stands between a heading and the paragraph that it opens."""
_HEADINGS_LEFT_OUT = frozenset("abstract summary résumé resumen resumo zusammenfassung".split())
_POINTING = re.compile(
    r"(?:(?:on|at|this|the|our|available)\s)*(?:here|(?:hyper)?link|url|website|web\s?(?:page|site)|page|project page"
    r"|repository|repo|code|source code|github|gitlab|data|dataset|demo|videos?)",
    re.IGNORECASE,
)
"""Words of a link that say nothing without the address."""
_BLANK = re.compile(r"\n\s*\n\s*")


def markup_to_text(source: str) -> str:
    """`source` without its markup: paragraphs parted by an empty line, entities resolved.

    Only tags that HTML, JATS and MathML know count as markup, so that `p < .05` and `x<y>z` stay.
    Raised and lowered digits become `²` and `₂`. Markup that was escaped twice is taken off twice.
    """
    for _ in range(2):
        if "<" not in source and "&" not in source:
            return source
        source, found = _without_markup(source)
        if not found or not (has_entity(source) or any(isinstance(token, Tag) for token in tokens(source, _is_tag))):
            return source
    return source


def is_markup(tag: str) -> bool:
    """Whether an element of this name, in lower case and without prefix, counts as markup."""
    return tag in _KNOWN


def _is_tag(prefix: str | None, name: str) -> bool:
    return name in _KNOWN or prefix in _PREFIXES


def _without_markup(source: str) -> tuple[str, bool]:
    """The text, and whether there was anything to take off."""
    found = list(tokens(source, _is_tag))
    if not any(isinstance(token, Tag) for token in found):
        text = "".join(token for token in found if isinstance(token, str))
        return text, text != source
    collected = _Text()
    # Where elements mark the paragraphs, line breaks in the source do not.
    is_filled = any(isinstance(token, Tag) and token.name in _PARAGRAPHS for token in found)
    for token in found:
        if isinstance(token, Tag):
            collected.add_tag(token)
        elif token:
            collected.add(token.replace("\n", " ") if is_filled else token)
    return collected.whole(), True


@dataclass(slots=True)
class _Open:
    """An element whose end has not come."""

    tag: str
    parts: list[str] = field(default_factory=list)
    formulas: dict[int, bool] = field(default_factory=dict)
    """Which of the parts are formulas, and whether the source gave them in TeX."""
    address: str | None = None

    def text(self) -> str:
        """What was gathered, of one formula in several notations the best."""
        if self.tag in _FORMULAS and self.formulas:
            best = {place for place, is_tex in self.formulas.items() if is_tex} or set(self.formulas)
            if self.tag == "alternatives":
                return self.parts[min(best)]
            kept = (part for place, part in enumerate(self.parts) if place in best or place not in self.formulas)
            return "".join(kept)
        return "".join(self.parts)


class _Text:
    """Collects text while tags come by; an element that never ends, ends with the text."""

    def __init__(self) -> None:
        self._open = [_Open("")]
        self._counts: Counter[str] = Counter()
        self._math: list[Node] = []

    def whole(self) -> str:
        """All of the text."""
        self._end_math()
        while len(self._open) > 1:
            self._close()
        text = re.sub(rf"{_RUN_IN}\s*", " ", "".join(self._open[0].parts))
        return _BLANK.sub("\n\n", text).strip()

    def add(self, data: str) -> None:
        """Adds text."""
        if len(self._math) == 1 and self._math[0].children and any(map(str.isalpha, data)):
            # Words do not stand in a formula without an element of their own: its end was forgotten.
            self._end_math()
        if self._math:
            self._math[-1].texts.append(data)
        else:
            self._open[-1].parts.append(data.replace(_RUN_IN, ""))

    def add_tag(self, tag: Tag) -> None:
        """Adds the beginning or the end of an element."""
        if self._math and tag.name in _BLOCKS | _FORMULAS:
            # Whoever wrote the formula forgot its end.
            self._end_math()
        if self._math or tag.name == "math":
            self._add_to_math(tag)
        elif tag.name in _GATHERED:
            self._gather(tag)
        if tag.name in _PARAGRAPHS:
            self._open[-1].parts.append("\n\n")
        elif tag.name in _LINES:
            self._open[-1].parts.append("\n")
        elif tag.name in _CELLS:
            self._open[-1].parts.append(" ")

    def _gather(self, tag: Tag) -> None:
        if tag.is_end:
            if self._counts[tag.name]:
                while self._close() != tag.name:
                    pass
        elif not tag.is_empty and len(self._open) <= _DEEPEST:
            address = tag.values().get("href") if tag.name in _LINKS else None
            self._open.append(_Open(tag.name, address=address))
            self._counts[tag.name] += 1

    def _close(self) -> str:
        """Ends the innermost element; gives its name."""
        entry = self._open.pop()
        self._counts[entry.tag] -= 1
        outer = self._open[-1]
        text = entry.text()
        if entry.tag in _TEX and (text := _formula(text)):
            outer.formulas[len(outer.parts)] = True
        elif entry.tag in _FORMULAS and outer.tag in _FORMULAS and entry.formulas:
            outer.formulas[len(outer.parts)] = any(entry.formulas.values())
        outer.parts.append(_written(entry, text, _last_character(outer.parts)))
        return entry.tag

    def _add_to_math(self, tag: Tag) -> None:
        if not tag.is_end:
            node = Node(tag.name, dict(tag.values()))
            if self._math:
                self._math[-1].children.append(node)
            if not tag.is_empty and len(self._math) <= _DEEPEST:
                self._math.append(node)
        elif tag.name == "math":
            self._end_math()
        elif any(node.tag == tag.name for node in self._math):
            while self._math.pop().tag != tag.name:
                pass

    def _end_math(self) -> None:
        if self._math:
            tex = mathml_to_tex(self._math[0])
            self._math = []
            outer = self._open[-1]
            if tex:
                outer.formulas[len(outer.parts)] = False
                outer.parts.append(f"${tex}$")


def _written(entry: _Open, text: str, before: str) -> str:
    """What an element with this text looks like in running text, behind the character `before`."""
    if entry.tag in _DROPPED:
        return ""
    if entry.tag == "sup":
        return raised(text, before)
    if entry.tag in ("sub", "inf"):
        return lowered(text)
    if entry.tag == "title":
        return _heading(text)
    url = entry.address
    if url and is_web_address(url) and _POINTING.fullmatch(text.strip(" ()[].,")):
        return f"{text} ({url})"
    return text


def _heading(text: str) -> str:
    heading = text.strip().rstrip(":.").rstrip()
    if not heading or heading.casefold() in _HEADINGS_LEFT_OUT:
        return "\n\n"
    return f"\n\n{heading}{'' if heading[-1] in '?!' else ':'}{_RUN_IN}"


def _last_character(parts: list[str]) -> str:
    return next((part[-1] for part in reversed(parts[-3:]) if part), "")


def _formula(tex: str) -> str:
    """A formula of JATS, which may come as a whole LaTeX document."""
    _, _, body = tex.partition(r"\begin{document}")
    bare = (body.partition(r"\end{document}")[0] if body else tex).strip()
    bare = re.sub(r"^(?:\$\$?|\\\(|\\\[)|(?:\$\$?|\\\)|\\\])$", "", bare).strip()
    return f"${' '.join(bare.split())}$" if bare else ""
