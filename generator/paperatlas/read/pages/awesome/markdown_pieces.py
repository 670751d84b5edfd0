"""The pieces that a paragraph of Markdown is cut into."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that looks alike. A line break is a piece of its own."""

    text: str
    url: str | None = None
    """Where it links to; of a picture that is no link, the picture's address."""
    strong: bool = False
    em: bool = False
    code: bool = False
    image: bool = False
    badge: bool = False
    """A link that is a picture; its text is the picture's description."""


def plain(found: list[Piece]) -> str:
    """The text of the pieces, without pictures and what describes them."""
    return "".join(piece.text for piece in found if not (piece.image or piece.badge))


def behind(found: list[Piece], length: int) -> list[Piece]:
    """The pieces behind so many characters of their text."""
    rest = []
    for piece in found:
        is_picture = piece.image or piece.badge
        size = 0 if is_picture else len(piece.text)
        if size and length >= size:
            length -= size
            continue
        rest.append(replace(piece, text=piece.text[length:]) if not is_picture else piece)
        length = 0 if size else length
    return rest
