"""A site of several processes, really: PostgreSQL, Redis, `serve`, `serve --pages`, `serve --room`, nginx in front."""

import json
import random
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from copal.cli import places
from copal.config.server import FreePort
from tests.several import nginx
from tests.several.asking import Answer, Door, Screen
from tests.support.postgres import OWNER, binaries
from tests.support.postgres import _run as run_as_owner
from tests.support.redis import RedisServer

START_SECONDS = 90
STOP_SECONDS = 20
PARTS = {"whole": (), "pages": ("--pages",), "room": ("--room",)}


@dataclass
class Site:
    """Its parts by name; each can be stopped and started again on its port."""

    settings: dict[str, str]
    ports: dict[str, int]
    redis: RedisServer
    logs: Path
    told: dict[str, Any] = field(default_factory=dict)
    running: dict[str, subprocess.Popen] = field(default_factory=dict)

    def copal(self, *words: str, name: str = "once") -> subprocess.Popen:
        with (self.logs / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-P", "-m", "copal.cli", *words], env=self.settings, stderr=log, stdout=log
            )

    def start(self, *parts: str) -> None:
        for part in parts:
            self.running[part] = self.copal("serve", *PARTS[part], "--port", str(self.ports[part]), name=part)
        until = time.monotonic() + START_SECONDS
        for part in parts:
            while not self.is_ready(part):
                assert self.running[part].poll() is None, self.log(part)
                assert time.monotonic() < until, self.log(part)
                time.sleep(0.1)

    def stop(self, *parts: str, how: int = signal.SIGTERM) -> list[int]:
        """Their exit codes."""
        processes = [self.running.pop(part) for part in parts]
        for process in processes:
            process.send_signal(how)
        return [process.wait(STOP_SECONDS) for process in processes]

    def log(self, part: str) -> str:
        return (self.logs / f"{part}.log").read_text(encoding="utf-8")

    def is_ready(self, part: str) -> bool:
        try:
            return self.behind(part).ask("/readyz").status == 200
        except OSError:
            return False

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.ports['front']}"

    def behind(self, part: str) -> Door:
        return Door(self.ports[part], self.host)

    @property
    def front(self) -> Door:
        context = ssl.create_default_context(cafile=str(self.logs / "certificate.pem"))
        return Door(self.ports["front"], self.host, context)

    @property
    def room(self) -> str:
        return f"/meetings/{self.told['meeting']}/room/"

    def member(self, place: int) -> tuple[int, str]:
        one = self.told["members"][place]
        return one["person"], one["session"]

    @contextmanager
    def screen(
        self, session: str, *, audience: str = "member", door: Door | None = None, path: str = ""
    ) -> Iterator[Screen]:
        path = path or f"{self.room}stream/"
        one = Screen(door or self.front, f"{path}?as={audience}&in=en", session)
        try:
            assert one.waits_for(lambda it: it.number >= 0, 10), (one.statuses, self.log("room"))
            yield one
        finally:
            one.close()

    def remove(self, person: int) -> Answer:
        return self.front.post(f"/communities/circle/members/{person}/remove/", self.told["lead"])


def settings_for(redis: RedisServer, data: Path, front: int, **more: str) -> dict[str, str]:
    return {
        **places.environment(),
        "COPAL_ADDRESS": f"https://127.0.0.1:{front}",
        "COPAL_SECRET_KEY": "q7Hk2mW9xR4tZ8vB1nC6dF3gJ5lP0sAyEuIoTrXwQzKb-_MjNh",
        "COPAL_PROXIES": "1",
        "COPAL_MAIL_URL": "smtp://127.0.0.1:9?tls=0",
        "COPAL_MAIL_FROM": "Copal <hours@example.org>",
        "COPAL_DATA": str(data),
        "COPAL_REDIS_URL": redis.url,
        "COPAL_LOG_LEVEL": "INFO",
        **more,
    }


def free_ports() -> dict[str, int]:
    start, ports = random.randrange(20_000, 30_000), {}
    for name in ("front", *PARTS):
        start = ports[name] = FreePort.find(start=start + 1)
    return ports


def database(cluster: Path) -> str:
    """A new, empty one."""
    folder = binaries()
    assert folder is not None
    run_as_owner(str(folder / "createdb"), "-h", str(cluster), "-U", OWNER, "several")
    return f"postgres://{OWNER}@/several?host={cluster}"


@contextmanager
def running(redis_program: str, home: Path, parts: Iterable[str], **settings: str) -> Iterator[Site]:
    """These parts up, and a meeting that is on."""
    ports = free_ports()
    with ExitStack() as stack:
        redis = RedisServer(redis_program)
        stack.callback(redis.remove)
        redis.start()
        site = Site(settings_for(redis, home / "data", ports["front"], **settings), ports, redis, home)
        assert site.copal("migrate").wait(START_SECONDS) == 0, site.log("once")
        stack.callback(lambda: site.stop(*site.running))
        site.start(*parts)
        site.told = seeded(site.settings)
        yield site


@contextmanager
def several(cluster: Path, redis_program: str, home: Path) -> Iterator[Site]:
    """Everything there is, with nginx in front, and the meeting's room opened."""
    with running(redis_program, home, PARTS, COPAL_DATABASE_URL=database(cluster)) as site:
        ports = site.ports
        behind = {"pages": [ports["whole"], ports["pages"]], "rooms": [ports["room"]]}
        with nginx.in_front(home, ports["front"], behind):
            site.front.act(site.room, site.told["lead"], "open")
            yield site


def seeded(settings: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.several.seed"],
        env={**settings, "COPAL_MODE": "serve"},
        cwd=places.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])
