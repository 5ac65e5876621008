"""`copal up` as real processes: starts, answers, keeps its worker, and leaves nothing behind."""

import os
import random
import signal
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from copal.cli import places
from copal.config.server import FreePort

PATIENCE_SECONDS = 90  # how fast it is, the benchmarks say


def until(fact: Callable[[], object]) -> object:
    """Wait for it to become true; what it was."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not (seen := fact()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
    return seen


class House:
    """A running `copal up` and what it said."""

    def __init__(self, data: Path, *words: str) -> None:
        self.data, self.port = data, FreePort.find(start=random.randrange(20_000, 32_000))
        self.said = data.parent / f"said-{self.port}"
        command = [
            sys.executable,
            "-P",
            "-m",
            "copal.cli",
            "up",
            "--data",
            str(data),
            "--port",
            str(self.port),
        ]
        with self.said.open("w") as said:
            self.process = subprocess.Popen([*command, *words], stderr=said, env=places.environment())

    def words(self) -> str:
        return self.said.read_text()

    def open(self) -> "House":
        try:
            until(lambda: "is open at" in self.words() or self.process.poll() is not None)
            assert "is open at" in self.words(), self.words()
        except AssertionError:
            self.process.kill()
            self.process.wait()
            raise
        return self

    def children(self) -> list[int]:
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in listed.read_text().split()] if listed.exists() else []

    def ask(self, path: str) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status

    def stop(self, how: int = signal.SIGINT) -> int:
        self.process.send_signal(how)
        return self.process.wait(PATIENCE_SECONDS)


def is_alive(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Iterator[House]:
    running = House(tmp_path_factory.mktemp("with a space") / "data", "--empty").open()
    yield running
    if running.process.poll() is None:
        running.stop()


def test_it_answers(house):
    assert house.ask("/healthz") == 200
    assert house.ask("/readyz") == 200


def test_the_key_and_the_database_are_for_their_owner_only(house):
    assert stat.S_IMODE((house.data / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(house.data.stat().st_mode) == 0o700
    assert len((house.data / "secret-key").read_text()) > 50


def test_a_second_one_on_the_same_data_is_refused(house):
    other = House(house.data, "--empty")
    assert other.process.wait(PATIENCE_SECONDS) == 2
    assert f"already runs on this data, at http://127.0.0.1:{house.port}/" in other.words()


def test_a_taken_port_is_refused_with_a_free_one_to_try(house, tmp_path):
    done = subprocess.run(
        [sys.executable, "-P", "-m", "copal.cli", "up", "--data", str(tmp_path), "--port", str(house.port)],
        capture_output=True,
        text=True,
        check=False,
        env=places.environment(),
    )
    assert done.returncode == 2
    assert "./copal up --port" in done.stderr


def test_a_worker_that_dies_is_started_again(house):
    (first,) = until(house.children)
    os.kill(first, signal.SIGKILL)
    (second,) = until(lambda: [one for one in house.children() if one != first])
    assert "Starting it again" in house.words()
    assert house.ask("/healthz") == 200
    assert is_alive(second)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly_and_starts_again_without_preparing_anew(tmp_path, how):
    House(tmp_path / "data", "--empty").open().stop()
    again = House(tmp_path / "data", "--empty").open()
    assert "Preparing" not in again.words()
    (worker,) = until(again.children)
    assert again.stop(how) == 0
    until(lambda: not is_alive(worker))


def test_a_killed_parent_leaves_no_worker_behind(tmp_path):
    house = House(tmp_path / "data", "--empty").open()
    (worker,) = until(house.children)
    house.stop(signal.SIGKILL)
    until(lambda: not is_alive(worker))
