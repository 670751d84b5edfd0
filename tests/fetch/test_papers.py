"""What the services' answers become."""

from __future__ import annotations

import json

import pytest

from paperatlas.fetch.client import Client, Clock
from paperatlas.fetch.papers import Found, Services, look_up
from paperatlas.fetch.pointers import Pointer
from paperatlas.model.record import Identifier
from tests.services import Answer, Server, arxiv_answer, arxiv_entry, crossref_answer


def found(server: Server, *pointers: Pointer) -> list[Found]:
    slept: list[float] = []
    clock = Clock(sleep=slept.append)
    addresses = {name: f"{server.url}/{name}" for name in ("arxiv", "crossref", "doi", "openreview")}
    names = {pointer: pointer.value for pointer in pointers}
    return list(look_up(pointers, Services(Client(clock=clock), addresses), names))


def test_papers_of_arxiv_are_asked_for_together(server: Server) -> None:
    first, second = arxiv_entry("2501.00001", "Singing Kettles"), arxiv_entry("hep-th/9901001", "Silent Kettles")
    server.on("/arxiv", arxiv_answer(first, second))
    answers = found(server, Pointer("arxiv", "2501.00001"), Pointer("arxiv", "hep-th/9901001"))
    assert [answer.records[0].title for answer in answers] == ["Singing Kettles", "Silent Kettles"]
    assert [asked.path for asked in server.asked] == ["/arxiv?id_list=2501.00001,hep-th/9901001&max_results=2"]


def test_more_than_a_hundred_papers_of_arxiv_are_asked_for_in_batches(server: Server) -> None:
    server.on("/arxiv", arxiv_answer())
    answers = found(server, *(Pointer("arxiv", f"2501.{number:05d}") for number in range(1, 251)))
    assert [asked.path.rsplit("=", 1)[1] for asked in server.asked] == ["100", "100", "50"]
    assert len(answers) == 250


def test_what_arxiv_leaves_out_is_an_issue(server: Server) -> None:
    server.on("/arxiv", arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles")))
    answers = found(server, Pointer("arxiv", "2501.00001"), Pointer("arxiv", "2501.99999"))
    assert [len(answer.records) for answer in answers] == [1, 0]
    assert str(answers[1].issues[0]) == "2501.99999: error: arXiv knows no such paper: check the identifier"


@pytest.mark.parametrize("cut", [40, 400, -3])
def test_xml_that_breaks_off_gives_no_record(server: Server, cut: int) -> None:
    whole = arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles")).body
    server.on("/arxiv", Answer(whole[:cut]))
    answers = found(server, Pointer("arxiv", "2501.00001"))
    assert answers[0].records == ()
    assert "something else" in answers[0].issues[0].finding


def test_the_published_version_is_asked_for_under_the_doi_that_arxiv_names(server: Server) -> None:
    server.on("/arxiv", arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles", doi="10.1000/182")))
    server.on("/crossref/works/10.1000/182", crossref_answer("10.1000/182", "Singing Kettles"))
    records = found(server, Pointer("arxiv", "2501.00001"))[0].records
    assert [record.origin.format for record in records] == ["arxiv-atom", "crossref"]
    assert records[1].venue == "Journal of Invented Kettles"


def test_a_doi_that_nobody_knows_costs_the_preprint_nothing(server: Server) -> None:
    server.on("/arxiv", arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles", doi="10.1000/182")))
    answer = found(server, Pointer("arxiv", "2501.00001"))[0]
    assert len(answer.records) == 1
    assert answer.issues[0].severity == "warning"


def test_a_doi_of_another_agency_is_asked_for_at_the_resolver(server: Server) -> None:
    item = {
        "type": "dataset",
        "DOI": "10.5281/zenodo.1",
        "title": "Songs of kettles",
        "issued": {"date-parts": [[2025]]},
    }
    server.on("/doi/10.5281/zenodo.1", Answer(json.dumps(item)))
    record = found(server, Pointer("doi", "10.5281/zenodo.1"))[0].records[0]
    assert (record.title, record.doi, record.kind) == ("Songs of kettles", "10.5281/zenodo.1", "dataset")
    assert server.asked[1].headers["accept"] == "application/vnd.citationstyles.csl+json"


def test_a_retraction_is_told(server: Server) -> None:
    notice = {"DOI": "10.1000/183", "type": "retraction", "updated": {"date-parts": [[2025, 8, 1]]}}
    server.on("/crossref", crossref_answer("10.1000/182", "Singing Kettles", **{"updated-by": [notice]}))
    assert found(server, Pointer("doi", "10.1000/182"))[0].records[0].status == "retracted"


@pytest.mark.parametrize(
    "body", ["<html>Sign in</html>", '{"status": "ok", "message-type": "work", "mess', "[]", "", "1" * 9]
)
def test_what_is_no_work_gives_no_record(server: Server, body: str) -> None:
    server.on("/crossref", Answer(body))
    answer = found(server, Pointer("doi", "10.1000/182"))[0]
    assert answer.records == ()
    assert answer.issues[0].finding.startswith("Crossref answers with something else")


def test_one_failure_leaves_the_others(server: Server) -> None:
    server.on("/crossref/works/10.1000/1", Answer(status=400))
    server.on("/crossref/works/10.1000/2", crossref_answer("10.1000/2", "Silent Kettles"))
    answers = found(server, Pointer("doi", "10.1000/1"), Pointer("doi", "10.1000/2"))
    assert [len(answer.records) for answer in answers] == [0, 1]


def note(**more: object) -> dict[str, object]:
    content = {
        "title": {"value": "Kettles That Sing"},
        "authors": {"value": ["Ada Example", "Bo Beispiel"]},
        "abstract": {"value": "We let kettles sing."},
        "keywords": {"value": ["kettles", "song"]},
        "venue": {"value": "ICLR 2025 Poster"},
        "pdf": {"value": "/pdf/abc.pdf"},
    }
    return {"id": "aBcDeFgHiJ", "forum": "aBcDeFgHiJ", "pdate": 1735776000000, "content": content, **more}


def test_a_submission_of_openreview_becomes_a_record(server: Server) -> None:
    server.on("/openreview/notes?id=aBcDeFgHiJ", Answer(json.dumps({"notes": [note()], "count": 1})))
    record = found(server, Pointer("openreview", "aBcDeFgHiJ"))[0].records[0]
    assert (record.title, record.venue, record.published) == ("Kettles That Sing", "ICLR 2025 Poster", "2025-01-02")
    assert [name.family for name in record.authors] == ["Example", "Beispiel"]
    assert record.ids == (Identifier("openreview", "aBcDeFgHiJ"),)
    assert record.pdf == "https://openreview.net/pdf/abc.pdf"


@pytest.mark.parametrize(
    "answer",
    [
        Answer('{"name": "ForbiddenError", "status": 403}', 403),
        Answer('{"notes": []}'),
        Answer(json.dumps({"notes": [note(id="aReview000")]})),
        Answer('{"notes": [{"id": 1, "content": []}, 7]}'),
    ],
)
def test_where_openreview_shows_nothing_the_message_says_how_to_go_on(server: Server, answer: Answer) -> None:
    server.on("/openreview", answer)
    result = found(server, Pointer("openreview", "aBcDeFgHiJ"))[0]
    assert result.records == ()
    assert "copy the BibTeX from the paper's page into a .bib file" in result.issues[0].remedy


def test_services_that_cannot_be_asked_are_named(server: Server) -> None:
    issue = found(server, Pointer("pubmed", "12345"))[0].issues[0]
    assert str(issue).startswith("12345: error: PubMed cannot be asked: give the paper's DOI")
    assert server.asked == []
