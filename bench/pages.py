"""What each page costs on a network of 10,000 members: CPU, times at 1, 10 and 50 connections, bytes, queries.

`./copal bench pages [--json] [--only NAME]`. CPU is what the kernel counts for the serving process, database
included (SQLite works inside it). The ratio is ours to a bare ASGI hello on the same server in the same run.
"""

import argparse
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from bench import _load, _server, _site
from bench.seed import seed

ROUNDS = {1: 150, 10: 300, 50: 400}
GOAL_CPU_MS = 8


@dataclass(frozen=True)
class Page:
    name: str
    request: Callable[[int], bytes]
    path: str
    good: tuple[int, ...] = (200,)


@dataclass(frozen=True)
class Row:
    page: str
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    rps_1: float
    rps_10: float
    rps_50: float
    bytes: int
    queries: int
    ratio_to_bare: float


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="copal bench pages")
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--only", default="")
    options = asked.parse_args(words)
    os.environ["COPAL_SECRET_KEY"] = _server.KEY
    place = seed()["data"]
    with _site.bare() as ruler:
        bare_ms = _cpu_ms(ruler, lambda _: _load.get("/"), 2000)
    known = _Known()
    with _site.site(place) as site:
        pages = [page for page in known.pages(site.port) if options.only in page.name]
        rows = [_measured(site, page, known, bare_ms) for page in pages]
        idle = site.tree_megabytes()
    told = {"bare_cpu_ms": round(bare_ms, 3), "tree_mb": idle, "pages": [asdict(row) for row in rows]}
    print(json.dumps(told) if options.json else _table(told))
    return 0


def _measured(site: _site.Running, page: Page, known: "_Known", bare_ms: float) -> Row:
    _load.run(site.port, page.request, connections=4, number=40)  # warm
    cpu_ms = _cpu_ms(site, page.request, ROUNDS[1])
    runs = {
        connections: _load.run(site.port, page.request, connections=connections, number=number)
        for connections, number in ROUNDS.items()
    }
    wrong = {one.status for result in runs.values() for one in result.answers} - set(page.good)
    if wrong:
        raise RuntimeError(f"{page.name} answered {sorted(wrong)}")
    alone = runs[1]
    return Row(
        page=page.name,
        cpu_ms=round(cpu_ms, 2),
        p50_ms=alone.percentile(0.5),
        p99_ms=alone.percentile(0.99),
        rps_1=alone.per_second,
        rps_10=runs[10].per_second,
        rps_50=runs[50].per_second,
        bytes=alone.answers[0].wire_bytes,
        queries=known.queries(page),
        ratio_to_bare=round(cpu_ms / bare_ms, 1),
    )


def _cpu_ms(server: _site.Running, request: Callable[[int], bytes], number: int) -> float:
    before = server.cpu_seconds()
    _load.run(server.port, request, connections=1, number=number)
    return (server.cpu_seconds() - before) * 1000 / number


class _Known:
    """Who is signed in, and which meeting, certificate and calendar are asked for."""

    def __init__(self) -> None:
        from bench._sessions import cookie_for
        from bench._sizes import THE_MEMBER
        from copal.domain.credentials.models import Certificate
        from copal.domain.meetings.models import Meeting
        from copal.domain.people.models import Person

        self.member = Person.objects.get(email=THE_MEMBER)
        self.code = Certificate.objects.filter(person=self.member)[0].code
        coming = Meeting.objects.filter(community__slug="community-1", starts_at__gt=datetime.now(UTC))
        self.meeting = coming.order_by("starts_at")[0].pk
        self.cookie = cookie_for(self.member)

    def pages(self, port: int) -> list[Page]:
        origin = f"http://127.0.0.1:{port}"
        signed_in = {
            "home": "/",
            "meeting": f"/meetings/{self.meeting}/",
            "list of meetings": "/communities/community-1/meetings/",
            "hours": "/hours/",
            "calendar file": f"/meetings/{self.meeting}/calendar.ics",
        }
        anyone = {"login": "/sign-in/", "verify": f"/verify/{self.code}/"}
        rows = [_page(name, path, self.cookie) for name, path in signed_in.items()]
        rows += [_page(name, path) for name, path in anyone.items()]
        return [*rows, self._rsvp(origin)]

    def _rsvp(self, origin: str) -> Page:
        """Going, maybe, going, …: each one is a change, so each one is written."""
        token = "x" * 32
        path = f"/meetings/{self.meeting}/answer/"

        def request(index: int) -> bytes:
            coming = ("going", "maybe")[index % 2]
            body = f"csrfmiddlewaretoken={token}&coming={coming}"
            return _load.post(path, body, f"{self.cookie}; csrf={token}", origin)

        return Page("RSVP", request, path, good=(200, 302, 303))

    def queries(self, page: Page) -> int:
        """How many questions the page asks the database, asked once in this process."""
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        client = Client(SERVER_NAME="127.0.0.1")
        client.cookies.load(self.cookie)
        with CaptureQueriesContext(connection) as seen:
            if page.name == "RSVP":
                client.post(page.path, {"coming": "going"})
            else:
                client.get(page.path)
        return len(seen)


def _page(name: str, path: str, cookie: str = "") -> Page:
    return Page(name, lambda _: _load.get(path, cookie), path)


def _table(told: dict[str, Any]) -> str:
    head = f"bare hello: {told['bare_cpu_ms']} ms CPU; the whole tree: {told['tree_mb']} MB"
    lines = [
        f"{row['page']:18} {row['cpu_ms']:7} ms CPU  p50 {row['p50_ms']:7}  p99 {row['p99_ms']:7}  "
        f"{row['rps_1']:6}/{row['rps_10']:6}/{row['rps_50']:6} a second  {row['bytes']:6} B  "
        f"{row['queries']:3} queries  {row['ratio_to_bare']:6} x bare"
        + ("  over the goal" if row["cpu_ms"] > GOAL_CPU_MS else "")
        for row in told["pages"]
    ]
    return "\n".join([head, *lines])
