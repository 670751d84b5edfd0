"""The feeds of a site, checked by the grammar of what we write."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from paperatlas.model.atlas import Atlas
from paperatlas.pipeline import load_atlas
from paperatlas.publish.downloads import Downloads
from paperatlas.settings import Settings
from tests.small import DATA

SCHEMAS = Path(__file__).parents[1] / "schemas"
CHECKER = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ROOT = "https://example.org/atlas/"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas(Settings(data=DATA))


@pytest.fixture(scope="module")
def feeds(atlas: Atlas) -> dict[str, str]:
    files = Downloads(atlas, "Small & <fine>", "", ROOT).files()
    return {file.name: "".join(file.parts()) for file in files if file.name.endswith(("feed.xml", "feed.json"))}


def test_everything_that_has_a_page_of_papers_has_both_feeds(atlas: Atlas, feeds: dict[str, str]) -> None:
    topics = [f"topics/{topic.slug}/" for top in atlas.topics for topic in top.walk()]
    tags = [f"tags/{tag.slug}/" for tag in atlas.tags]
    people = [f"authors/{person.slug}/" for person in atlas.people]
    venues = [f"venues/{venue.slug}/" for venue in atlas.venues]
    assert topics
    assert tags
    assert people
    assert venues
    folders = ["", "code/", *topics, *tags, *people, *venues]
    assert set(feeds) == {f"{folder}feed.{kind}" for folder in folders for kind in ("xml", "json")}


def test_site_that_does_not_know_its_address_has_no_feeds(atlas: Atlas) -> None:
    assert not [file for file in Downloads(atlas, "Small", "", None).files() if "feed" in file.name]


def test_json_feeds_have_their_form(feeds: dict[str, str]) -> None:
    schema = json.loads((SCHEMAS / "json-feed.json").read_text(encoding="utf-8"))
    for name, text in feeds.items():
        if name.endswith(".json"):
            jsonschema.validate(json.loads(text), schema)


def checked(folder: Path, feeds: dict[str, str]) -> subprocess.CompletedProcess[str]:
    paths = []
    for number, text in enumerate(feeds.values()):
        paths.append(folder / f"{number}.xml")
        paths[-1].write_text(text, encoding="utf-8")
    driver = ["java", "-cp", str(CHECKER), "nu.validator.vendor.thaiopensource.relaxng.util.Driver", "-c"]
    return subprocess.run([*driver, str(SCHEMAS / "atom.rnc"), *paths], capture_output=True, text=True, check=False)


@pytest.mark.skipif(not (CHECKER.is_file() and shutil.which("java")), reason="jing is not here: npm ci, and Java")
def test_atom_feeds_are_valid_and_the_grammar_finds_what_is_not(tmp_path: Path, feeds: dict[str, str]) -> None:
    done = checked(tmp_path, {name: text for name, text in feeds.items() if name.endswith(".xml")})
    assert done.stdout == ""
    assert done.returncode == 0
    whole = feeds["feed.xml"]
    broken = {
        "a time without seconds": whole.replace(":00:00Z</updated>", ":00Z</updated>", 1),
        "no identifier": whole.replace("<id>", "<!--").replace("</id>", "-->"),
        "an address with a space": whole.replace('<link href="https://', '<link href="https:// ', 1),
        "two titles": whole.replace("<entry>", "<entry><title>again</title>", 1),
    }
    assert whole not in broken.values()
    for name, text in broken.items():
        assert checked(tmp_path, {name: text}).returncode == 1, name
