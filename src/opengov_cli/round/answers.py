"""Whether public addresses answer: asked politely, and never for longer or for more than the limits say.

A host is asked one thing at a time; only the head of a page is asked for, or its first bytes where a server does not
give that. Nothing but the web is ever asked, whatever an address is redirected to.
"""

from __future__ import annotations

import re
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException, HTTPResponse
from queue import Empty, SimpleQueue
from socket import gaierror
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from opengov_cli import __version__

_WEB = ("http", "https")
_REDIRECTED = (301, 302, 303, 307, 308)
# What servers say to programs, and not to people: that they have to log in, wait, or prove to be a browser.
_FOR_PEOPLE = (401, 403, 407, 412, 429, 503)
_HEADERS = {"User-Agent": f"opengov/{__version__}", "Accept": "*/*"}
# What may stand in an address as it is; everything else is escaped.
_SAFE = "%/:?#[]@!$&'()*+,;=~-._"
_HOST = re.compile(r"[0-9A-Za-z._:-]+")


class Outcome(StrEnum):
    """What became of an address that was asked."""

    ANSWERS = "answers"
    FOR_PEOPLE = "for_people"
    """The server does not show it to programs: a person has to look."""
    CERTIFICATE = "certificate"
    """The server cannot prove who it is; browsers warn of it."""
    ERROR = "error"
    NO_HOST = "no_host"
    NO_CONNECTION = "no_connection"
    TIMEOUT = "timeout"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    LEADS_ELSEWHERE = "leads_elsewhere"
    """It is redirected to something that is no address of the web."""
    UNUSABLE = "unusable"
    UNTRIED = "untried"
    """The limits were reached before its turn came."""

    @property
    def is_dead(self) -> bool:
        """Whether a person who follows the link finds nothing."""
        return self not in (Outcome.ANSWERS, Outcome.FOR_PEOPLE, Outcome.CERTIFICATE, Outcome.UNTRIED)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an address, and the code that its server gave, if one did."""

    outcome: Outcome
    code: int | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How many addresses are asked and for how many seconds, all and each; how often one may lead to another; and how
    many hosts are asked at once.
    """

    addresses: int = 500
    seconds: float = 300
    patience: float = 10
    redirects: int = 5
    hosts: int = 8


USUAL = Limits()


def ask_all(links: Iterable[str], limits: Limits = USUAL) -> dict[str, Answer]:
    """What became of each address; those that the limits leave no time for are untried."""
    wanted = [*dict.fromkeys(links)]
    answers = dict.fromkeys(wanted, Answer(Outcome.UNTRIED))
    of_host: dict[str, list[str]] = {}
    for link in wanted[: limits.addresses]:
        of_host.setdefault(_host(link), []).append(link)
    waiting: SimpleQueue[list[str]] = SimpleQueue()
    for of_one in of_host.values():
        waiting.put(of_one)
    found: SimpleQueue[tuple[str, Answer]] = SimpleQueue()
    asking = _Asking(limits, time.monotonic() + limits.seconds)
    for _number in range(min(limits.hosts, len(of_host))):
        # A thread that hangs on a server must not keep the program from ending.
        threading.Thread(target=asking.work, args=(waiting, found), daemon=True).start()
    for link, answer in _until(asking.end, found, sum(map(len, of_host.values()))):
        answers[link] = answer
    return answers


def _until(end: float, found: SimpleQueue[tuple[str, Answer]], count: int) -> Iterator[tuple[str, Answer]]:
    """So many answers, as they come; fewer where the time is over."""
    for _number in range(count):
        try:
            yield found.get(timeout=max(end - time.monotonic(), 0))
        except Empty:
            return


class _Asking:
    """Asks the web within limits; every host one thing at a time, whichever thread asks."""

    def __init__(self, limits: Limits, end: float) -> None:
        self.limits, self.end = limits, end
        self._turns: dict[str, threading.Lock] = defaultdict(threading.Lock)
        # Without a handler of redirects and of errors every answer comes as it is; without those of files no file does.
        self._opener = OpenerDirector()
        for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler()):
            self._opener.add_handler(handler)

    def work(self, waiting: SimpleQueue[list[str]], found: SimpleQueue[tuple[str, Answer]]) -> None:
        """Ask host after host as long as there are any, and time is left."""
        while time.monotonic() < self.end:
            try:
                links = waiting.get_nowait()
            except Empty:
                return
            for link in links:
                found.put((link, self.ask(link)))

    def ask(self, link: str) -> Answer:
        """What becomes of an address and of those that it leads to."""
        code = None
        for _step in range(self.limits.redirects + 1):
            try:
                address = usable(link)
                answer, leads_to = self._asked(address)
                code = answer.code
                link = urljoin(address, leads_to)
                scheme = urlsplit(link).scheme
            except ValueError:
                return Answer(Outcome.UNUSABLE, code)
            if not leads_to:
                return answer
            if scheme not in _WEB:
                return Answer(Outcome.LEADS_ELSEWHERE, code)
        return Answer(Outcome.TOO_MANY_REDIRECTS, code)

    def _asked(self, address: str) -> tuple[Answer, str]:
        """What a server answers, and the address that it leads to; one that gives no head is asked for the page."""
        answer, leads_to = self._answer(address, "HEAD")
        if answer.outcome in (Outcome.ERROR, Outcome.FOR_PEOPLE, Outcome.NO_CONNECTION):
            return self._answer(address, "GET")
        return answer, leads_to

    def _answer(self, address: str, method: str) -> tuple[Answer, str]:
        patience = min(self.limits.patience, self.end - time.monotonic())
        if patience <= 0:
            return Answer(Outcome.UNTRIED), ""
        request = Request(address, headers=_HEADERS, method=method)  # noqa: S310 - usable() lets only the web through
        try:
            with self._turns[_host(address)], self._opener.open(request, timeout=patience) as response:
                return _read(response)
        except (OSError, HTTPException, ValueError) as error:
            return Answer(_outcome_of(error)), ""


def usable(link: str) -> str:
    """The address as servers take it: without fragment and password, everything beyond ASCII escaped.

    Raises ValueError for what is no address of the web.
    """
    parts = urlsplit(link.strip())
    if parts.scheme not in _WEB or not parts.hostname:
        raise ValueError(link)
    host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    if not _HOST.fullmatch(host):
        raise ValueError(link)
    host = f"[{host}]" if ":" in host else host
    netloc = f"{host}:{parts.port}" if parts.port is not None else host
    return urlunsplit((parts.scheme, netloc, quote(parts.path or "/", _SAFE), quote(parts.query, _SAFE), ""))


def _read(response: HTTPResponse) -> tuple[Answer, str]:
    """What an answer says, and the address that it leads to. What comes behind its head is left unread."""
    code = response.status
    leads_to = response.headers.get("Location", "") if code in _REDIRECTED else ""
    if leads_to:
        return Answer(Outcome.ANSWERS, code), _as_sent(leads_to)
    if code in _FOR_PEOPLE:
        return Answer(Outcome.FOR_PEOPLE, code), ""
    return Answer(Outcome.ANSWERS if 200 <= code < 300 else Outcome.ERROR, code), ""  # noqa: PLR2004 - success


def _as_sent(header: str) -> str:
    """A header in UTF-8, which Python reads as Latin-1."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header


def _outcome_of(error: Exception) -> Outcome:
    cause = error.reason if isinstance(error, URLError) else error
    match cause:
        case ssl.SSLCertVerificationError():
            return Outcome.CERTIFICATE
        case TimeoutError():
            return Outcome.TIMEOUT
        case gaierror():
            return Outcome.NO_HOST
        case ValueError() if not isinstance(cause, ssl.SSLError):
            return Outcome.UNUSABLE
        case _:
            return Outcome.NO_CONNECTION


def _host(link: str) -> str:
    """Whom an address asks; nobody where it is none."""
    try:
        return urlsplit(link).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""
