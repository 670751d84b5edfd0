"""One request over HTTP, without trust in the other side.

Redirects lead to `http` and `https` only, never from `https` down to `http`, and never to a bare network address;
an answer has a largest size and a time within which it must be whole.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urljoin, urlsplit

_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost."""

    seconds: float = 30.0
    """Longest time from the first byte asked to the last one read."""
    size: int = 16 * 1024 * 1024
    """Largest answer in bytes."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, whatever its status."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


class TransportError(Exception):
    """No answer, or none that can be used.

    Attributes:
        finding: what happened, in words that fit behind the name of the service.
        is_passing: whether the same request may well succeed in a moment.
        is_of_host: whether other requests to the same host will fail too.
    """

    def __init__(self, finding: str, is_passing: bool = False, is_of_host: bool = False) -> None:
        super().__init__(finding)
        self.finding = finding
        self.is_passing = is_passing
        self.is_of_host = is_of_host


Transport = Callable[[str, Mapping[str, str], Limits], Response]


def request(url: str, headers: Mapping[str, str], limits: Limits) -> Response:
    """The answer to a GET request, also where its status tells of an error.

    Raises:
        TransportError: where there is no whole answer.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise TransportError("is not a web address")
    until = time.monotonic() + limits.seconds
    asked = urllib.request.Request(url, headers=dict(headers))  # noqa: S310 - the scheme was looked at
    try:
        try:
            answer = _opener().open(asked, timeout=limits.seconds)
        except urllib.error.HTTPError as problem:
            answer = problem
        with answer:
            body = _body(answer, until, limits.size)
            return Response(answer.status, {name.lower(): text for name, text in answer.headers.items()}, body)
    except TransportError:
        raise
    except (OSError, http.client.HTTPException) as problem:
        raise _explained(problem) from None
    except ValueError as problem:
        raise TransportError(f"cannot be asked ({problem})") from None


def _body(answer: Any, until: float, size: int) -> bytes:
    stated = answer.headers.get("Content-Length", "")
    expected = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 16 else None
    if expected is not None and expected > size:
        raise TransportError(f"answers with more than {size:,} bytes")
    parts: list[bytes] = []
    received = 0
    while part := answer.read1(_CHUNK):
        parts.append(part)
        received += len(part)
        if received > size:
            raise TransportError(f"answers with more than {size:,} bytes")
        if time.monotonic() > until:
            raise TimeoutError
    if expected is not None and received < expected:
        raise TransportError("breaks off in the middle of its answer", is_passing=True)
    return b"".join(parts)


def _explained(problem: Exception) -> TransportError:
    reason = problem.reason if isinstance(problem, urllib.error.URLError) else problem
    if isinstance(reason, TimeoutError):
        return TransportError("does not answer in time", is_passing=True, is_of_host=True)
    if isinstance(reason, socket.gaierror | ConnectionRefusedError):
        return TransportError("cannot be reached", is_of_host=True)
    if isinstance(reason, http.client.IncompleteRead | ConnectionError | http.client.RemoteDisconnected):
        return TransportError("breaks off in the middle of its answer", is_passing=True)
    return TransportError(f"cannot be reached ({reason})", is_of_host=True)


def _opener() -> urllib.request.OpenerDirector:
    """An opener without the handlers of files, FTP and data addresses."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    return opener


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects to places where an answer may come from."""

    max_redirections = 5

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        place = urljoin(req.full_url, newurl)
        here, there = urlsplit(req.full_url), urlsplit(place)
        if there.scheme not in ("http", "https") or (here.scheme, there.scheme) == ("https", "http"):
            raise TransportError("redirects to an address that is not followed")
        if there.hostname != here.hostname and _is_bare(there.hostname or ""):
            raise TransportError("redirects to an address that is not followed")
        return super().redirect_request(req, fp, code, msg, headers, place)


def _is_bare(host: str) -> bool:
    """Whether a host is a network address, or this very machine, where no service has its answers."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
