"""References as the manuals of the styles ask for them.

The expected texts follow the Publication Manual of the APA (7th edition, chapters 9 and 10), the IEEE Reference Style
Guide, and the Chicago Manual of Style (18th edition, author-date). Capitals of titles are the source's: these titles
have those that APA and IEEE ask for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from paperatlas.cite import references as writing
from paperatlas.cite.reference_entry import FACTS, STYLES, entry
from paperatlas.cite.references import References, references, runs, written_of
from paperatlas.model.paper import Paper
from paperatlas.model.record import Name
from paperatlas.text.names import name_from_text
from tests.cite.samples import ORIGIN, papers, quick


def paper(title: str | None, *authors: str, **known: Any) -> Paper:
    names = tuple(name for author in authors if (name := name_from_text(author)))
    known["editors"] = tuple(map(name_from_text, known.get("editors", ())))
    return Paper(id="p", title_given=True, sources=(ORIGIN,), title=title, authors=names, **known)


def crowd(number: int) -> list[str]:
    return [f"Ada Name{chr(ord('a') + place)}" for place in range(number)]


JOURNAL = {"venue": "Journal of Stars", "volume": "12", "issue": "3", "pages": "101–119"}
EXPECTED: dict[str, tuple[Paper, tuple[str, str, str]]] = {
    "preprint on arXiv": (
        paper("Graphs that reason", "Zoë Ann Smith", "Bo Li", published="2025-10-14", arxiv_id="2510.14253"),
        (
            "Smith, Z. A., & Li, B. (2025). *Graphs that reason* (arXiv:2510.14253). arXiv."
            " https://arxiv.org/abs/2510.14253",
            "Z. A. Smith and B. Li, “Graphs that reason,” Oct. 14, 2025, arXiv:2510.14253.",
            "Smith, Zoë Ann, and Bo Li. 2025. “Graphs that reason.” Preprint, arXiv, October 14."
            " https://arxiv.org/abs/2510.14253.",
        ),
    ),
    "preprint of which the year is known": (
        paper("Graphs that reason", "Bo Li", year=2025, arxiv_id="2510.14253", venue="arXiv preprint"),
        (
            "Li, B. (2025). *Graphs that reason* (arXiv:2510.14253). arXiv. https://arxiv.org/abs/2510.14253",
            "B. Li, “Graphs that reason,” 2025, arXiv:2510.14253.",
            "Li, Bo. 2025. “Graphs that reason.” Preprint, arXiv. https://arxiv.org/abs/2510.14253.",
        ),
    ),
    "preprint elsewhere": (
        paper("Cells that learn", "Jean-Paul Roux", published="2025-02", venue="bioRxiv", doi="10.1101/2025.01.02"),
        (
            "Roux, J.-P. (2025). *Cells that learn*. bioRxiv. https://doi.org/10.1101/2025.01.02",
            "J.-P. Roux, “Cells that learn,” Feb. 2025, *bioRxiv*. doi: 10.1101/2025.01.02.",
            "Roux, Jean-Paul. 2025. “Cells that learn.” Preprint, bioRxiv, February."
            " https://doi.org/10.1101/2025.01.02.",
        ),
    ),
    "paper in proceedings": (
        paper(
            "Attention is enough",
            "J.R.R. Tolkien",
            published="2024-07",
            venue="Proceedings of the 41st Conference on Learning",
            pages="12–19",
            publisher="PMLR",
            doi="10.1000/x",
        ),
        (
            "Tolkien, J. R. R. (2024). Attention is enough. In *Proceedings of the 41st Conference on Learning*"
            " (pp. 12–19). PMLR. https://doi.org/10.1000/x",
            "J. R. R. Tolkien, “Attention is enough,” in *Proceedings of the 41st Conference on Learning*,"
            " Jul. 2024, pp. 12–19. doi: 10.1000/x.",
            "Tolkien, J. R. R. 2024. “Attention is enough.” In *Proceedings of the 41st Conference on Learning*."
            " PMLR. https://doi.org/10.1000/x.",
        ),
    ),
    "paper in proceedings with editors": (
        paper("Attention is enough", "Bo Li", year=2024, venue="Proc. ICML", editors=["Ann Lee", "Qi Xu"]),
        (
            "Li, B. (2024). Attention is enough. In A. Lee & Q. Xu (Eds.), *Proc. ICML*.",
            "B. Li, “Attention is enough,” in *Proc. ICML*, A. Lee and Q. Xu, Eds., 2024.",
            "Li, Bo. 2024. “Attention is enough.” In *Proc. ICML*, edited by Ann Lee and Qi Xu.",
        ),
    ),
    "paper in proceedings with an address": (
        paper("Attention is enough", "Bo Li", year=2024, venue="ICML 2024", url="https://example.org/a"),
        (
            "Li, B. (2024). Attention is enough. In *ICML 2024*. https://example.org/a",
            "B. Li, “Attention is enough,” in *ICML 2024*, 2024. [Online]. Available: https://example.org/a",
            "Li, Bo. 2024. “Attention is enough.” In *ICML 2024*. https://example.org/a.",
        ),
    ),
    "article in a journal": (
        paper("The mass of stars", "Ann Lee", "Qi Xu", published="2020-03-02", doi="10.1000/xyz123", **JOURNAL),
        (
            "Lee, A., & Xu, Q. (2020). The mass of stars. *Journal of Stars*, *12*(3), 101–119."
            " https://doi.org/10.1000/xyz123",
            "A. Lee and Q. Xu, “The mass of stars,” *Journal of Stars*, vol. 12, no. 3, pp. 101–119, Mar. 2020,"
            " doi: 10.1000/xyz123.",
            "Lee, Ann, and Qi Xu. 2020. “The mass of stars.” *Journal of Stars* 12 (3): 101–19."
            " https://doi.org/10.1000/xyz123.",
        ),
    ),
    "article without a number": (
        paper("The mass of stars", "Ann Lee", year=2020, **(JOURNAL | {"issue": None, "pages": "e101"})),
        (
            "Lee, A. (2020). The mass of stars. *Journal of Stars*, *12*, e101.",
            "A. Lee, “The mass of stars,” *Journal of Stars*, vol. 12, p. e101, 2020.",
            "Lee, Ann. 2020. “The mass of stars.” *Journal of Stars* 12: e101.",
        ),
    ),
    "seven authors": (
        paper("A crowd", *crowd(7), year=2023, **JOURNAL),
        (
            "Namea, A., Nameb, A., Namec, A., Named, A., Namee, A., Namef, A., & Nameg, A. (2023). A crowd."
            " *Journal of Stars*, *12*(3), 101–119.",
            "A. Namea *et al.*, “A crowd,” *Journal of Stars*, vol. 12, no. 3, pp. 101–119, 2023.",
            "Namea, Ada, Ada Nameb, Ada Namec, et al. 2023. “A crowd.” *Journal of Stars* 12 (3): 101–19.",
        ),
    ),
    "twenty-two authors": (
        paper("A crowd", *crowd(22), year=2023, **JOURNAL),
        (
            f"{', '.join(f'Name{letter}, A.' for letter in 'abcdefghijklmnopqrs')}, … Namev, A. (2023). A crowd."
            " *Journal of Stars*, *12*(3), 101–119.",
            "A. Namea *et al.*, “A crowd,” *Journal of Stars*, vol. 12, no. 3, pp. 101–119, 2023.",
            "Namea, Ada, Ada Nameb, Ada Namec, et al. 2023. “A crowd.” *Journal of Stars* 12 (3): 101–19.",
        ),
    ),
    "authors of whom not all are named": (
        paper("A crowd", "Ann Lee", "Bo Li", more_authors=True, year=2023, **JOURNAL),
        (
            "Lee, A., Li, B., et al. (2023). A crowd. *Journal of Stars*, *12*(3), 101–119.",
            "A. Lee, B. Li, et al., “A crowd,” *Journal of Stars*, vol. 12, no. 3, pp. 101–119, 2023.",
            "Lee, Ann, Bo Li, et al. 2023. “A crowd.” *Journal of Stars* 12 (3): 101–19.",
        ),
    ),
    "one author of whom not all are named": (
        paper("A crowd", "Ann Lee", more_authors=True, year=2023, **JOURNAL),
        (
            "Lee, A., et al. (2023). A crowd. *Journal of Stars*, *12*(3), 101–119.",
            "A. Lee et al., “A crowd,” *Journal of Stars*, vol. 12, no. 3, pp. 101–119, 2023.",
            "Lee, Ann, et al. 2023. “A crowd.” *Journal of Stars* 12 (3): 101–19.",
        ),
    ),
    "names with particles and a suffix": (
        paper("On names", "Simone de Beauvoir", "Pat O'Neil", "Martin Luther King Jr.", year=2001, **JOURNAL),
        (
            "de Beauvoir, S., O'Neil, P., & King, M. L., Jr. (2001). On names. *Journal of Stars*, *12*(3), 101–119.",
            "S. de Beauvoir, P. O'Neil, and M. L. King Jr., “On names,” *Journal of Stars*, vol. 12, no. 3,"
            " pp. 101–119, 2001.",
            "Beauvoir, Simone de, Pat O'Neil, and Martin Luther King Jr. 2001. “On names.” *Journal of Stars* 12 (3):"
            " 101–19.",
        ),
    ),
    "names in Chinese": (
        paper("知识图谱推理", "孙悟空", year=2021, kind="journal", **(JOURNAL | {"venue": "计算机学报"})),
        (
            "孙悟空. (2021). 知识图谱推理. *计算机学报*, *12*(3), 101–119.",
            "孙悟空, “知识图谱推理,” *计算机学报*, vol. 12, no. 3, pp. 101–119, 2021.",
            "孙悟空. 2021. “知识图谱推理.” *计算机学报* 12 (3): 101–19.",
        ),
    ),
    "organisation as an author": (
        paper("A report on a model", "Qwen Team", published="2024-05-06", arxiv_id="2405.00001"),
        (
            "Qwen Team. (2024). *A report on a model* (arXiv:2405.00001). arXiv. https://arxiv.org/abs/2405.00001",
            "Qwen Team, “A report on a model,” May 06, 2024, arXiv:2405.00001.",
            "Qwen Team. 2024. “A report on a model.” Preprint, arXiv, May 6. https://arxiv.org/abs/2405.00001.",
        ),
    ),
    "no author": (
        paper("Nobody wrote this", year=2024, **JOURNAL),
        (
            "Nobody wrote this. (2024). *Journal of Stars*, *12*(3), 101–119.",
            "“Nobody wrote this,” *Journal of Stars*, vol. 12, no. 3, pp. 101–119, 2024.",
            "“Nobody wrote this.” 2024. *Journal of Stars* 12 (3): 101–19.",
        ),
    ),
    "no date": (
        paper("Undated things", "Ann Lee", venue="ICML"),
        (
            "Lee, A. (n.d.). Undated things. In *ICML*.",
            "A. Lee, “Undated things,” in *ICML*.",
            "Lee, Ann. n.d. “Undated things.” In *ICML*.",
        ),
    ),
    "formula, braces, a backslash and marks of typst": (
        paper(r"On $O(n^2)$, {braces}, \ and \$5 of *x* #y _z_ @a <b> &", "Ann Lee", year=2022, **JOURNAL),
        (
            "Lee, A. (2022). On $O(n^2)$, {braces}, \\ and $5 of *x* #y _z_ @a <b> &. *Journal of Stars*, *12*(3),"
            " 101–119.",
            "A. Lee, “On $O(n^2)$, {braces}, \\ and $5 of *x* #y _z_ @a <b> &,” *Journal of Stars*, vol. 12, no. 3,"
            " pp. 101–119, 2022.",
            "Lee, Ann. 2022. “On $O(n^2)$, {braces}, \\ and $5 of *x* #y _z_ @a <b> &.” *Journal of Stars* 12 (3):"
            " 101–19.",
        ),
    ),
    "quotation marks within the title": (
        paper('“Deep” is a "word"', "Ann Lee", year=2022, **JOURNAL),
        (
            'Lee, A. (2022). “Deep” is a "word". *Journal of Stars*, *12*(3), 101–119.',
            "A. Lee, “‘Deep’ is a ‘word,’” *Journal of Stars*, vol. 12, no. 3, pp. 101–119, 2022.",
            "Lee, Ann. 2022. “‘Deep’ is a ‘word.’” *Journal of Stars* 12 (3): 101–19.",
        ),
    ),
    "question as the title": (
        paper("Is attention enough?", "Ann Lee", year=2022, venue="ICML"),
        (
            "Lee, A. (2022). Is attention enough? In *ICML*.",
            "A. Lee, “Is attention enough?” in *ICML*, 2022.",
            "Lee, Ann. 2022. “Is attention enough?” In *ICML*.",
        ),
    ),
    "title that ends in a full stop": (
        paper("Deep learning.", "Ann Lee", year=2022, **JOURNAL),
        (
            "Lee, A. (2022). Deep learning. *Journal of Stars*, *12*(3), 101–119.",
            "A. Lee, “Deep learning.” *Journal of Stars*, vol. 12, no. 3, pp. 101–119, 2022.",
            "Lee, Ann. 2022. “Deep learning.” *Journal of Stars* 12 (3): 101–19.",
        ),
    ),
    "book": (
        paper("Learning machines", "Ann Lee", year=2001, kind="book", publisher="MIT Press"),
        (
            "Lee, A. (2001). *Learning machines*. MIT Press.",
            "A. Lee, *Learning machines*. MIT Press, 2001.",
            "Lee, Ann. 2001. *Learning machines*. MIT Press.",
        ),
    ),
    "chapter": (
        paper(
            "Kernels",
            "Ann Lee",
            year=2001,
            kind="chapter",
            venue="Learning machines",
            pages="3–9",
            publisher="MIT Press",
            editors=["Bo Li"],
        ),
        (
            "Lee, A. (2001). Kernels. In B. Li (Ed.), *Learning machines* (pp. 3–9). MIT Press.",
            "A. Lee, “Kernels,” in *Learning machines*, B. Li, Ed., MIT Press, 2001, pp. 3–9.",
            "Lee, Ann. 2001. “Kernels.” In *Learning machines*, edited by Bo Li. MIT Press.",
        ),
    ),
    "thesis": (
        paper("Deep nets", "Ann Lee", year=2001, kind="thesis", publisher="University of Oslo"),
        (
            "Lee, A. (2001). *Deep nets* [Thesis]. University of Oslo.",
            "A. Lee, “Deep nets,” Thesis, University of Oslo, 2001.",
            "Lee, Ann. 2001. “Deep nets.” Thesis, University of Oslo.",
        ),
    ),
    "data set": (
        paper("ImageThing", "Ann Lee", year=2001, kind="dataset", publisher="Zenodo", doi="10.5281/z.1"),
        (
            "Lee, A. (2001). *ImageThing* [Data set]. Zenodo. https://doi.org/10.5281/z.1",
            "A. Lee, “ImageThing,” 2001, *Zenodo*. doi: 10.5281/z.1.",
            "Lee, Ann. 2001. “ImageThing.” Data set. Zenodo. https://doi.org/10.5281/z.1.",
        ),
    ),
    "software": (
        paper("scikit-thing", "Ann Lee", year=2001, kind="software", url="https://example.org/b"),
        (
            "Lee, A. (2001). *scikit-thing* [Computer software]. https://example.org/b",
            "A. Lee, *scikit-thing*. (2001). [Online]. Available: https://example.org/b",
            "Lee, Ann. 2001. “scikit-thing.” https://example.org/b.",
        ),
    ),
    "something on the web": (
        paper("Something", "Ann Lee", published="2001-02-13", venue="Some place", url="https://example.org/"),
        (
            "Lee, A. (2001, February 13). *Something*. Some place. https://example.org/",
            "A. Lee, “Something,” Feb. 13, 2001, *Some place*. [Online]. Available: https://example.org/",
            "Lee, Ann. 2001. “Something.” Some place, February 13. https://example.org/.",
        ),
    ),
    "whole proceedings": (
        paper("Proceedings of things", year=2001, kind="proceedings", publisher="ACM", editors=["Bo Li"]),
        (
            "Li, B. (Ed.). (2001). *Proceedings of things*. ACM.",
            "B. Li, Ed., *Proceedings of things*. ACM, 2001.",
            "*Proceedings of things*. 2001. ACM.",
        ),
    ),
}


@pytest.fixture(scope="module")
def written() -> dict[str, References]:
    """Every reference, all written at once."""
    entries = [[json.dumps({"a": entry(one, style)}) for style in STYLES] for one, _ in EXPECTED.values()]
    return dict(zip(EXPECTED, written_of(entries), strict=True))


def as_text(reference: str) -> str:
    return "".join(f"*{text}*" if is_title else text for text, is_title in runs(reference))


@pytest.mark.parametrize("name", EXPECTED)
def test_reference_is_as_the_manuals_have_it(name: str, written: dict[str, References]) -> None:
    assert tuple(map(as_text, written[name])) == EXPECTED[name][1]


def test_papers_of_one_author_and_year_have_no_letter_behind_the_year() -> None:
    one = paper("One thing", "Ann Lee", year=2022)
    other = Paper(id="q", title_given=True, sources=(ORIGIN,), title="Other", authors=one.authors, year=2022)
    found = references([one, other], {})
    assert all("2022a" not in text and "2022b" not in text for texts in found.values() for text in texts)


def test_paper_without_a_title_has_no_reference() -> None:
    untitled = Paper(id="p", title_given=False, sources=(ORIGIN,), name="OddNet")
    assert references([untitled], {}) == {}


def test_reference_is_taken_from_those_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[bytes, bytes] = {}
    one = paper("One thing", "Ann Lee", year=2022)
    first = references([one], kept)
    monkeypatch.setattr(writing, "written_of", lambda _: pytest.fail("is written again"))
    assert references([one], kept) == first


def test_changed_paper_is_written_anew() -> None:
    kept: dict[bytes, bytes] = {}
    references([paper("One thing", "Ann Lee", year=2022)], kept)
    changed = references([paper("Another thing", "Ann Lee", year=2022)], kept)
    assert "Another thing" in changed["p"][0]


def test_entry_that_cannot_be_written_costs_only_itself() -> None:
    good = [[json.dumps({"a": {"type": "book", "title": f"Book {number}"}})] * 3 for number in range(5)]
    bad = [json.dumps({"a": {"type": "book", "title": "A", "date": "no date"}})] * 3
    found = written_of([*good[:2], bad, *good[2:]])
    assert [bool(texts) for texts in found] == [True, True, False, True, True, True]


def test_panic_of_the_library_is_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def compiler() -> tuple[Any, type[Exception]]:
        class Compiler:
            def compile(self, **_: object) -> bytes:
                raise PanicException

        return Compiler(), ValueError

    monkeypatch.setattr(writing, "_compiler", compiler)
    assert references([paper("One thing")], {}) == {}


@quick
@given(papers)
def test_nothing_in_a_paper_becomes_markup(odd: Paper) -> None:
    named = Paper(**{name: getattr(odd, name) for name in Paper.__dataclass_fields__} | {"title_given": True})
    for texts in references([named], {}).values():
        for text in texts:
            bare = re.sub("</?em>", "", text)
            assert "<" not in bare
            assert ">" not in bare
            assert not re.search("[\ue000-\ue00f]", bare)


@quick
@given(papers)
def test_entry_depends_on_no_other_facts(odd: Paper) -> None:
    known = {name: getattr(odd, name) for name in FACTS}
    bare = Paper(id="other", title_given=True, sources=(ORIGIN,), **known)
    assert [entry(bare, style) for style in STYLES] == [entry(odd, style) for style in STYLES]


def test_work_may_be_shared() -> None:
    many = [
        Paper(id=f"p{number}", title_given=True, sources=(ORIGIN,), title=f"Number {number}", authors=(Name("Lee"),))
        for number in range(120)
    ]
    sizes: list[int] = []

    def over(write: Callable[[Any], Any], parts: list[Any]) -> list[Any]:
        sizes.extend(map(len, parts))
        return list(map(write, parts))

    found = references(many, {}, over)
    assert sizes == [50, 50, 20]
    assert all(f"Number {number}" in found[f"p{number}"][0] for number in range(120))
