"""Whether addresses answer, asked of a server of our own."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from opengov_cli.round.answers import USUAL, Answer, Outcome, ask_all, usable

QUICK = replace(USUAL, seconds=5, patience=0.2)


class Server(BaseHTTPRequestHandler):
    """Answers as the path says: a code, ``no-head/CODE``, ``to?ADDRESS``, ``slow``, ``cut`` or ``endless``."""

    asked: ClassVar[list[tuple[str, str]]] = []
    agents: ClassVar[set[str]] = set()
    at_once: ClassVar[Counter[str]] = Counter()
    most_at_once: ClassVar[int] = 0

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        host = self.headers["Host"]
        Server.at_once[host] += 1
        Server.most_at_once = max(Server.most_at_once, Server.at_once[host])
        Server.asked.append((self.command, self.path))
        Server.agents.add(self.headers["User-Agent"])
        time.sleep(0.001)
        # Who has the answer may ask again before this method ends.
        Server.at_once[host] -= 1
        self.say(*self.path.lstrip("/").split("/"))

    def say(self, word: str, *others: str) -> None:
        if word == "slow":
            time.sleep(0.4)
        if word == "cut" and self.command == "HEAD":
            return
        if word == "no-head" and self.command == "HEAD":
            self.head(405)
        elif word.startswith("to?"):
            self.head(302, Location=self.path.partition("?")[2])
        elif word == "endless" and self.command == "GET":
            self.head(404 if others else 200)
            while True:
                self.wfile.write(b"x" * 65536)
        else:
            code = others[0] if word == "no-head" else word
            self.head(int(code) if code.isdecimal() else 404 if word == "endless" else 200)

    def head(self, code: int, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_arguments: object) -> None: ...


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the server listens."""
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "*")
    Server.asked, Server.agents, Server.at_once, Server.most_at_once = [], set(), Counter(), 0

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_arguments: object) -> None: ...

    listening = Quiet(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{listening.server_address[1]}"
    listening.shutdown()
    thread.join()
    listening.server_close()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("200", Answer(Outcome.ANSWERS, 200)),
        ("预算/公开.html?页=1#表", Answer(Outcome.ANSWERS, 200)),
        ("404", Answer(Outcome.ERROR, 404)),
        ("410", Answer(Outcome.ERROR, 410)),
        ("500", Answer(Outcome.ERROR, 500)),
        ("302", Answer(Outcome.ERROR, 302)),
        ("403", Answer(Outcome.FOR_PEOPLE, 403)),
        ("412", Answer(Outcome.FOR_PEOPLE, 412)),
        ("no-head/200", Answer(Outcome.ANSWERS, 200)),
        ("no-head/404", Answer(Outcome.ERROR, 404)),
        ("cut", Answer(Outcome.ANSWERS, 200)),
        ("endless", Answer(Outcome.ANSWERS, 200)),
        ("endless/404", Answer(Outcome.ERROR, 404)),
        ("slow", Answer(Outcome.TIMEOUT)),
        ("to?/200", Answer(Outcome.ANSWERS, 200)),
        ("to?/404", Answer(Outcome.ERROR, 404)),
        ("to?to?to?/200", Answer(Outcome.ANSWERS, 200)),
        ("to?file:///etc/passwd", Answer(Outcome.LEADS_ELSEWHERE, 302)),
        ("to?FILE:///etc/passwd", Answer(Outcome.LEADS_ELSEWHERE, 302)),
        ("to?ftp://127.0.0.1/x", Answer(Outcome.LEADS_ELSEWHERE, 302)),
        ("to?data:text/html,x", Answer(Outcome.LEADS_ELSEWHERE, 302)),
        ("to?javascript:alert(1)", Answer(Outcome.LEADS_ELSEWHERE, 302)),
        ("to?http://[", Answer(Outcome.UNUSABLE, 302)),
        ("to?http://:80", Answer(Outcome.UNUSABLE, 302)),
        ("to?http://", Answer(Outcome.TOO_MANY_REDIRECTS, 302)),
    ],
)
def test_what_becomes_of_an_address(server: str, path: str, answer: Answer) -> None:
    link = f"{server}/{path}"
    assert ask_all([link], QUICK) == {link: answer}


def test_redirects_end(server: str) -> None:
    link = f"{server}/{'to?/' * 5}200"
    assert ask_all([link], QUICK)[link].outcome is Outcome.ANSWERS
    assert ask_all([link], replace(QUICK, redirects=4))[link].outcome is Outcome.TOO_MANY_REDIRECTS
    assert len(Server.asked) == 6 + 5


def test_a_page_is_asked_for_its_head_by_a_program_that_says_its_name(server: str) -> None:
    ask_all([f"{server}/200", f"{server}/200", f"{server}/404"], QUICK)
    assert Server.asked == [("HEAD", "/200"), ("HEAD", "/404"), ("GET", "/404")]
    assert {agent.partition("/")[0] for agent in Server.agents} == {"opengov"}


def test_a_host_is_asked_one_thing_at_a_time_also_by_redirects(server: str) -> None:
    other = server.replace("127.0.0.1", "localhost")
    ask_all([f"{server}/{200 + number}" for number in range(20)] + [f"{other}/to?{server}/204"] * 20, QUICK)
    assert Server.most_at_once == 1


@pytest.mark.parametrize(
    ("link", "outcome"),
    [
        ("http://127.0.0.1:1/", Outcome.NO_CONNECTION),
        ("http://no-such-host.invalid/", Outcome.NO_HOST),
        ("http://127.0.0.1:99999/", Outcome.UNUSABLE),
        ("http://[::1/", Outcome.UNUSABLE),
        ("http://" + "a" * 300 + ".cn/", Outcome.UNUSABLE),
        ("http://" + "公" * 300 + ".cn/", Outcome.UNUSABLE),
        ("file:///etc/passwd", Outcome.UNUSABLE),
        ("http://a\r\nX: y/", Outcome.UNUSABLE),
        ("", Outcome.UNUSABLE),
    ],
)
def test_what_is_no_address_of_a_server_is_dead(monkeypatch: pytest.MonkeyPatch, link: str, outcome: Outcome) -> None:
    monkeypatch.setenv("no_proxy", "*")
    answer = ask_all([link], QUICK)[link]
    assert answer.outcome.is_dead
    if outcome is not Outcome.NO_HOST:
        assert answer.outcome is outcome


def test_what_the_limits_leave_no_room_for_is_untried(server: str) -> None:
    links = [f"{server}/{number}" for number in range(200, 210)]
    answers = ask_all(links, replace(QUICK, addresses=3))
    assert [answer.outcome is Outcome.ANSWERS for answer in answers.values()] == [True] * 3 + [False] * 7
    assert {answer.outcome for answer in ask_all(links, replace(QUICK, seconds=0)).values()} == {Outcome.UNTRIED}
    assert ask_all([], QUICK) == {}


def test_an_address_is_asked_as_servers_take_it() -> None:
    asked = usable("http://me:secret@政务.例子:8080/预算 公开.html?页=1&x=%E4%B8%AD#表")
    assert asked == (
        "http://xn--zfr164b.xn--fsqu00a:8080/%E9%A2%84%E7%AE%97%20%E5%85%AC%E5%BC%80.html?%E9%A1%B5=1&x=%E4%B8%AD"
    )
    assert usable("http://[::1]:80") == "http://[::1]:80/"
