"""People's names in two parts, as citation formats want them, and names that have no parts."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from paperatlas.cite.plain import plain
from paperatlas.model.record import Name
from paperatlas.text.names import name_from_text


class Parts(NamedTuple):
    """A name cut for citation. `given` is empty for a body or a person with one name."""

    family: str
    """With its particle: `van Beethoven`."""
    given: str
    suffix: str = ""


@lru_cache(maxsize=65_536)
def parts_of(name: Name) -> Parts:
    """Family name with particle, given name and suffix, guessed where the source gives only the whole.

    What does not read like a person's name is left whole. All parts are empty where there is no
    name at all.
    """
    whole = plain(name.name) or plain(name.family)
    if not (name.family and name.given) and "," not in whole:
        name = name_from_text(whole) or name
    family, given = plain(name.family), plain(name.given)
    if not (family and given):
        return Parts(whole, "")
    particle = plain(name.particle)
    joint = "" if particle.endswith(("'", "’")) or not particle else " "
    return Parts(f"{particle}{joint}{family}", given, plain(name.suffix))
