"""A room that changed is heard of in every process: at once in its own, soon in the others, once in each."""

import queue
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest

from copal.cli import places
from copal.outlets.live import wire
from copal.outlets.live.line import Line

CHANNEL = "copal:here:rooms"
SOON_SECONDS = 3
AFTER_A_RESTART_SECONDS = 8
A_WHILE_SECONDS = 0.4


class Heard:
    """What came to one listener, in order; `missed` counts how often it was told to look at everything."""

    def __init__(self):
        self.ids = queue.Queue()
        self.missed = threading.Semaphore(0)

    def next(self, within=SOON_SECONDS):
        return self.ids.get(timeout=within)

    def comes(self, meeting_id, within=AFTER_A_RESTART_SECONDS):
        """Whether it is heard, whatever else is."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            try:
                if self.next(within) == meeting_id:
                    return True
            except queue.Empty:
                return False
        return False

    def rest(self):
        time.sleep(A_WHILE_SECONDS)
        return [self.ids.get() for _ in range(self.ids.qsize())]


@contextmanager
def line(url, channel=CHANNEL):
    heard = Heard()
    one = Line(url=url, channel=channel)
    one.listen(heard.ids.put, heard.missed.release)
    try:
        yield one, heard
    finally:
        one.stop()


class Another:
    """Another process, really one."""

    def __init__(self, url):
        self.heard = Heard()
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.outlets.another_process", url, CHANNEL],
            env=places.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for words in self.process.stdout:
            kind, _, number = words.strip().partition(" ")
            if kind == "heard":
                self.heard.ids.put(int(number))
            elif kind == "missed":
                self.heard.missed.release()

    def ring(self, meeting_id):
        self.process.stdin.write(f"ring {meeting_id}\n")
        self.process.stdin.flush()

    def end(self):
        self.process.stdin.close()
        assert self.process.wait(10) == 0
        self.reader.join()
        self.process.stdout.close()


@pytest.fixture
def another(redis_server):
    process = Another(redis_server.url)
    assert process.heard.missed.acquire(timeout=20)
    yield process
    process.end()


@pytest.fixture
def within():
    yield wire
    wire.stop()


def test_in_one_process_it_is_heard_where_it_rings(within):
    heard = []
    within.ring(1)
    within.listen(lambda meeting_id: heard.append((meeting_id, threading.get_ident())))
    within.ring(2)
    assert heard == [(2, threading.get_ident())]
    within.stop()
    within.ring(3)
    assert len(heard) == 1


def test_trouble_of_the_one_who_listens_never_reaches_the_one_who_rings(within, caplog):
    def trouble(meeting_id):
        raise RuntimeError("words of somebody")

    within.listen(trouble)
    within.ring(1)
    assert "words" not in "".join(record.getMessage() for record in caplog.records)


def test_two_processes_hear_each_other_and_themselves_once(redis_server, another):
    with line(redis_server.url) as (ours, heard):
        assert heard.missed.acquire(timeout=SOON_SECONDS)
        another.ring(7)
        assert (heard.next(), another.heard.next()) == (7, 7)
        ours.ring(8)
        assert heard.ids.get_nowait() == 8
        assert another.heard.next() == 8
        assert (heard.rest(), another.heard.rest()) == ([], [])


def test_it_is_quick(redis_server, another):
    with line(redis_server.url) as (ours, _):
        ours.ring(0)
        another.heard.next()
        took = []
        for number in range(1, 31):
            started = time.monotonic()
            ours.ring(number)
            assert another.heard.next() == number
            took.append(time.monotonic() - started)
        assert sorted(took)[len(took) // 2] < 0.1


def test_two_sites_on_one_server_never_meet(redis_server):
    with line(redis_server.url) as (_, heard), line(redis_server.url, "copal:there:rooms") as (theirs, _):
        assert heard.missed.acquire(timeout=SOON_SECONDS)
        theirs.ring(9)
        assert heard.rest() == []


def test_after_the_server_was_away_everyone_looks_at_everything_and_hears_again(redis_server, another):
    """Bells that waited may be said before the other one listens again; that is what `missed` is for."""
    with line(redis_server.url) as (ours, heard):
        assert heard.missed.acquire(timeout=SOON_SECONDS)
        redis_server.stop()
        started = time.monotonic()
        for _ in range(100):
            ours.ring(4)
        another.ring(5)
        assert time.monotonic() - started < A_WHILE_SECONDS  # nobody who rings waits for the server
        assert heard.next() == 4
        assert another.heard.next() == 5
        time.sleep(1.5)
        redis_server.start()
        assert heard.missed.acquire(timeout=AFTER_A_RESTART_SECONDS)
        assert another.heard.missed.acquire(timeout=AFTER_A_RESTART_SECONDS)
        another.ring(6)
        assert heard.comes(6)
        ours.ring(10)
        assert another.heard.comes(10)


def test_it_may_begin_while_the_server_is_away(redis_server):
    redis_server.stop()
    with line(redis_server.url) as (ours, heard):
        ours.ring(1)
        assert heard.ids.get_nowait() == 1
        assert not heard.missed.acquire(timeout=A_WHILE_SECONDS)
        redis_server.start()
        assert heard.missed.acquire(timeout=AFTER_A_RESTART_SECONDS)


def test_a_server_that_hangs_holds_nobody_up_and_is_given_up(redis_server, monkeypatch):
    monkeypatch.setattr("copal.outlets.live.line.ASK_SECONDS", 0.4)
    monkeypatch.setattr("copal.outlets.live.line.SILENT_SECONDS", 1)
    with line(redis_server.url) as (ours, heard):
        assert heard.missed.acquire(timeout=SOON_SECONDS)
        redis_server.hold()
        started = time.monotonic()
        for number in range(50):
            ours.ring(number)
        assert time.monotonic() - started < A_WHILE_SECONDS
        time.sleep(2.5)
        redis_server.let_go()
        assert heard.missed.acquire(timeout=AFTER_A_RESTART_SECONDS)


def test_a_quiet_line_stays(redis_server, monkeypatch):
    monkeypatch.setattr("copal.outlets.live.line.ASK_SECONDS", 0.1)
    monkeypatch.setattr("copal.outlets.live.line.SILENT_SECONDS", 1.2)
    with line(redis_server.url) as (_, heard):
        assert heard.missed.acquire(timeout=SOON_SECONDS)
        assert not heard.missed.acquire(timeout=2.5)


def test_a_flood_loses_no_meeting_and_keeps_nobody_waiting(redis_server, another):
    with line(redis_server.url) as (ours, _):
        started = time.monotonic()
        threads = [
            threading.Thread(target=lambda: [ours.ring(number) for number in range(2000)]) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        ours.ring(5000)
        assert time.monotonic() - started < 5
        heard = set()
        while 5000 not in heard:
            heard.add(another.heard.next(within=5))
        heard |= set(another.heard.rest())
        assert heard == {*range(2000), 5000}


@pytest.mark.parametrize("noise", [b"", b" ", b"x", b"x y z", b"x " + b"9" * 400, b"\xff\x00 -1", b"x 1.5"])
def test_noise_on_the_channel_is_not_heard(redis_server, noise):
    import redis

    with line(redis_server.url) as (_, heard):
        assert heard.missed.acquire(timeout=SOON_SECONDS)
        with redis.Redis.from_url(redis_server.url) as somebody:
            somebody.publish(CHANNEL, noise)
            somebody.publish(CHANNEL, b"x 3")
        assert heard.next() == 3


def test_the_site_chooses_by_its_settings(redis_server, settings, within):
    settings.REDIS_URL, settings.SHARED_NAME = redis_server.url, "copal:here"
    heard = Heard()
    within.listen(heard.ids.put, heard.missed.release)
    assert heard.missed.acquire(timeout=SOON_SECONDS)
    with line(redis_server.url) as (elsewhere, _):
        elsewhere.ring(12)
        assert heard.next() == 12
