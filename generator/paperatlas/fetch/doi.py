"""The DOI resolver, asked for a citation of any DOI: those of DataCite, such as Zenodo's, and of other agencies.

<https://citation.crosscite.org/docs.html>.
"""

from __future__ import annotations

from dataclasses import replace

from paperatlas.fetch.answers import is_json_object, records_in
from paperatlas.fetch.client import Client, Question, UnknownPaperError
from paperatlas.model.identifiers import doi_url
from paperatlas.model.record import Record
from paperatlas.read.bibliographies.csl import reader as csl_json

RESOLVER = "https://doi.org"
_PAUSE = 1.0
_SERVICE = "doi.org"


def ask(client: Client, base: str, doi: str) -> Record:
    """What the DOI's registration agency says of a paper.

    Raises:
        UnknownPaperError: where there is no such DOI.
        FetchError: where there is no answer, or none as a citation.
    """
    url = base + doi_url(doi).removeprefix(RESOLVER)
    text = client.ask(Question(_SERVICE, url, is_json_object, "application/vnd.citationstyles.csl+json", _PAUSE))
    records = records_in(csl_json.read, url, text)
    if not records:
        raise UnknownPaperError(f"{_SERVICE} has no citation of it", "add its BibTeX as a file")
    return records[0] if records[0].doi else replace(records[0], doi=doi)
