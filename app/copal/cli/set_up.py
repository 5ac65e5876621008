"""Makes `.copal/`: the installer (uv), a Python environment of our own, the packages with checked hashes.

Run by the launcher `./copal`, before any package is there, so it speaks plain Python 3.8 and imports
nothing of Copal. Safe to interrupt (the next start does it again) and to start twice (the second waits).
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

WANTED = "3.13"  # what uv fetches where there is no Python new enough
LAST_LINES, LONGEST_LINE = 4, 160
OFFLINE = re.compile(
    r"(?i)dns|name resolution|could not resolve|unreachable|connection (refused|reset)|"
    r"error sending request|failed to fetch|newconnectionerror|timed? ?out|offline|proxy"
)
NO_NETWORK = (
    "Copal fetches its packages once, and the network did not answer.\n"
    "Connect to the internet (or set your proxy) and start again; nothing is lost."
)
NO_PYTHON = (
    "Copal needs Python 3.12 or newer. There is none here, and none could be fetched.\n"
    "Install one (any of python3.12, python3.13, python3.14 on PATH will be found) and start again."
)


class NotSetUp(Exception):
    """What to tell the person: one or two sentences, with what to do next."""


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def run(command: list[str], trouble: str, offline: str = NO_NETWORK) -> None:
    """Run it quietly; raises NotSetUp with the reason in plain words and the last lines it said."""
    done = subprocess.run(  # noqa: S603  (the commands are our own)
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        raise NotSetUp((offline if OFFLINE.search(done.stdout) else trouble) + "\n\n" + tail(done.stdout))


def tail(text: str) -> str:
    return "\n".join("    " + line[:LONGEST_LINE] for line in text.strip().splitlines()[-LAST_LINES:])


def works(program: Path | str) -> bool:
    try:
        return subprocess.run([str(program), "--version"], capture_output=True, check=False).returncode == 0  # noqa: S603
    except OSError:
        return False


class SetUp:
    """One set-up of the checkout at `root` for `level` ("run" or "dev")."""

    def __init__(self, root: Path, level: str, python: str) -> None:
        self.root, self.level, self.python = root, level, python
        self.home = root / ".copal"
        self.venv = self.home / "venv"

    def list_of(self, level: str) -> Path:
        return self.root / ("requirements-dev.txt" if level == "dev" else "requirements.txt")

    def digest(self, level: str) -> str:
        """The same line the launcher compares: POSIX cksum of the list."""
        with self.list_of(level).open("rb") as file:
            return (
                subprocess.run(["cksum"], stdin=file, capture_output=True, check=True).stdout.decode().strip()  # noqa: S607  (POSIX has it)
            )

    def is_done(self, level: str) -> bool:
        stamp = self.venv / ("stamp-" + level)
        return (
            self.has_python()
            and stamp.is_file()
            and stamp.read_text(encoding="ascii").strip() == self.digest(level)
        )

    def has_python(self) -> bool:
        return works(self.venv / "bin" / "python")

    def uv(self) -> str:
        """The installer, ours and pinned; one found on PATH serves where pip is missing."""
        own = self.home / "tools" / "bin" / "uv"
        pin = self.root / "requirements-uv.txt"
        stamp = self.home / "tools" / "stamp"
        if (
            works(own)
            and stamp.is_file()
            and stamp.read_text(encoding="utf-8") == pin.read_text(encoding="utf-8")
        ):
            return str(own)
        if subprocess.run(
            [sys.executable, "-m", "pip", "--version"], capture_output=True, check=False
        ).returncode:
            if works("uv"):
                return "uv"
            raise NotSetUp(
                "This Python (" + sys.executable + ") has no pip, which Copal needs once to set itself up.\n"
                "On Debian or Ubuntu: sudo apt install python3-pip"
            )
        fresh = self.home / "tools.new"
        shutil.rmtree(str(fresh), ignore_errors=True)
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
        ]
        run(
            [*pip, "--only-binary", ":all:", "--target", str(fresh), "-r", str(pin)],
            "The installer (uv) could not be installed.",
        )
        shutil.rmtree(str(self.home / "tools"), ignore_errors=True)
        fresh.rename(self.home / "tools")
        stamp.write_text(pin.read_text(encoding="utf-8"), encoding="utf-8")
        return str(own)

    def do(self) -> None:
        """Do what is missing. The stamps are written last: without them the next start begins again."""
        started = time.monotonic()
        had_dev = (self.venv / "stamp-dev").is_file()
        is_fresh = not (self.has_python() and ((self.venv / "stamp-run").is_file()))
        level = "dev" if had_dev and not is_fresh else self.level
        for stamp in ("stamp-run", "stamp-dev"):
            if (self.venv / stamp).is_file():
                (self.venv / stamp).unlink()
        if is_fresh:
            say("Setting Copal up. This happens once and takes about half a minute.")
            say("  1 of 3  the installer")
        else:
            say("The list of packages changed. Bringing them up to date.")
        uv = self.uv()
        if is_fresh:
            say("  2 of 3  a Python environment of its own")
            shutil.rmtree(str(self.venv), ignore_errors=True)
            run(
                [uv, "venv", "--quiet", "--no-project", "--python", self.python or WANTED, str(self.venv)],
                "The Python environment could not be made." if self.python else NO_PYTHON,
                NO_NETWORK if self.python else NO_PYTHON,
            )
        count = len(
            re.findall(r"^[A-Za-z0-9].*==", self.list_of(level).read_text(encoding="utf-8"), re.MULTILINE)
        )
        say(
            ("  3 of 3  " if is_fresh else "  ")
            + str(count)
            + " packages"
            + (" with the tools for tests" if level == "dev" else "")
        )
        python = str(self.venv / "bin" / "python")
        run(
            [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", python, str(self.list_of(level))],
            "The packages could not be installed.",
        )
        for done in ("run", "dev") if level == "dev" else ("run",):
            (self.venv / ("stamp-" + done)).write_text(self.digest(done) + "\n", encoding="ascii")
        say("Done in " + str(round(time.monotonic() - started)) + " s.")


def wait_for_turn(lock: IO[str]) -> None:
    """Two starts at once: the second waits for the first."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        say("Another start is setting Copal up. Waiting for it…")
        fcntl.flock(lock, fcntl.LOCK_EX)


def main(root: Path, level: str, python: str) -> int:
    set_up = SetUp(root, level, python)
    try:
        set_up.home.mkdir(exist_ok=True)
        with (set_up.home / "set-up.lock").open("w", encoding="ascii") as lock:
            wait_for_turn(lock)
            if not set_up.is_done(level):
                set_up.do()
    except NotSetUp as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("\nStopped before it was done. Start again to go on.")
        return 130
    except OSError as trouble:
        say("Copal cannot write into its own folder " + str(set_up.home) + ": " + str(trouble.strerror))
        return 1
    return 0


if __name__ == "__main__":
    os.environ.pop("VIRTUAL_ENV", None)
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
