"""What members send into a room: acts, as their screens send them."""

import http.client
import json
import time
import uuid
from collections import deque
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from bench._room_hearing import Sent

TOKEN = "x" * 32
UP_AT_ONCE = 5  # hands
RESTED_SECONDS = 5


class Line(http.client.HTTPConnection):
    """A kept-open connection; the server ends one that was idle for half a minute, so a rested one is opened anew."""

    used_at = 0.0

    def rouse(self) -> None:
        """Before the time is taken."""
        if time.monotonic() - self.used_at > RESTED_SECONDS:
            self.close()
            self.connect()
        self.used_at = time.monotonic()


class NotDone(RuntimeError):
    """The room did not take an act."""


class Hands:
    """A few members raise and lower their hands by turns, over one connection. Some are always up."""

    def __init__(self, port: int, room: str, cookies: Sequence[str]) -> None:
        self.line = Line("127.0.0.1", port)
        self.room, self.cookies = room, cookies
        self.next, self.up = 0, deque[str]()

    def open(self, facilitator: str) -> None:
        """The room, and everybody whose hand it is comes in."""
        self.act(facilitator, "open")
        for cookie in self.cookies:
            self.act(cookie, "come", how="room")

    def change(self) -> Sent:
        if len(self.up) > UP_AT_ONCE or len(self.up) == len(self.cookies):
            return self.act(self.up.popleft(), "lower")
        cookie = self.cookies[self.next % len(self.cookies)]
        self.next += 1
        self.up.append(cookie)
        return self.act(cookie, "raise")

    def act(self, cookie: str, verb: str, **fields: str) -> Sent:
        """Raises NotDone unless the room says yes and with which number."""
        body = form(verb, **fields)
        self.line.rouse()
        at = time.monotonic_ns()
        self.line.request("POST", f"{self.room}acts/", body, headers(cookie, self.line.port))
        answer = self.line.getresponse()
        said = answer.read()
        if answer.status != 200:
            raise NotDone(f"{verb}: {answer.status} {said[:300]!r}")
        return Sent(json.loads(said)["number"], at)


def form(verb: str, **fields: str) -> bytes:
    return urlencode({"act": verb, "client_key": uuid.uuid4().hex, **fields}).encode()


def headers(cookie: str, port: int) -> dict[str, str]:
    return {
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"{cookie}; csrf={TOKEN}",
        "Origin": f"http://127.0.0.1:{port}",
        "X-CSRFToken": TOKEN,
    }


def bare_change(port: int, size: int) -> Callable[[], Sent]:
    """The same for the bare server: an event of `size` bytes."""
    line = Line("127.0.0.1", port)

    def change() -> Sent:
        line.rouse()
        at = time.monotonic_ns()
        line.request("POST", f"/say/?size={size}")
        return Sent(json.loads(line.getresponse().read())["number"], at)

    return change
