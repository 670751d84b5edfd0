from __future__ import annotations

from paperatlas.model.paper import Paper
from paperatlas.model.record import Name, Origin
from paperatlas.render.wording import all_authors, short_who, who

ORIGIN = Origin("data/a.yml", 1, "yaml")


def paper(*names: str, more: bool | None = None, count: int | None = None) -> Paper:
    authors = tuple(Name(name) for name in names)
    return Paper(id="a", title_given=True, sources=(ORIGIN,), authors=authors, more_authors=more, author_count=count)


def test_authors_stand_in_their_order_on_one_line() -> None:
    assert who(paper("Ada Example", "Bo Beispiel")) == ("Ada Example, Bo Beispiel",)


def test_long_list_of_authors_is_cut_and_the_rest_counted() -> None:
    (line,) = who(paper(*(f"Ada Number{n}" for n in range(2_900))))
    assert line.count("Ada") == 12
    assert line.endswith(" and 2,888 more")


def test_every_author_is_named_where_the_line_is_cut() -> None:
    names = all_authors(paper(*(f"Ada Number{n}" for n in range(2_900))))
    assert names is not None
    assert names.count("Ada") == 2_900
    assert all_authors(paper("Ada Example")) is None


def test_authors_whom_the_source_leaves_out_are_told_of() -> None:
    assert who(paper("Ada Example", more=True)) == ("Ada Example and others",)
    assert who(paper("Ada Example", count=12)) == ("Ada Example and 11 more",)
    assert short_who(paper("Ada Example", more=True)) == "Ada Example et al."


def test_name_from_right_to_left_does_not_turn_its_neighbours_round() -> None:
    assert who(paper("Ada Example", "דנה לוי", "Bo")) == ("Ada Example, <bdi>דנה לוי</bdi>, Bo",)
    assert short_who(paper("محمد علي")) == "<bdi>محمد علي</bdi>"


def test_names_are_text() -> None:
    assert "<" not in who(paper("<b>Ada</b>"))[0]
