"""arXiv's search interface, asked for papers by identifier, many at once.

<https://info.arxiv.org/help/api/user-manual.html>, sections 3.1.1 and 3.1.1.2;
<https://info.arxiv.org/help/api/tou.html>: no more than one request every three seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from paperatlas.fetch.answers import records_in
from paperatlas.fetch.client import Client, FetchError, Question, UnknownPaperError
from paperatlas.model.record import Record
from paperatlas.read.services import arxiv_atom

BATCH = 100
"""Papers in one request."""
_PAUSE = 3.0
_SERVICE = "arXiv"


def ask(client: Client, base: str, ids: Sequence[str]) -> Iterator[tuple[str, Record | FetchError]]:
    """What arXiv says of each paper, or why it says nothing, in the order of the identifiers.

    Args:
        client: asks.
        base: address of the interface.
        ids: identifiers without versions; the newest version is what is answered.
    """
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        try:
            found = _batch(client, base, batch)
        except FetchError as problem:
            yield from ((identifier, problem) for identifier in batch)
            continue
        for identifier in batch:
            unknown = UnknownPaperError(f"{_SERVICE} knows no such paper", "check the identifier")
            yield identifier, found.get(identifier, unknown)


def _batch(client: Client, base: str, ids: Sequence[str]) -> dict[str, Record]:
    # Without `max_results` arXiv answers with the first ten.
    url = f"{base}?id_list={quote(','.join(ids), safe=',/')}&max_results={len(ids)}"
    text = client.ask(Question(_SERVICE, url, _is_sound, "application/atom+xml", _PAUSE))
    return {record.arxiv_id: record for record in records_in(arxiv_atom.read, url, text) if record.arxiv_id}


def _is_sound(text: str) -> bool:
    return arxiv_atom.looks_like(text) and text.rstrip().endswith("</feed>")
