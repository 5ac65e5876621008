"""How the tests speak to a site of several processes: pages and acts as a browser sends them, and open screens."""

import http.client
import json
import secrets
import socket
import ssl
import threading
import time
import urllib.parse
from contextlib import closing, suppress
from dataclasses import dataclass, field

PATIENCE_SECONDS = 10
AGAIN_SECONDS = 0.3  # how soon a screen opens a new line, about as a browser would


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def json(self):
        return json.loads(self.body)


@dataclass
class Door:
    """One way in: the proxy (TLS), or a process behind it, asked as the proxy would."""

    port: int
    host: str
    tls: ssl.SSLContext | None = None

    def connection(self) -> http.client.HTTPConnection:
        if self.tls is not None:
            return http.client.HTTPSConnection(
                "127.0.0.1", self.port, timeout=PATIENCE_SECONDS, context=self.tls
            )
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)

    def headers(self, session: str) -> dict[str, str]:
        behind = {} if self.tls else {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
        cookie = f"__Host-session={session}" if session else ""
        return {"Host": self.host, "Origin": f"https://{self.host}", "Cookie": cookie, **behind}

    def ask(
        self, path: str, session: str = "", *, method: str = "GET", body: str = "", **headers: str
    ) -> Answer:
        given = {
            **self.headers(session),
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        with closing(self.connection()) as connection:
            connection.request(method, path, body=body or None, headers=given)
            with connection.getresponse() as answer:
                return Answer(answer.status, answer.headers, answer.read())

    def post(self, path: str, session: str = "", **fields: object) -> Answer:
        """As a script on our own page would."""
        token = secrets.token_hex(16)
        return self.ask(
            path,
            session,
            method="POST",
            body=urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}),
            Content_Type="application/x-www-form-urlencoded",
            Accept="application/json",
            Cookie=f"__Host-session={session}; __Host-csrf={token}",
        )

    def act(self, room: str, session: str, act: str, **fields: object) -> int:
        """The number the room has afterwards."""
        answer = self.post(f"{room}acts/", session, act=act, client_key=secrets.token_hex(8), **fields)
        assert answer.status == 200, (answer.status, answer.body[:300])
        return answer.json()["number"]


@dataclass
class Screen:
    """An open screen: hears the stream, and opens a new line whenever it loses the old one, as browsers do."""

    door: Door
    path: str
    session: str = ""
    number: int = -1
    opened: int = 0
    statuses: list[int] = field(default_factory=list)
    panels: dict[str, str] = field(default_factory=dict)
    is_ended: bool = False

    def __post_init__(self):
        self.change = threading.Condition()
        self.is_closed = False
        self.line: http.client.HTTPConnection | None = None
        self.thread = threading.Thread(target=self._live, daemon=True)
        self.thread.start()

    def _live(self) -> None:
        while not (self.is_closed or self.is_ended):
            with suppress(OSError, http.client.HTTPException, ValueError):
                self._hear()
            time.sleep(AGAIN_SECONDS)

    def _hear(self) -> None:
        with closing(self.door.connection()) as self.line:
            self.line.request("GET", self.path, headers=self.door.headers(self.session))
            with self.line.getresponse() as answer:
                self._set(status=answer.status)
                if answer.status != 200:
                    return
                for row in answer:
                    if self.is_closed:
                        return
                    if row.startswith(b"data: "):
                        self._take(json.loads(row[6:]))

    def _set(self, *, status: int) -> None:
        with self.change:
            self.statuses.append(status)
            self.opened += status == 200
            self.change.notify_all()

    def _take(self, told: dict) -> None:
        with self.change:
            self.panels |= told.get("panels", {})
            self.number = max(self.number, told.get("number", -1)) if "beat" not in told else self.number
            self.is_ended = self.is_ended or bool(told.get("end"))
            self.change.notify_all()

    def waits_for(self, what, within: float) -> bool:
        """Whether it comes to that, seen from this screen."""
        with self.change:
            return self.change.wait_for(lambda: what(self), timeout=within)

    def reaches(self, number: int, within: float = PATIENCE_SECONDS) -> bool:
        return self.waits_for(lambda screen: screen.number >= number, within)

    def close(self) -> None:
        self.is_closed = True
        if self.line is not None and self.line.sock is not None:
            with suppress(OSError):
                self.line.sock.shutdown(socket.SHUT_RDWR)
        self.thread.join(PATIENCE_SECONDS)
