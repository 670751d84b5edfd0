"""Colours of the main topics against the grounds they stand on (WCAG 2.2, 1.4.11: 3 to 1 for what is no text)."""

from __future__ import annotations

import math
import re

import pytest

from paperatlas.publish.joined import style
from paperatlas.render.book import HUES

STYLE = style()


def block(scheme: str) -> str:
    found = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', STYLE, re.DOTALL)
    assert found
    return found[1]


def luminance_of_oklch(lightness: float, chroma: float, hue: float) -> float:
    """Relative luminance (CSS Color 4; WCAG 2.2) of a colour, clipped to sRGB."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long, medium, short = (
        (lightness + x * a + y * b) ** 3
        for x, y in ((0.3963377774, 0.2158037573), (-0.1055613458, -0.0638541728), (-0.0894841775, -1.2914855480))
    )
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in linear)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def luminance_of_hex(color: str) -> float:
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize(("scheme", "grounds"), [("default", ["#ffffff"]), ("slate", ["#171c26"])])
def test_colour_of_every_main_topic_stands_out(scheme: str, grounds: list[str]) -> None:
    text = block(scheme) if scheme == "slate" else block("default") + STYLE
    tint = re.search(r"--pa-tint: (#[0-9a-f]{6})", text)
    assert tint
    colors = re.findall(r"--pa-c\d+: oklch\((\d+)% ([\d.]+) (\d+)\)", block(scheme))
    assert len(colors) == HUES
    for lightness, chroma, hue in colors:
        light = luminance_of_oklch(int(lightness) / 100, float(chroma), float(hue))
        assert all(contrast(light, luminance_of_hex(ground)) >= 3 for ground in [*grounds, tint[1]])
