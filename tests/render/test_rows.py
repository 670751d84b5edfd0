"""Papers as rows of lists."""

from __future__ import annotations

from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.model.record import Origin
from paperatlas.render.book import Book
from paperatlas.render.options import Options
from paperatlas.render.rows import row


def collection(count: int) -> Book:
    made = tuple(
        Paper(
            id=f"kettle-{n}", title=f"Kettle {n}", title_given=True, sources=(Origin("a", 1, "yaml"),), abstract="Moss."
        )
        for n in range(count)
    )
    return Book(Atlas(made, (), ()), Options(lean_from=3))


def test_rows_of_a_very_large_collection_are_short() -> None:
    small, large = collection(2), collection(3)
    for form, shown in (("listed", False), ("plain", True)):
        assert "Moss" in row(small, small.atlas.papers[0], "years/2020.md", form=form).text  # type: ignore[arg-type]
        said = row(large, large.atlas.papers[0], "years/2020.md", form=form).text  # type: ignore[arg-type]
        assert ("Moss" in said) == shown


def test_a_page_with_rows_depends_on_the_collection_being_large() -> None:
    small, large = collection(2), collection(3)
    _, reads = small.noted(lambda: row(small, small.atlas.papers[0], "years/2020.md", form="listed"))
    assert [small.digest(read) for read in reads] != [large.digest(read) for read in reads]
