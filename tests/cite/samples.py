"""A strategy for papers full of text that breaks formats."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from paperatlas.model.paper import Paper
from paperatlas.model.record import KINDS, Identifier, Name, Origin

ORIGIN = Origin("data/papers/kg-agent.yml", 1, "yaml")


_NASTY = st.sampled_from(
    [*"{}\\%&#$_~^\"@=,;<>|'()[]", " ", "\n", "\t", "\r\n", "\x00", "\x1b", "\x85", "\u2028", "\u202e", "\ud800"]
)
_CHARACTERS = st.one_of(st.sampled_from("abyzABYZ019"), st.sampled_from("éßŁǆ中文λ𝒜🙂"), _NASTY)
_PIECES = st.one_of(
    _CHARACTERS,
    st.sampled_from(
        ["$O(n^2)$", "$x_{i}$", "$\\{x$", "$}{$", "$\\$$", "\\$5", " and ", "@misc{", "TY  - JOUR", "\nER  - ", "=1+1"]
    ),
)
texts = st.lists(_PIECES, max_size=12).map("".join)
names = st.builds(Name, name=texts, family=st.none() | texts, given=st.none() | texts)
dates = st.none() | st.sampled_from(["2024", "2024-02", "2024-02-29"])
papers = st.builds(
    Paper,
    id=st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True) | texts,
    title_given=st.booleans(),
    sources=st.just((ORIGIN,)),
    title=st.none() | texts,
    abstract=st.none() | texts,
    authors=st.lists(names, max_size=4).map(tuple),
    organisation=st.none() | texts,
    venue=st.none() | texts | st.sampled_from(["EMNLP 2025", "Journal of $\\alpha$", "Nowhere"]),
    published=dates,
    year=st.none() | st.just(2024),
    kind=st.none() | st.sampled_from(KINDS),
    volume=st.none() | texts,
    issue=st.none() | texts,
    pages=st.none() | texts | st.just("1–9"),
    publisher=st.none() | texts,
    editors=st.lists(names, max_size=2).map(tuple),
    more_authors=st.none() | st.just(True),
    ids=st.just(()) | st.just((Identifier("pubmed", "12"), Identifier("acl", "P18-1001"))),
    note=st.none() | texts,
    arxiv_id=st.none() | st.just("2402.00001"),
    doi=st.none() | texts.map("10.1000/".__add__),
    url=st.none() | texts.map("https://example.org/".__add__),
    pdf=st.none() | texts.map("https://example.org/".__add__),
    code=st.lists(texts, max_size=3).map(tuple),
    keywords=st.lists(texts, max_size=3).map(tuple),
    comment=st.none() | texts,
    upvotes=st.none() | st.integers(0, 9),
)

quick = settings(deadline=None, max_examples=50)
"""A slow machine is no failure, and a grid of formats needs few examples of each."""
