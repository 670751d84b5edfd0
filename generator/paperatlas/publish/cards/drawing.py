"""One card as a PNG: the site, a title, a line of facts, the colour of a topic.

Everything is drawn as shades of one scale from the ground to white; one more colour is the topic's.
So a card is a palette of 16 colours, a tenth of the same picture in full colour.
"""

from __future__ import annotations

import io
from functools import lru_cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from paperatlas.publish.cards.card import HEIGHT, WIDTH, Card

_LEFT, _RIGHT, _BAR = 90, 1110, 22
_GROUND = (20, 50, 74)
_WHITE, _QUIET = 255, 185
_SHADES = 15
_TITLE_SIZES = (68, 60, 52, 46)
_TITLE_LINES = 5
_TITLE_BOX = (166, 516)
_REGULAR, _BOLD = 400, 620
_HUES = (
    (126, 183, 236), (239, 151, 145), (130, 200, 139), (188, 163, 232), (223, 166, 106), (77, 198, 206),
    (230, 148, 198), (178, 188, 98), (151, 174, 239), (234, 156, 122), (92, 203, 173), (214, 153, 216),
    (202, 177, 98), (93, 191, 226), (239, 148, 166), (153, 195, 116),
)  # fmt: skip
"""The colours of topics in the dark, as in the style sheet."""


def draw(card: Card, key: str) -> bytes:
    """The card as a PNG.

    Args:
        card: what it says.
        key: a text kept in the file, from which `key_of` tells whether a file is up to date.
    """
    shades = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(shades)
    pen.text((_LEFT, 62), _cut(card.site, 30, _BOLD, _RIGHT - _LEFT), _WHITE, _font(30, _BOLD))
    size, lines = _title(card.title)
    height = round(size * 1.22)
    place = _TITLE_BOX[0] + max(0, (_TITLE_BOX[1] - _TITLE_BOX[0] - height * len(lines)) // 2)
    if card.kind:
        pen.text((_LEFT, place - 34), _cut(card.kind, 26, _REGULAR, _RIGHT - _LEFT), _QUIET, _font(26, _REGULAR))
        place += 14
    for line in lines:
        pen.text((_LEFT, place), line, _WHITE, _font(size, _BOLD))
        place += height
    pen.text((_LEFT, 548), _cut(card.facts, 28, _REGULAR, _RIGHT - _LEFT), _QUIET, _font(28, _REGULAR))
    picture = shades.point(_TO_SHADES)
    picture.putpalette(_palette(card.hue))
    picture.paste(_SHADES, (0, 0, _BAR, HEIGHT))
    said = PngInfo()
    said.add_text("Comment", key)
    file = io.BytesIO()
    picture.save(file, "PNG", bits=4, compress_level=6, compress_type=3, pnginfo=said)
    return file.getvalue()


def key_of(picture: bytes) -> str | None:
    """The key that a card was drawn with, where it has one."""
    start = picture.find(b"tEXtComment\0", 0, 200)
    if start < 0:
        return None
    length = int.from_bytes(picture[start - 4 : start], "big")
    return picture[start + 12 : start + 4 + length].decode("latin-1")


def can_show(text: str) -> bool:
    """Whether the font has every character."""
    return all(_has(character) for character in text)


_TO_SHADES = [round(value * (_SHADES - 1) / 255) for value in range(256)]


def _palette(hue: int | None) -> list[int]:
    shades = [
        round(low + (255 - low) * place / (_SHADES - 1)) for place in range(_SHADES) for low in _GROUND
    ]  # fmt: skip
    return [*shades, *(_HUES[hue % len(_HUES)] if hue is not None else (143, 208, 255))]


@lru_cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    path = files("fontpkg_noto_serif") / "files" / "NotoSerif[wdth,wght].ttf"
    with path.open("rb") as file:
        font = ImageFont.truetype(io.BytesIO(file.read()), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight, 100])
    return font


@lru_cache(maxsize=4096)
def _has(character: str) -> bool:
    """Whether the font draws a character otherwise than one that it does not have."""
    font = _font(26, _REGULAR)
    unknown, mask = font.getmask("\U0010ffff"), font.getmask(character)
    return character.isspace() or mask.size != unknown.size or bytes(mask) != bytes(unknown)


@lru_cache(maxsize=20_000)
def _width(word: str, weight: int) -> float:
    """The width of a word at a size of 100."""
    return _font(100, weight).getlength(word)


def _length(words: list[str], size: int, weight: int) -> float:
    return (sum(_width(word, weight) for word in words) + _width(" ", weight) * (len(words) - 1)) * size / 100


def _title(text: str) -> tuple[int, list[str]]:
    """The largest size at which a title fits, and its lines."""
    words = text.split()
    for size in _TITLE_SIZES:
        lines = _lines(words, size)
        if len(lines) * size * 1.22 <= _TITLE_BOX[1] - _TITLE_BOX[0] and len(lines) <= _TITLE_LINES:
            return size, lines
    size = _TITLE_SIZES[-1]
    lines = _lines(words, size)[:_TITLE_LINES]
    return size, [*lines[:-1], _cut(f"{lines[-1]} …", size, _BOLD, _RIGHT - _LEFT)] if lines else []


def _lines(words: list[str], size: int) -> list[str]:
    lines: list[list[str]] = []
    for word in words:
        if lines and _length([*lines[-1], word], size, _BOLD) <= _RIGHT - _LEFT:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_cut(" ".join(line), size, _BOLD, _RIGHT - _LEFT) for line in lines]


def _cut(text: str, size: int, weight: int, room: int) -> str:
    """The text, shortened where it is wider than there is room."""
    words = text.split()
    if _length(words, size, weight) <= room:
        return " ".join(words)
    while len(words) > 1 and _length([*words, "…"], size, weight) > room:
        words.pop()
    if len(words) == 1:
        letters = words[0]
        while letters and _length([f"{letters}…"], size, weight) > room:
            letters = letters[:-1]
        return f"{letters}…"
    return f"{' '.join(words).rstrip(',;:…')} …"
