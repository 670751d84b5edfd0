"""`paperatlas add` and `paperatlas refresh` as people call them, against a server on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from paperatlas.cli import main
from paperatlas.cli.formats import FORMAT_NAMES
from tests.services import Answer, Server, arxiv_answer, arxiv_entry, crossref_answer

RIS = """\
TY  - JOUR
TI  - Silent Kettles of the North
AU  - Example, Ada
AU  - Beispiel, Bo
PY  - 2024
DO  - 10.1000/777
ER  -
"""
BIB = """\
@article{silent,
  title = {Silent Kettles of the North},
  author = {Example, Ada and Beispiel, Bo},
  year = {2024},
  doi = {10.1000/777},
  file = {/shelf/private/silent.pdf},
}
"""


BIBTEX = pytest.mark.skipif("bibtex" not in FORMAT_NAMES, reason="BibTeX is not read yet")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project whose services are the server."""
    monkeypatch.chdir(tmp_path)
    for name, text in server.environment().items():
        monkeypatch.setenv(name, text)
    monkeypatch.setenv("PAPERATLAS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("paperatlas.fetch.arxiv._PAUSE", 0)
    monkeypatch.setattr("paperatlas.fetch.client._DELAYS", (0.0, 0.0, 0.0))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def write(name: str, text: str) -> Path:
    path = Path("data/papers") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def files() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(Path("data/papers").glob("*"))}


# add


def test_a_paper_of_arxiv_becomes_a_record(server: Server) -> None:
    server.on(
        "/arxiv", arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles: A Study", version=2, updated="2025-02-03"))
    )
    done = run("add", "2501.00001v1")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "data/papers/singing-kettles-a-study.yml\n", "")
    assert files() == {
        "singing-kettles-a-study.yml": """\
title: "Singing Kettles: A Study"
abstract: >-
  Kettles of tin are heated until they sing, and the song is written down.
authors:
  - Ada Example
  - Bo van Beispiel
published: "2025-01-02"
updated: "2025-02-03"
kind: preprint
arxiv_id: "2501.00001"
arxiv_version: 2
"""
    }
    assert run("check", "--strict").exit_code == 0


def test_no_abstract_leaves_it_out(server: Server) -> None:
    server.on("/arxiv", arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles")))
    run("add", "--no-abstract", "2501.00001")
    assert "abstract" not in files()["singing-kettles.yml"]


def test_several_sources_of_one_paper_become_one_record(server: Server) -> None:
    server.on("/arxiv", arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles", doi="10.1000/182")))
    server.on("/crossref", crossref_answer("10.1000/182", "Singing Kettles"))
    done = run("add", "2501.00001", "https://doi.org/10.1000/182")
    assert done.exit_code == 0, done.stderr
    (text,) = files().values()
    assert "doi: 10.1000/182" in text
    assert 'arxiv_id: "2501.00001"' in text
    assert "venue: Journal of Invented Kettles" in text
    assert 'published: "2025-06-01"' in text
    assert len(server.asked) == 2


@pytest.mark.parametrize(("name", "text"), [("list.ris", RIS), pytest.param("list.bib", BIB, marks=BIBTEX)])
def test_a_file_is_added_without_network(server: Server, name: str, text: str) -> None:
    Path(name).write_text(text)
    done = run("add", name)
    assert (done.exit_code, done.stdout) == (0, "data/papers/silent-kettles-of-the-north.yml\n"), done.stderr
    said = files()["silent-kettles-of-the-north.yml"]
    assert "doi: 10.1000/777" in said
    assert "private" not in said
    assert "summary" not in said
    assert server.asked == []


def test_a_dry_run_prints_and_writes_nothing() -> None:
    Path("list.ris").write_text(RIS)
    done = run("add", "--dry-run", "list.ris")
    assert done.stdout.startswith("# data/papers/silent-kettles-of-the-north.yml\ntitle: Silent Kettles of the North\n")
    assert not Path("data").exists()


def test_a_paper_that_is_there_is_refused_with_its_place_and_nobody_is_asked(server: Server) -> None:
    write("kettles.yml", '# mine\ntitle: Singing Kettles\narxiv_id: "2501.00001"\n')
    done = run("add", "arXiv:2501.00001")
    assert done.exit_code == 1
    assert done.stderr == (
        "arXiv:2501.00001: error: the paper is in the collection already, at data/papers/kettles.yml:2: "
        "leave it out, or edit that record\n"
    )
    assert server.asked == []
    assert list(files()) == ["kettles.yml"]


def test_a_duplicate_by_title_and_authors_is_refused_and_the_rest_is_added() -> None:
    write("old.yml", "title: Silent kettles of the north\nauthors: [Ada Example, Bo Beispiel]\nyear: 2024\n")
    Path("list.ris").write_text(RIS + RIS.replace("Silent Kettles of the North", "Loud Pots").replace("777", "778"))
    done = run("add", "list.ris")
    assert done.exit_code == 1
    assert done.stdout == "data/papers/loud-pots.yml\n"
    assert done.stderr == (
        'list.ris:1: error: "Silent Kettles of the North" is in the collection already, at data/papers/old.yml:1: '
        "leave it out, or edit that record\n"
    )


def test_a_person_who_says_that_two_are_different_is_heard() -> None:
    write("old.yml", "title: Silent kettles of the north\nauthors: [Ada Example, Bo Beispiel]\nyear: 2024\n")
    Path("data/merge.yml").write_text("different:\n  - [old, 10.1000/777]\n")
    Path("list.ris").write_text(RIS)
    assert run("add", "list.ris").exit_code == 0


def test_another_paper_with_the_same_title_gets_a_name_of_its_own() -> None:
    write("editorial.yml", "title: Editorial\nauthors: [Cleo Sample]\nyear: 1999\nvenue: Pots\n")
    Path("list.ris").write_text(RIS.replace("Silent Kettles of the North", "Editorial"))
    done = run("add", "list.ris")
    assert done.exit_code == 0, done.stderr
    assert len(files()) == 2
    assert all(name.startswith("editorial") for name in files())


def test_a_record_of_ones_own_keeps_its_name_and_wishes() -> None:
    Path("tin-song.yml").write_text(
        "title: The Song of Tin\nsummary: Tin sings.\ntags: [songs]\nauthors: [Ada Example]\n"
    )
    assert run("add", "tin-song.yml").stdout == "data/papers/tin-song.yml\n"
    assert files()["tin-song.yml"] == (
        "title: The Song of Tin\nsummary: >-\n  Tin sings.\nauthors:\n  - Ada Example\ntags: [songs]\n"
    )


def test_what_succeeds_is_kept_where_something_fails(server: Server) -> None:
    server.on("/arxiv", arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles")))
    server.on("/crossref", Answer(status=503))
    done = run("add", "2501.00001", "2501.99999", "10.1000/182")
    assert done.exit_code == 1
    assert list(files()) == ["singing-kettles.yml"]
    assert done.stderr.splitlines() == [
        "2501.99999: error: arXiv knows no such paper: check the identifier",
        "10.1000/182: error: Crossref answers with status 503: check the network, and run the command again",
    ]


def test_without_network_nothing_is_written_and_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERATLAS_ARXIV_URL", "http://127.0.0.1:9/api")
    done = run("add", "2501.00001")
    assert done.exit_code == 1
    assert done.stderr == ("2501.00001: error: arXiv cannot be reached: check the network, and run the command again\n")
    assert not Path("data").exists()


def test_a_doi_that_leads_to_another_paper_is_not_mixed_in(server: Server) -> None:
    server.on("/arxiv", arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles", doi="10.1000/182")))
    other = crossref_answer("10.1000/182", "Moss on northern roofs", author=[{"given": "Cleo", "family": "Sample"}])
    server.on("/crossref", other)
    done = run("add", "2501.00001")
    assert list(files()) == ["singing-kettles.yml"]
    assert "venue" not in files()["singing-kettles.yml"]
    assert "10.1000/182 leads to another paper" in done.stderr


@pytest.mark.parametrize("argument", ["no-such-file.bib", "kettles", "k" * 300, "https://example.org/", "2501"])
def test_what_is_no_paper_is_wrong_usage(argument: str, server: Server) -> None:
    Path("list.ris").write_text(RIS)
    done = run("add", "list.ris", argument)
    assert done.exit_code == 2
    assert argument in done.stderr
    assert not Path("data").exists()


def test_a_file_of_the_data_folder_is_there_already() -> None:
    write("list.ris", RIS)
    done = run("add", "data/papers/list.ris")
    assert done.exit_code == 1
    assert "is in the data folder" in done.stderr


def test_answers_are_kept_unless_fresh_ones_are_wanted(server: Server) -> None:
    server.on("/arxiv", arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles")))
    run("add", "--dry-run", "2501.00001")
    run("add", "--dry-run", "2501.00001")
    assert len(server.asked) == 1
    run("add", "--dry-run", "--fresh", "2501.00001")
    assert len(server.asked) == 2


def test_the_contact_and_the_addresses_may_stand_in_the_configuration(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in server.environment():
        monkeypatch.delenv(name)
    Path("mkdocs.yml").write_text(
        "site_name: X\nplugins:\n  - paperatlas:\n      contact: ada@example.org\n"
        f"      services:\n        arxiv: {server.url}/mirror/\n"
    )
    server.on("/mirror", arxiv_answer(arxiv_entry("2501.00001", "Singing Kettles")))
    assert run("add", "2501.00001").exit_code == 0
    assert "mailto:ada@example.org" in server.asked[0].headers["user-agent"]


@pytest.mark.parametrize(
    "options", ["contact: nobody", "services: {zenodo: https://zenodo.org}", "services: {arxiv: file:///etc}"]
)
def test_a_configuration_that_cannot_be_meant_is_wrong_usage(
    options: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in server.environment():
        monkeypatch.delenv(name)
    Path("mkdocs.yml").write_text(f"site_name: X\nplugins:\n  - paperatlas:\n      {options}\n")
    assert run("add", "2501.00001").exit_code == 2


# refresh


RECORD = """\
# My favourite.
summary: >-
  Kettles sing, and somebody writes it down.

arxiv_id: "2501.00001"   # the first version
title: Singing Kettles
authors: [Ada Example, Bo van Beispiel]
tags:   [songs]
# The end.
"""


def published(server: Server, **more: object) -> None:
    entry = arxiv_entry("2501.00001", "Singing Kettles", version=3, updated="2025-04-05", doi="10.1000/182")
    server.on("/arxiv", arxiv_answer(entry))
    server.on("/crossref", crossref_answer("10.1000/182", "Singing Kettles", **more))


def test_refresh_adds_what_is_missing_and_leaves_every_other_line(server: Server) -> None:
    path = write("kettles.yml", RECORD)
    published(server)
    done = run("refresh")
    assert (done.exit_code, done.stderr) == (0, "1 paper asked for, 1 changed\n")
    new = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in new if line in RECORD.splitlines()] == RECORD.splitlines()
    assert set(new) - set(RECORD.splitlines()) == {
        'published: "2025-06-01"',
        'updated: "2025-04-05"',
        "venue: Journal of Invented Kettles",
        "kind: journal",
        'volume: "7"',
        "pages: 11–19",
        "publisher: Tin Press",
        "arxiv_version: 3",
        "doi: 10.1000/182",
    }
    assert 'data/papers/kettles.yml: added: doi "10.1000/182"' in done.stdout
    assert run("check").exit_code == 0
    assert run("refresh").stderr == "1 paper asked for, 0 changed\n"


def test_refresh_raises_the_version_and_never_lowers_it(server: Server) -> None:
    path = write("kettles.yml", RECORD + 'arxiv_version: 2 # so far\nupdated: "2026-01-01"\n')
    published(server)
    run("refresh")
    text = path.read_text(encoding="utf-8")
    assert "arxiv_version: 3 # so far\n" in text
    assert 'updated: "2026-01-01"\n' in text


def test_refresh_tells_of_a_difference_and_keeps_a_persons_words(server: Server) -> None:
    text = RECORD + 'published: "2024-12-24"\nvenue: arXiv preprint\n'
    path = write("kettles.yml", text)
    published(server)
    done = run("refresh")
    assert 'kept: published "2024-12-24"; services say "2025-06-01"' in done.stdout
    assert 'kept: venue "arXiv preprint"; services say "Journal of Invented Kettles"' in done.stdout
    assert '\npublished: "2024-12-24"\n' in path.read_text(encoding="utf-8")
    assert "\nvenue: arXiv preprint\n" in path.read_text(encoding="utf-8")
    done = run("refresh", "--take", "venue")
    assert "venue: Journal of Invented Kettles\n" in path.read_text(encoding="utf-8")
    assert 'published: "2024-12-24"\n' in path.read_text(encoding="utf-8")


def test_a_date_that_one_of_the_services_gives_is_no_difference(server: Server) -> None:
    write("kettles.yml", RECORD + 'published: "2025-01-02"\n')
    published(server)
    assert "published" not in run("refresh").stdout


def test_refresh_notes_a_retraction(server: Server) -> None:
    path = write("kettles.yml", RECORD)
    published(server, **{"updated-by": [{"DOI": "10.1000/183", "type": "retraction"}]})
    assert 'added: status "retracted"' in run("refresh").stdout
    assert "\nstatus: retracted\n" in path.read_text(encoding="utf-8")


def test_refresh_writes_no_texts(server: Server) -> None:
    path = write("kettles.yml", RECORD)
    published(server, abstract="<jats:p>Kettles.</jats:p>")
    run("refresh")
    assert "abstract" not in path.read_text(encoding="utf-8")


def test_an_identifier_of_another_paper_changes_nothing(server: Server) -> None:
    text = RECORD.replace("Singing Kettles", "Moss on northern roofs").replace(
        "Ada Example, Bo van Beispiel", "Cleo Sample, Dan Muster"
    )
    path = write("moss.yml", text)
    published(server)
    done = run("refresh")
    assert done.exit_code == 1
    assert '2501.00001 is another paper, "Singing Kettles"' in done.stderr
    assert path.read_text(encoding="utf-8") == text


def test_a_dry_refresh_writes_nothing(server: Server) -> None:
    path = write("kettles.yml", RECORD)
    published(server)
    done = run("refresh", "--dry-run")
    assert "added: doi" in done.stdout
    assert done.stderr == "1 paper asked for, 1 to change\n"
    assert path.read_text(encoding="utf-8") == RECORD


def test_refresh_without_network_changes_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("kettles.yml", RECORD)
    monkeypatch.setenv("PAPERATLAS_ARXIV_URL", "http://127.0.0.1:9/api")
    done = run("refresh")
    assert done.exit_code == 1
    assert "arXiv cannot be reached" in done.stderr
    assert path.read_text(encoding="utf-8") == RECORD


def test_a_broken_answer_changes_nothing(server: Server) -> None:
    path = write("kettles.yml", RECORD)
    server.on("/arxiv", Answer("<html><body>Down for maintenance</body></html>"))
    assert run("refresh").exit_code == 1
    assert path.read_text(encoding="utf-8") == RECORD


@pytest.mark.parametrize(
    "name", ["kettles", "2501.00001", "https://arxiv.org/abs/2501.00001", "data/papers/kettles.yml"]
)
def test_a_record_is_named_in_several_ways(server: Server, name: str) -> None:
    write("kettles.yml", RECORD)
    write("pots.yml", RECORD.replace("Singing Kettles", "Pots").replace("2501.00001", "2501.00002"))
    published(server)
    assert run("refresh", "--dry-run", name).stderr == "1 paper asked for, 1 to change\n"


def test_an_unknown_name_is_wrong_usage_and_a_near_one_is_suggested() -> None:
    write("kettles.yml", RECORD)
    done = run("refresh", "ketles")
    assert done.exit_code == 2
    assert 'did you mean "kettles"?' in done.stderr
    assert run("refresh", "--take", "summary").exit_code == 2


def test_files_with_several_records_and_other_formats_are_left_alone(server: Server) -> None:
    several = '- title: Pots\n  arxiv_id: "2501.00001"\n- title: Pans\n  arxiv_id: "2501.00002"\n'
    path = write("several.yml", several)
    write("list.json", json.dumps([{"title": "Lids", "arxiv_id": "2501.00003"}]))
    assert run("refresh").stderr == "0 papers asked for, 0 changed\n"
    assert path.read_text(encoding="utf-8") == several
    assert server.asked == []


def test_a_file_of_unusual_form_is_told_and_left(server: Server) -> None:
    path = write("kettles.yml", f"{RECORD}...\n")
    published(server)
    done = run("refresh")
    assert done.exit_code == 1
    assert "data/papers/kettles.yml: error: cannot be changed (it holds more than one document): change" in done.stderr
    assert path.read_text(encoding="utf-8") == f"{RECORD}...\n"


def test_permissions_of_a_file_stay_and_nothing_is_left_beside_it(server: Server) -> None:
    path = write("kettles.yml", RECORD)
    path.chmod(0o640)
    published(server)
    run("refresh")
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(files()) == ["kettles.yml"]


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom paperatlas.cli import main\n"
        "try:\n    main(['add', '--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'yaml', 'urllib.request', 'platformdirs', 'numpy', 'scipy', 'lunr', 'mkdocs', 'paperatlas.fetch'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
