"""Files made from something else than pages: the same bytes, whatever of an earlier build is taken over."""

from __future__ import annotations

import random
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

from paperatlas.publish.incremental.derived import Deriving, Pieced, Whole
from paperatlas.publish.incremental.manifest import Derivation, scan
from paperatlas.publish.incremental.pieces import places_of
from paperatlas.publish.incremental.site_files import SiteFiles

TEXTS = {"moss": "Moos grün", "fern": "", "lichen": "Flechte\nund mehr", "ivy": "Efeu " * 40}


class Garden:
    """A site that is built again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "0"
        self.builds = 0
        self.made: list[str] = []
        self.left: Derivation | None = None

    def write(self, *files: Whole | Pieced, program: str = "program") -> list[str]:
        """Builds the site with these files; gives the paths of those that stay as they are."""
        self.made.clear()
        self.builds += 1
        new = self.folder / str(self.builds)
        new.mkdir()
        deriving = Deriving(SiteFiles(new, self.site, scan(self.site)), program, self.left)
        for file in files:
            deriving.write(file)
        for name in deriving.same:
            (self.site / name).rename(new / name)
        self.site, self.left = new, deriving.made
        return deriving.same

    def list_of(self, plants: list[str], texts: dict[str, str] = TEXTS, head: str = "[", gap: str = "¶") -> Pieced:
        """A file with a piece for each plant."""

        def make(number: int) -> str:
            self.made.append(plants[number])
            return texts[plants[number]]

        return Pieced("list.txt", head, gap, "]", [digest(f"{plant} {texts[plant]}") for plant in plants], make)

    def text(self, name: str = "list.txt") -> str:
        return (self.site / name).read_text("utf-8")


def digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    return Garden(tmp_path)


def test_only_pieces_made_from_something_else_are_made(garden: Garden) -> None:
    garden.write(garden.list_of(["moss", "fern", "lichen"]))
    assert garden.made == ["moss", "fern", "lichen"]
    changed = {**TEXTS, "fern": "Farn"}
    assert garden.write(garden.list_of(["ivy", "lichen", "fern", "moss"], changed)) == []
    assert garden.made == ["ivy", "fern"]
    assert garden.text() == f"[{TEXTS['ivy']}¶{TEXTS['lichen']}¶Farn¶{TEXTS['moss']}]"


@pytest.mark.parametrize("seed", range(20))
def test_any_sequence_of_builds_gives_the_text_of_one_from_nothing(garden: Garden, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(6):
        texts = {plant: chance.choice([text, f"{text}!", "é" * chance.randrange(50)]) for plant, text in TEXTS.items()}
        plants = chance.sample(sorted(TEXTS), chance.randrange(len(TEXTS) + 1))
        file = garden.list_of(plants, texts, chance.choice(["[", "é"]), chance.choice(["", "¶"]))
        garden.write(file)
        assert garden.text() == "".join(file.parts())


def test_files_made_from_the_same_stay_and_are_not_made(garden: Garden) -> None:
    def make() -> str:
        garden.made.append("feed")
        return "feed"

    files = (Whole("feed.xml", b"of moss", make), garden.list_of(["moss"]))
    assert garden.write(*files) == []
    assert garden.write(*files) == ["feed.xml", "list.txt"]
    assert garden.made == []
    # The table of the pieces is still there for the build after that.
    garden.write(garden.list_of(["moss", "fern"]))
    assert garden.made == ["fern"]


def test_text_that_came_out_the_same_of_something_else_stays(garden: Garden) -> None:
    garden.write(Whole("feed.xml", b"of moss", lambda: "feed"))
    assert garden.write(Whole("feed.xml", b"of fern", lambda: "feed")) == ["feed.xml"]
    assert garden.write(Whole("feed.xml", b"of moss", lambda: "another")) == []
    assert garden.text("feed.xml") == "another"


def test_packed_file_stays_where_it_is_made_from_the_same(garden: Garden) -> None:
    garden.write(Whole("list.txt.gz", b"of moss", lambda: "moss"))
    packed = (garden.site / "list.txt.gz").read_bytes()
    assert packed.startswith(b"\x1f\x8b")
    assert garden.write(Whole("list.txt.gz", b"of moss", lambda: pytest.fail("it is made"))) == ["list.txt.gz"]
    assert garden.write(Whole("list.txt.gz", b"of fern", lambda: "fern")) == []
    assert (garden.site / "list.txt.gz").read_bytes() != packed


def test_another_program_takes_nothing_over(garden: Garden) -> None:
    garden.write(garden.list_of(["moss"]))
    assert garden.write(garden.list_of(["moss"]), program="other") == []
    assert garden.made == ["moss"]


def lost(garden: Garden) -> None:
    (garden.site / "list.txt").unlink()


def cut_off(garden: Garden) -> None:
    path = garden.site / "list.txt"
    path.write_bytes(path.read_bytes()[:-9])


def without_table(garden: Garden) -> None:
    assert garden.left is not None
    garden.left.tables.clear()


def with_another_table(garden: Garden) -> None:
    assert garden.left is not None
    table = garden.left.tables["list.txt"]
    garden.left.tables["list.txt"] = table[:40] + ("B" if table[40] == "A" else "A") + table[41:]


@pytest.mark.parametrize("harm", [lost, cut_off, without_table, with_another_table])
def test_what_cannot_be_taken_over_is_made(garden: Garden, harm: Callable[[Garden], None]) -> None:
    garden.write(garden.list_of(["moss", "lichen"]))
    harm(garden)
    file = garden.list_of(["moss", "lichen", "fern"])
    garden.write(file)
    assert garden.text() == f"[{TEXTS['moss']}¶{TEXTS['lichen']}¶]"


@pytest.mark.parametrize("table", ["", "AAAA", "no table", "é"])
def test_text_that_is_no_table_has_no_places(table: str) -> None:
    assert places_of(table) == {}
