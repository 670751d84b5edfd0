"""A server on this machine that answers as the services do, with invented papers."""

from __future__ import annotations

import json
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote


@dataclass
class Answer:
    """One answer of the server."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False
    """Whether fewer bytes come than are announced."""


@dataclass
class Asked:
    """A request that came in."""

    path: str
    headers: dict[str, str]


class Server:
    """What to answer, and what was asked. The last answer of a path is given again and again."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []
        self._answers: dict[str, list[Answer]] = defaultdict(list)

    def on(self, path: str, *answers: Answer) -> None:
        """Answers for requests whose decoded path begins with `path`."""
        self._answers[path] = list(answers)

    def next_answer(self, path: str, headers: dict[str, str]) -> Answer:
        self.asked.append(Asked(path, headers))
        fitting = [known for known in self._answers if unquote(path).startswith(known)]
        if not fitting:
            return Answer("Resource not found.", 404)
        answers = self._answers[max(fitting, key=len)]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def environment(self) -> dict[str, str]:
        """The environment in which the program asks this server."""
        return {
            "PAPERATLAS_ARXIV_URL": f"{self.url}/arxiv",
            "PAPERATLAS_CROSSREF_URL": f"{self.url}/crossref",
            "PAPERATLAS_DOI_URL": f"{self.url}/doi",
            "PAPERATLAS_OPENREVIEW_URL": f"{self.url}/openreview",
        }


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs for a while."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self) -> None:
            answer = state.next_answer(self.path, {name.lower(): text for name, text in self.headers.items()})
            time.sleep(answer.delay)
            body = answer.body.encode()
            with suppress(OSError):
                self.send_response(answer.status)
                for name, text in answer.headers.items():
                    self.send_header(name, text)
                self.send_header("Content-Length", str(len(body) + (100 if answer.cut else 0)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state = Server(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def arxiv_answer(*entries: str) -> Answer:
    """arXiv's answer with some entries."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv='
    head += '"http://arxiv.org/schemas/atom">\n<id>http://arxiv.org/api/abc</id>\n<title>arXiv Query</title>\n'
    return Answer(f"{head}{''.join(entries)}</feed>\n", headers={"Content-Type": "application/atom+xml"})


def arxiv_entry(
    identifier: str, title: str, *, version: int = 1, updated: str = "2025-01-02", doi: str = "", comment: str = ""
) -> str:
    """An entry of arXiv's answer."""
    doi_element = f"<arxiv:doi>{doi}</arxiv:doi>" if doi else ""
    comment_element = f"<arxiv:comment>{comment}</arxiv:comment>" if comment else ""
    return f"""<entry>
<id>http://arxiv.org/abs/{identifier}v{version}</id>
<updated>{updated}T10:00:00Z</updated>
<published>2025-01-02T10:00:00Z</published>
<title>{title}</title>
<summary>Kettles of tin are heated until they sing, and the song is written down.</summary>
<author><name>Ada Example</name></author>
<author><name>Bo van Beispiel</name></author>
{doi_element}{comment_element}
<link href="http://arxiv.org/abs/{identifier}v{version}" rel="alternate" type="text/html"/>
<arxiv:primary_category term="cs.LG"/>
</entry>
"""


def crossref_answer(doi: str, title: str, **more: object) -> Answer:
    """Crossref's answer with one work."""
    work = {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "container-title": ["Journal of Invented Kettles"],
        "publisher": "Tin Press",
        "volume": "7",
        "page": "11-19",
        "author": [{"given": "Ada", "family": "Example"}, {"given": "Bo", "family": "van Beispiel"}],
        "issued": {"date-parts": [[2025, 6, 1]]},
        "is-referenced-by-count": 3,
        **more,
    }
    return Answer(json.dumps({"status": "ok", "message-type": "work", "message": work}))
