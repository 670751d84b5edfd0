"""How services are asked: at their pace, patiently, with a name, and not twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperatlas.fetch.cache import Cache
from paperatlas.fetch.client import Client, Clock, FetchError, Question, UnknownPaperError
from paperatlas.fetch.transport import Limits, TransportError, request
from tests.services import Answer, Server


class Time:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.at = 1_000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    def clock(self) -> Clock:
        return Clock(running=lambda: self.at, sleep=self.sleep, now=lambda: self.at)


def question(server: Server, path: str = "/x", pause: float = 0.0) -> Question:
    return Question("Teapot", f"{server.url}{path}", lambda text: text.startswith("good"), "text/plain", pause)


def client(time: Time, **more: object) -> Client:
    return Client("ada@example.org", clock=time.clock(), limits=Limits(seconds=1, size=1000), **more)  # type: ignore[arg-type]


def test_a_service_is_told_who_asks_and_how_to_reach_them(server: Server) -> None:
    server.on("/x", Answer("good"))
    assert client(Time()).ask(question(server)) == "good"
    agent = server.asked[0].headers["user-agent"]
    assert agent.startswith("paperatlas/")
    assert "mailto:ada@example.org" in agent
    assert server.asked[0].headers["accept"] == "text/plain"


def test_an_error_of_the_server_is_tried_again_with_growing_delays(server: Server) -> None:
    server.on("/x", Answer(status=500), Answer(status=502), Answer("good"))
    time = Time()
    assert client(time).ask(question(server)) == "good"
    assert time.slept == [2, 5]


def test_retry_after_is_obeyed_in_seconds_and_as_a_date(server: Server) -> None:
    date = "Thu, 01 Jan 1970 00:17:30 GMT"  # 1,050 seconds after the clock's beginning
    server.on("/x", Answer(status=429, headers={"Retry-After": "7"}), Answer(status=503, headers={"Retry-After": date}))
    server.on("/y", Answer("good"))
    time = Time()
    told: list[str] = []
    with pytest.raises(FetchError):
        client(time, tell=told.append).ask(question(server))
    assert time.slept[:2] == [7, 43]
    assert told[0] == "Teapot answers with status 429; trying again in 7 seconds"


def test_a_service_that_asks_for_a_long_wait_is_left_in_peace(server: Server) -> None:
    server.on("/", Answer(status=429, headers={"Retry-After": "3600"}))
    time = Time()
    asking = client(time)
    for path in ("/x", "/y"):
        with pytest.raises(FetchError, match="left in peace for 3600 seconds"):
            asking.ask(question(server, path))
    assert len(server.asked) == 1
    assert time.slept == []


def test_attempts_end(server: Server) -> None:
    server.on("/x", Answer(status=500))
    with pytest.raises(FetchError, match="Teapot answers with status 500: check the network"):
        client(Time()).ask(question(server))
    assert len(server.asked) == 4


@pytest.mark.parametrize("status", [400, 401, 403])
def test_a_refusal_is_not_tried_again(server: Server, status: int) -> None:
    server.on("/x", Answer(status=status))
    with pytest.raises(FetchError, match=f"status {status}"):
        client(Time()).ask(question(server))
    assert len(server.asked) == 1


def test_what_a_service_does_not_know_is_told_apart(server: Server) -> None:
    with pytest.raises(UnknownPaperError, match="Teapot knows no such paper"):
        client(Time()).ask(question(server))
    assert len(server.asked) == 1


def test_requests_keep_the_services_pace(server: Server) -> None:
    server.on("/", Answer("good"))
    time = Time()
    asking = client(time)
    for path in ("/a", "/b", "/c"):
        asking.ask(question(server, path, pause=3))
    assert time.slept == [3, 3]


def test_the_rate_limit_that_an_answer_states_is_kept(server: Server) -> None:
    server.on("/", Answer("good", headers={"X-Rate-Limit-Limit": "5", "X-Rate-Limit-Interval": "10s"}))
    time = Time()
    asking = client(time)
    for path in ("/a", "/b"):
        asking.ask(question(server, path, pause=0.2))
    assert time.slept == [2]


def test_a_slow_answer_is_given_up(server: Server) -> None:
    server.on("/x", Answer("good", delay=0.3))
    with pytest.raises(FetchError, match="Teapot does not answer in time"):
        Client(clock=Time().clock(), limits=Limits(seconds=0.05)).ask(question(server))


def test_a_service_out_of_reach_is_not_asked_again(server: Server) -> None:
    asked: list[str] = []

    def fail(url: str, *_: object) -> None:
        asked.append(url)
        raise TransportError("cannot be reached", is_of_host=True)

    asking = client(Time(), transport=fail)
    for path in ("/a", "/b", "/c"):
        with pytest.raises(FetchError, match="Teapot cannot be reached: check the network"):
            asking.ask(question(server, path))
    assert len(asked) == 1


def test_nobody_at_the_address_is_told_at_once() -> None:
    time = Time()
    nobody = Question("Teapot", "http://127.0.0.1:9/x", lambda _: True)
    with pytest.raises(FetchError, match="cannot be reached"):
        client(time).ask(nobody)
    assert time.slept == []


def test_an_answer_cut_short_is_asked_for_again(server: Server) -> None:
    server.on("/x", Answer("good, but", cut=True), Answer("good"))
    assert client(Time()).ask(question(server)) == "good"


def test_an_answer_that_is_too_large_is_refused(server: Server) -> None:
    server.on("/x", Answer("good" * 1000))
    with pytest.raises(FetchError, match="more than 1,000 bytes"):
        client(Time()).ask(question(server))
    assert len(server.asked) == 1


def test_an_answer_of_another_form_is_refused_and_not_kept(server: Server, tmp_path: Path) -> None:
    server.on("/x", Answer("<html>Welcome to the hotel's network</html>"))
    asking = client(Time(), cache=Cache(tmp_path, 1000))
    with pytest.raises(FetchError, match="something else than a paper's data"):
        asking.ask(question(server))
    assert list(tmp_path.iterdir()) == []


def test_a_kept_answer_costs_no_request_until_it_is_old(server: Server, tmp_path: Path) -> None:
    server.on("/x", Answer("good 1"), Answer("good 2"))
    time = Time()
    assert client(time, cache=Cache(tmp_path, 100)).ask(question(server)) == "good 1"
    time.at += 99
    assert client(time, cache=Cache(tmp_path, 100)).ask(question(server)) == "good 1"
    assert len(server.asked) == 1
    time.at += 2
    assert client(time, cache=Cache(tmp_path, 100)).ask(question(server)) == "good 2"


def test_a_broken_or_absent_cache_costs_a_request_and_nothing_else(server: Server, tmp_path: Path) -> None:
    server.on("/x", Answer("good"))
    time = Time()
    (tmp_path / "file").write_text("in the way")
    assert client(time, cache=Cache(tmp_path / "file" / "folder", 100)).ask(question(server)) == "good"
    cache = Cache(tmp_path, 100)
    client(time, cache=cache).ask(question(server))
    for kept in tmp_path.glob("*.answer"):
        kept.write_bytes(b'{"at": "noon"')
    assert client(time, cache=cache).ask(question(server)) == "good"
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://example.org/x", "data:,good", "http://127.0.0.2/x", "http://localhost/x"]
)
def test_redirects_to_other_schemes_and_bare_addresses_are_refused(server: Server, place: str) -> None:
    server.on("/x", Answer(status=302, headers={"Location": place}))
    with pytest.raises(FetchError, match="redirects to an address that is not followed"):
        client(Time()).ask(question(server))


def test_a_redirect_on_the_same_host_is_followed_and_a_ring_is_not(server: Server) -> None:
    server.on("/x", Answer(status=302, headers={"Location": "/y"}))
    server.on("/y", Answer("good"))
    assert client(Time()).ask(question(server)) == "good"
    server.on("/y", Answer(status=302, headers={"Location": "/x"}))
    with pytest.raises(FetchError):
        client(Time()).ask(question(server))


def test_only_web_addresses_are_asked() -> None:
    with pytest.raises(TransportError, match="is not a web address"):
        request("file:///etc/passwd", {}, Limits())
