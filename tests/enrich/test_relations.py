from __future__ import annotations

from paperatlas.enrich.mentions import find_mentions, mentioned_by
from paperatlas.enrich.texts import texts_of
from paperatlas.merge.papers import merge
from paperatlas.model.record import Origin, Record
from tests.small import small_atlas


def papers_of(*texts: tuple[str, str]):  # type: ignore[no-untyped-def]
    records = [
        Record(origin=Origin("x", n, "json"), title=title, abstract=text) for n, (title, text) in enumerate(texts, 1)
    ]
    return merge(records)[0]


def test_method_that_another_paper_introduces_is_linked_both_ways() -> None:
    papers = small_atlas().paper_by_id()
    assert [(mention.id, mention.name) for mention in papers["lichen-net"].mentions] == [("moss-former", "MossFormer")]
    assert [(mention.id, mention.name) for mention in papers["moss-former"].mentioned_by] == [
        ("lichen-net", "MossFormer")
    ]


def test_paper_does_not_mention_itself() -> None:
    papers = papers_of(("KG-Walk: walking", "We propose KG-Walk. KG-Walk walks."))
    assert find_mentions(papers, texts_of(papers)) == {papers[0].id: ()}


def test_ordinary_words_and_common_acronyms_are_no_mentions() -> None:
    papers = papers_of(("Guide: a thing", "We use LLMs."), ("Other", "A guide for LLMs and RL."))
    assert not any(find_mentions(papers, texts_of(papers)).values())


def test_name_that_two_papers_introduce_is_nobodys() -> None:
    papers = papers_of(
        ("FooNet: one", "x"), ("FooNet: another, quite different", "y"), ("Third", "We compare with FooNet.")
    )
    assert not any(find_mentions(papers, texts_of(papers)).values())


def test_way_back_has_every_mention_once() -> None:
    papers = papers_of(("FooNet: one", "x"), ("Second", "FooNet and FooNet."), ("Third", "FooNet."))
    mentions = find_mentions(papers, texts_of(papers))
    back = mentioned_by(mentions)
    assert sum(map(len, mentions.values())) == sum(map(len, back.values())) == 2


def test_related_papers_have_reasons_and_are_never_the_paper_itself() -> None:
    for paper in small_atlas().papers:
        assert paper.id not in {near.id for near in paper.related}
        assert all(near.because and 0 < near.score <= 1 for near in paper.related)
        assert [near.score for near in paper.related] == sorted((near.score for near in paper.related), reverse=True)


def test_papers_with_the_same_code_are_related() -> None:
    papers = {paper.id: paper for paper in small_atlas().papers}
    assert any("introduces MossFormer" in reason for near in papers["lichen-net"].related for reason in near.because)
