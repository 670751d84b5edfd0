"""Asks services politely: with a name and a contact, at their pace, patiently, and not twice for the same.

Retries and their delays are the same in every run. Status codes: RFC 9110; `Retry-After`: its section 10.2.3;
`X-Rate-Limit-Limit` and `X-Rate-Limit-Interval`: <https://www.crossref.org/documentation/retrieve-metadata/rest-api/>.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from paperatlas import __version__
from paperatlas.fetch.cache import Cache
from paperatlas.fetch.transport import Limits, Response, Transport, TransportError, request

HOME = "https://github.com/paperatlas/paperatlas"
_DELAYS = (2.0, 5.0, 15.0)
"""Seconds before the second, third and fourth attempt."""
_LONGEST_WAIT = 120.0
"""Seconds; a service that asks for more is left in peace."""
_TOLD_FROM = 5.0
_PASSING = frozenset({408, 429, 500, 502, 503, 504})
_OF_HOST = frozenset({408, 429, 503})
"""Statuses that say something of the service, not of the one question."""
_UNKNOWN = frozenset({404, 410})
_INTERVAL = re.compile(r"\s*(\d{1,6})\s*([smh]?)\s*", re.IGNORECASE)
_UNITS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0}
_AGAIN = "check the network, and run the command again"


class FetchError(Exception):
    """A question that was not answered.

    Attributes:
        finding: what happened, beginning with the service's name.
        remedy: what to do.
    """

    def __init__(self, finding: str, remedy: str) -> None:
        super().__init__(f"{finding}: {remedy}")
        self.finding = finding
        self.remedy = remedy


class UnknownPaperError(FetchError):
    """The service answers that it knows no such paper."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, so that tests need not wait."""

    running: Callable[[], float] = time.monotonic
    """Seconds of a clock that is never set."""
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time
    """Seconds since 1970, for the age of kept answers."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a service is asked, and how."""

    service: str
    """Its name for messages."""
    url: str
    is_sound: Callable[[str], bool]
    """Whether an answer is of the form that was asked for."""
    accept: str = "*/*"
    pause: float = 0.0
    """Least seconds between two requests to the host."""


class Client:
    """Asks one question after another."""

    def __init__(
        self,
        contact: str | None = None,
        cache: Cache | None = None,
        *,
        clock: Clock | None = None,
        limits: Limits | None = None,
        transport: Transport = request,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        """A client that has asked nothing yet.

        Args:
            contact: an e-mail address at which services reach whoever runs this.
            cache: where answers are kept.
            clock: time.
            limits: what one request may cost.
            transport: how a request is made.
            tell: is told of long waits.
        """
        self._agent = f"paperatlas/{__version__} ({HOME}{f'; mailto:{contact}' if contact else ''})"
        self._cache = cache
        self._clock = clock or Clock()
        self._limits = limits or Limits()
        self._transport = transport
        self._tell = tell
        self._free_at: dict[str, float] = {}
        self._given_up: dict[str, FetchError] = {}

    def ask(self, question: Question) -> str:
        """The text of the answer.

        Raises:
            UnknownPaperError: where the service knows nothing of it.
            FetchError: where it does not answer, or with something else.
        """
        key = f"{question.url}\n{question.accept}"
        kept = self._cache.get(key, self._clock.now()) if self._cache else None
        if kept is not None and question.is_sound(text := kept.decode("utf-8", "replace")):
            return text
        host = urlsplit(question.url).netloc
        if host in self._given_up:
            raise self._given_up[host]
        body = self._patiently(question, host).body
        text = body.decode("utf-8", "replace")
        if not question.is_sound(text):
            remedy = "try again later, or add the paper's BibTeX as a file"
            raise FetchError(f"{question.service} answers with something else than a paper's data", remedy)
        if self._cache:
            self._cache.put(key, body, self._clock.now())
        return text

    def _patiently(self, question: Question, host: str) -> Response:
        """The first good answer of several attempts."""
        for delay in (*_DELAYS, None):
            outcome = self._attempt(question, host)
            if isinstance(outcome, Response):
                return outcome
            wait = outcome.wait if outcome.wait is not None else delay
            is_last = delay is None or not outcome.is_passing
            if is_last or wait is None or wait > _LONGEST_WAIT:
                problem = _problem(question.service, outcome)
                if outcome.is_of_host:
                    self._given_up[host] = problem
                raise problem
            if wait >= _TOLD_FROM:
                self._tell(f"{question.service} {outcome.finding}; trying again in {wait:.0f} seconds")
            self._clock.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _attempt(self, question: Question, host: str) -> Response | _Refusal:
        self._keep_pace(host)
        headers = {"User-Agent": self._agent, "Accept": question.accept}
        try:
            answer = self._transport(question.url, headers, self._limits)
        except TransportError as problem:
            self._free_at[host] = self._clock.running() + question.pause
            return _Refusal(problem.finding, problem.is_passing, problem.is_of_host)
        self._free_at[host] = self._clock.running() + max(question.pause, _pause_asked(answer.headers))
        if 200 <= answer.status < 300:
            return answer
        if answer.status in _UNKNOWN:
            raise UnknownPaperError(f"{question.service} knows no such paper", "check the identifier")
        return self._refusal(answer)

    def _keep_pace(self, host: str) -> None:
        now = self._clock.running()
        wait = self._free_at.get(host, now) - now
        if wait > 0:
            self._clock.sleep(wait)

    def _refusal(self, answer: Response) -> _Refusal:
        if 300 <= answer.status < 400:
            return _Refusal("redirects to an address that is not followed", False, False)
        said = answer.headers.get("retry-after", "")
        return _Refusal(
            f"answers with status {answer.status}",
            answer.status in _PASSING,
            answer.status in _OF_HOST,
            _seconds(said, self._clock.now()),
        )


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why an attempt failed."""

    finding: str
    is_passing: bool
    is_of_host: bool
    wait: float | None = None
    """Seconds that the service asks to wait."""


def _problem(service: str, refusal: _Refusal) -> FetchError:
    if refusal.wait is not None and refusal.wait > _LONGEST_WAIT:
        finding = f"{service} asks to be left in peace for {refusal.wait:.0f} seconds"
        return FetchError(finding, "run the command again then")
    return FetchError(
        f"{service} {refusal.finding}", _AGAIN if refusal.is_passing or refusal.is_of_host else "try later"
    )


def _seconds(text: str, now: float) -> float | None:
    """What `Retry-After` asks for: seconds, or a date."""
    if text.strip().isascii() and text.strip().isdigit():
        return float(text.strip()[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (TypeError, ValueError, OverflowError):
        return None


def _pause_asked(headers: Mapping[str, str]) -> float:
    """Seconds between two requests that a service's rate limit leaves room for."""
    limit, interval = (
        headers.get("x-rate-limit-limit", ""),
        _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", "")),
    )
    if not interval or not limit.strip().isdigit() or int(limit) == 0:
        return 0.0
    return min(float(interval[1]) * _UNITS[interval[2].lower()] / int(limit), _LONGEST_WAIT)
