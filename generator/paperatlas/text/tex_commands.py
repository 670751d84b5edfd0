"""TeX commands of running text resolved by pylatexenc, set up for abstracts."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec
from pylatexenc.latex2text import get_default_latex_context_db as texts_of_commands
from pylatexenc.latexwalker import LatexToken, LatexWalker
from pylatexenc.latexwalker import get_default_latex_context_db as commands

_CONTENT_COMMANDS = (
    "emph",
    "texttt",
    "textsf",
    "textsc",
    "textsl",
    "textrm",
    "textup",
    "text",
    "mbox",
    "uline",
    "uppercase",
)
_FONT_SWITCHES = ("em", "it", "bf", "sl", "sc", "tt", "rm", "sf", "bfseries", "itshape", "scshape", "ttfamily", "small")

_NAMED_CHARACTERS = {
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textbackslash": "\\",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
}
_PLAIN = re.compile(r"(?:[^\\{}%$&~`'!?-]|-(?!-)|'(?!')|`(?!`)|[!?](?!`))+")
"""Characters in a row of which the parser would take each for itself."""


def commands_to_text(text: str) -> str:
    """`text` with its commands resolved; a command nobody knows leaves its name.

    Raises:
        Exception: whatever the parser makes of text that is no TeX.
    """
    new_walker: Any = _Walker
    nodes = new_walker(text, latex_context=_commands(), tolerant_parsing=True).get_latex_nodes()[0]
    return str(_converter().nodelist_to_text(nodes))


class _Walker(LatexWalker):
    """Steps over plain characters at once, where the parser would look at each."""

    def get_token(
        self,
        pos: int,
        include_brace_chars: Any = None,
        environments: bool = True,
        keep_inline_math: Any = None,
        parsing_state: Any = None,
        **others: Any,
    ) -> Any:
        # What reads an argument, which may be a single character, asks without environments or without a state.
        if environments and parsing_state is not None and not include_brace_chars:
            plain = _PLAIN.match(self.s, pos)
            if plain and (run := plain[0].rstrip()):
                return LatexToken(tok="char", arg=run, pos=pos, len=len(run), pre_space="")
        parser: Any = super()
        return parser.get_token(pos, include_brace_chars, environments, keep_inline_math, parsing_state, **others)


@cache
def _commands() -> Any:
    return commands()


@cache
def _converter() -> Any:
    # It reports each odd command of each abstract, which nobody can mend.
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    known = texts_of_commands()
    known.add_context_category(
        "paperatlas",
        prepend=True,
        macros=[
            *(MacroTextSpec(name, simplify_repl="%s") for name in _CONTENT_COMMANDS),
            *(MacroTextSpec(name, simplify_repl="") for name in _FONT_SWITCHES),
            *(MacroTextSpec(name, simplify_repl=character) for name, character in _NAMED_CHARACTERS.items()),
            *(MacroTextSpec(name, discard=True) for name in ("cite", "citep", "citet", "label")),
            MacroTextSpec("url", simplify_repl="%s"),
        ],
    )
    known.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_name_of_command))
    return LatexNodes2Text(latex_context=known, math_mode="verbatim", strict_latex_spaces=False)


def _name_of_command(node: Any, l2tobj: Any) -> str:
    """What an unknown command leaves: its name, apart from the next word."""
    return f"{node.macroname}{node.macro_post_space}"
