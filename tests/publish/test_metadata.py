from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from paperatlas.model.paper import Paper
from paperatlas.model.record import Name, Origin
from paperatlas.publish.metadata import MOST_AUTHORS, list_head, paper_data, paper_head

PAPER = Paper(
    id="tin",
    title_given=True,
    sources=(Origin("data/tin.yml", 1, "yaml"),),
    title='Tin "kettles" & <more>',
    authors=(Name("Ludwig van Beethoven", "Beethoven", "Ludwig", "0000-0002-1825-0097", "van"),),
    published="2024-02-03",
    venue="Journal of Kettles",
    kind="journal",
    volume="3",
    pages="1–9",
    doi="10.1000/182",
    arxiv_id="2402.00001",
)


def tags(head: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:name|property)="([^"]+)"(?: property="([^"]+)")? content="([^"]*)">', head)
    return {name: content for *names, content in found for name in names if name}


def linked(head: str) -> list[dict[str, object]]:
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', head)[0])
    return data.get("@graph", [data])


def test_reference_managers_find_the_facts() -> None:
    found = tags(paper_head(PAPER, "Atlas"))
    assert found["citation_title"] == found["og:title"] == "Tin &quot;kettles&quot; &amp; &lt;more&gt;"
    assert found["citation_author"] == "van Beethoven, Ludwig"
    assert found["citation_publication_date"] == "2024/02/03"
    assert found["citation_journal_title"] == "Journal of Kettles"
    assert (found["citation_volume"], found["citation_firstpage"], found["citation_lastpage"]) == ("3", "1", "9")
    assert found["citation_doi"] == "10.1000/182"
    assert found["citation_pdf_url"] == "https://arxiv.org/pdf/2402.00001"


def test_linked_data_say_what_it_is_and_where_it_stands() -> None:
    article, crumbs = linked(paper_data(PAPER, (("Atlas", "https://example.org/"),)))
    assert article["@type"] == "ScholarlyArticle"
    assert article["sameAs"] == ["https://doi.org/10.1000/182", "https://arxiv.org/abs/2402.00001"]
    assert article["author"] == [
        {"@type": "Person", "name": "Ludwig van Beethoven", "@id": "https://orcid.org/0000-0002-1825-0097"}
    ]
    assert crumbs["@type"] == "BreadcrumbList"


@pytest.mark.parametrize("attack", ["</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<!--"])
def test_nothing_in_a_paper_ends_an_element(attack: str) -> None:
    paper = replace(PAPER, title=attack, venue=attack, authors=(Name(attack),))
    head = paper_head(paper, attack) + paper_data(paper, ())
    assert "<img" not in head
    assert head.count("<script") == head.count("</script>") == 1
    assert "<!--" not in head
    assert "<script>" not in list_head("topic", attack, attack, None, ())


def test_paper_without_a_title_claims_none() -> None:
    found = tags(paper_head(replace(PAPER, title=None, title_given=False, name="Tin"), "A"))
    assert "citation_title" not in found
    assert found["og:title"] == "Tin"


def test_thousands_of_authors_are_cut() -> None:
    many = replace(PAPER, authors=tuple(Name(f"Ada Number{n}") for n in range(3_000)))
    assert paper_head(many, "A").count("citation_author") == MOST_AUTHORS
