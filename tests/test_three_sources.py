"""The same work in three files of three formats is one page that says which file gave what."""

from __future__ import annotations

import re
from pathlib import Path

from paperatlas.pipeline import load_atlas, pages
from paperatlas.settings import Settings

BIBTEX = """@inproceedings{tin21,
  title = {Tin Kettles Are All You Need}, author = {Example, Ada and van der Beispiel, Bo},
  booktitle = {Proceedings of Kettles}, year = 2021, pages = {1--9}, doi = {10.1234/kettle.1}}
"""
RIS = """TY  - JOUR
TI  - Tin kettles are all you need
AU  - Example, Ada
DO  - https://doi.org/10.1234/KETTLE.1
AB  - We boil water in tin kettles and see that nothing else is needed for tea.
ER  -
"""
YAML = """title: "Tin Kettles are all you need"
arxiv_id: "2005.00010"
published: "2020-05-03"
code: https://github.com/example/kettle
"""


def test_page_of_a_paper_from_three_sources_names_each(tmp_path: Path) -> None:
    for name, text in (("a.bib", BIBTEX), ("b.ris", RIS), ("tin.yml", YAML)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = Settings(root=tmp_path, data=tmp_path)
    atlas = load_atlas(settings)
    (paper,) = atlas.papers
    assert [source.format for source in paper.sources] == ["yaml", "bibtex", "ris"]
    assert [version.kind for version in paper.versions] == ["preprint", "published"]
    text = {page.path: page.text for page in pages(atlas, settings)}["papers/tin.md"].replace("&#46;", ".")
    for fact, file in (
        ("Title", "tin.yml"),
        ("Authors", "a.bib"),
        ("Venue", "a.bib"),
        ("Abstract", "b.ris"),
        ("Code", "tin.yml"),
    ):
        assert re.search(rf"<b>{file}, line \d+</b> [^<]*\b{fact}\b", text), fact
    assert "[DOI](https://doi.org/10.1234/kettle.1)" in text
    assert "[arXiv](https://arxiv.org/abs/2005.00010)" in text
    assert "Preprint&#44; 3 May 2020, arXiv" in text
