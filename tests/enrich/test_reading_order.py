from __future__ import annotations

from dataclasses import replace

from paperatlas.enrich.reading_order import MOST_STEPS, reading_orders
from paperatlas.enrich.terms import weigh_terms
from paperatlas.enrich.texts import texts_of
from paperatlas.model.paper import Mention, Paper, PaperTopic
from paperatlas.model.path import Step
from paperatlas.model.record import Origin
from paperatlas.model.vocabulary import Topic

TREE = (Topic("kettles", "Kettles", topics=(Topic("tin", "Tin kettles"),)),)


def paper(number: int, **fields: object) -> Paper:
    facts = {
        "id": f"p{number:02}",
        "title": f"Tin kettles, part {number}",
        "abstract": f"Tin kettles boil water. Kettles of kind {number} whistle.",
        "year": 2000 + number,
        "title_given": True,
        "sources": (Origin("a.yml", number, "yaml"),),
        "topics": (PaperTopic("tin", 1.0),),
    }
    return Paper(**{**facts, **fields})  # type: ignore[arg-type]


def orders(papers: list[Paper]) -> dict[str, tuple[Step, ...]]:
    return reading_orders(papers, weigh_terms(texts_of(papers)), TREE)


def test_way_begins_with_a_survey_and_ends_with_the_newest() -> None:
    papers = [paper(n) for n in range(15)]
    papers[7] = replace(papers[7], title="Tin kettles: a survey")
    way = orders(papers)["tin"]
    assert way[0] == Step("p07", "a survey of the field")
    assert way[-1] == Step("p14", "among the newest here")
    assert len(way) <= MOST_STEPS
    assert len({step.id for step in way}) == len(way)


def test_paper_that_others_mention_stands_on_the_way_and_says_how_many_do() -> None:
    papers = [paper(n) for n in range(8)]
    papers[3] = replace(papers[3], mentioned_by=(Mention("p05", "K"), Mention("p06", "K"), Mention("far", "K")))
    assert Step("p03", "mentioned or cited by 2 others here") in orders(papers)["tin"]


def test_way_without_a_survey_begins_with_the_paper_that_most_mention() -> None:
    papers = [paper(n) for n in range(12)]
    papers[6] = replace(papers[6], cited_by=("p07", "p08", "p09"))
    papers[3] = replace(papers[3], cited_by=("p07", "p08"))
    way = orders(papers)["tin"]
    assert way[0] == Step("p06", "mentioned or cited by 3 others here")
    assert [step.id for step in way[1:]] == sorted(step.id for step in way[1:])
    papers[8] = replace(papers[8], title="Tin kettles: a survey")
    assert orders(papers)["tin"][0].id == "p08"


def test_topic_has_a_way_through_the_papers_of_its_subtopics() -> None:
    assert orders([paper(n) for n in range(6)]).keys() == {"kettles", "tin"}


def test_few_papers_need_no_way_through() -> None:
    assert orders([paper(n) for n in range(5)]) == {}
