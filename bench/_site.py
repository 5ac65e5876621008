"""A running site to measure, the bare server to compare it with, and what the kernel says they used."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CPUCLOCK_SCHED = 2


@dataclass(frozen=True)
class Running:
    """A server of ours on loopback. `pid` is the process that answers requests."""

    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """User and system time of that process so far, by the clock Linux keeps for each (clock_getcpuclockid(3))."""
        return time.clock_gettime((~self.pid << 3) | CPUCLOCK_SCHED)

    def resident_kilobytes(self) -> int:
        """Memory of the process alone (VmRSS)."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        return 0

    def tree_megabytes(self) -> float:
        """Memory of the process and all below it, each shared page counted once per process (PSS)."""
        kilobytes = 0
        for pid in _tree(self.pid):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    kilobytes += int(line.split()[1])
        return round(kilobytes / 1024, 1)


def _tree(pid: int) -> list[int]:
    children = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [pid, *(below for child in children for below in _tree(child))]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def site(folder: Path) -> Iterator[Running]:
    """The whole of Copal on `folder`, started and stopped."""
    with _server("bench._server", str(folder)) as running:
        yield running


@contextmanager
def bare() -> Iterator[Running]:
    """An ASGI application on the same server that answers "hello" and does nothing else."""
    with _server("bench._bare") as running:
        yield running


@contextmanager
def bare_streams() -> Iterator[Running]:
    """A Starlette application on the same server that only passes events on."""
    with _server("bench._room_bare") as running:
        yield running


@contextmanager
def _server(module: str, *words: str) -> Iterator[Running]:
    port = free_port()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "app"), str(ROOT)])}
    process = subprocess.Popen(
        [sys.executable, "-m", module, str(port), *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        for line in process.stdout or ():
            if line.startswith("open"):
                break
        else:
            raise RuntimeError(f"{module} did not start")
        yield Running(port=port, pid=process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
