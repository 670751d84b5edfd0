"""What can be saved of an entry that is not sound BibTeX.

Such an entry ends where the next one begins on a line of its own, and a field ends at the latest
where the next one begins on a line of its own.
"""

from __future__ import annotations

import re

from paperatlas.read.bibliographies.bibtex.grammar import BrokenError, Fault, Field, Macro, Parts, Value

_NEXT_ENTRY = re.compile(r"\n[^\S\n]*+@[^\S\n]*+[A-Za-z]\w*+\s*+[{(]")
_KEY = re.compile(r"\s*+([^\s,={}\"]*+)(?:\s*+,|[^\S\n]*+\n)")
_FIELD = re.compile(r"(?:(?<=[\s,{(}\")])|^)([A-Za-z][\w.+:-]{0,60}+)[^\S\n]*+=\s*+(?=[{\"\w])")
_NEXT_FIELD = re.compile(r"\n[^\S\n]*+(?:,[^\S\n]*+)?[A-Za-z][\w.+:-]{0,60}+[^\S\n]*+=\s*+[{\"\w]")
_NOTHING = re.compile(r"[\s,{}()]*+")
_BRACE = re.compile(r"[{}]")
_QUOTE = re.compile(r"[\"{}]")
_BEHIND_VALUE = re.compile(r"[^\S\n]*+(?:[,})]|\n|$|#|%)")
_LONE_BRACE = re.compile(r"\n[^\S\n]*+[})][^\S\n]*+(?=\n|$)")
_WORD = re.compile(r"[\w-]++(?=[^\S\n]*+[,}\n)]|$)")
_JOIN = re.compile(r"\s*+#\s*+(?=[{\"\w])")


def repair(text: str, at: int, has_key: bool, problem: BrokenError) -> Parts:
    """Key, fields and faults of the broken block whose inside begins at `at`, and where the next one may begin.

    Args:
        text: the whole file.
        at: just behind the block's opening brace.
        has_key: whether it is an entry, and not a `@string`.
        problem: why it could not be read as it should.
    """
    following = _NEXT_ENTRY.search(text, at)
    end = following.start() + 1 if following else len(text)
    key = ""
    place = at
    match = _KEY.match(text, at, end) if has_key else None
    if match is not None:
        key, place = match[1], match.end()
    fields, faults = _fields(text, place, end)
    name = f'entry "{key}"' if key else "an entry" if has_key else "a @string"
    if not any(fault.is_loss or fault.offset <= problem.offset for fault in faults):
        faults.append(Fault(min(problem.offset, max(at, end - 1)), problem.finding, problem.remedy))
    return key, fields, [fault._replace(finding=f"{name} {fault.finding}") for fault in faults], end


def _fields(text: str, at: int, end: int) -> tuple[list[Field], list[Fault]]:
    fields: list[Field] = []
    faults: list[Fault] = []
    while at < end:
        match = _FIELD.search(text, at, end)
        start = match.start() if match else end
        if (match or not _is_behind_end(text, at, end)) and (lost := _lost(text, at, start)):
            faults.append(lost)
        if match is None:
            break
        following = _NEXT_FIELD.search(text, match.end(), end)
        limit = following.start() if following else end
        value, at, is_whole = _value(text, match.end(), limit)
        if not is_whole:
            mark = "brace" if text[match.end()] == "{" else "quotation mark"
            if text[match.end()] not in '{"':
                finding, remedy = f'has field "{match[1]}" without braces', "put them round the value"
            else:
                finding = f'has no closing {mark} in field "{match[1]}"'
                remedy = "write one; what stands before the next field was taken"
            faults.append(Fault(match.start(), finding, remedy))
        fields.append(Field(match[1].lower(), value, match.start()))
    return fields, faults


def _lost(text: str, at: int, end: int) -> Fault | None:
    """A fault for what stands between two fields and is neither."""
    nothing = _NOTHING.match(text, at, end)
    at = nothing.end() if nothing else at
    snippet = " ".join(text[at : min(end, at + 80)].split())
    if not snippet or snippet.startswith("%"):
        return None
    finding = f'has something that is no field: "{snippet[:40]}"'
    return Fault(at, finding, "write it as: name = {value},", is_loss=True)


def _is_behind_end(text: str, at: int, end: int) -> bool:
    """Whether the entry's closing brace stands at `at`, so that the rest is comment."""
    nothing = _NOTHING.match(text, at, end)
    return nothing is not None and "\n}" in nothing[0]


def _value(text: str, at: int, limit: int) -> tuple[Value, int, bool]:
    """The value at `at`, where it ends, and whether it ended as it should."""
    pieces: list[str | Macro] = []
    while True:
        end = _end_of_piece(text, at, limit)
        if end is None:
            if closing := _LONE_BRACE.search(text, at, limit):
                limit = closing.start()
            taken = text[at:limit].strip()
            taken = taken.lstrip('{"').rstrip(' \t\n,})"')
            return (taken, limit, False) if not pieces else ((*pieces, taken), limit, False)
        if text[at] in '{"':
            pieces.append(text[at + 1 : end - 1])
        else:
            pieces.append(text[at:end] if text[at:end].isdigit() else Macro(text[at:end]))
        joined = _JOIN.match(text, end, limit)
        if joined is None:
            return (pieces[0] if len(pieces) == 1 else tuple(pieces)), end, True
        at = joined.end()


def _end_of_piece(text: str, at: int, limit: int) -> int | None:
    """The place behind the braces, quotation marks or word at `at`; `None` where they are not closed."""
    if text[at] == "{":
        end = _behind_brace(text, at, limit)
    elif text[at] == '"':
        end = _behind_quote(text, at, limit)
    else:
        word = _WORD.match(text, at, limit)
        return word.end() if word else None
    return end if end is not None and _BEHIND_VALUE.match(text, end, limit) else None


def _behind_brace(text: str, at: int, limit: int) -> int | None:
    depth = 0
    for match in _BRACE.finditer(text, at, limit):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end()
    return None


def _behind_quote(text: str, at: int, limit: int) -> int | None:
    depth = 0
    for match in _QUOTE.finditer(text, at + 1, limit):
        if match[0] == '"' and depth == 0:
            return match.end()
        depth += {"{": 1, "}": -1}.get(match[0], 0)
    return None
