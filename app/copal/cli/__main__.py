"""The `copal` command: one table, word to function. Nothing is loaded before its word is known."""

import sys
from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import cast

HELP = Path(__file__).with_name("help.txt")
REFUSED = 2

COMMANDS = {
    "up": "copal.config.running.up:main",
    "serve": "copal.config.running.serve:main",
    "migrate": "copal.config.running.serve:migrate",
    "doctor": "copal.config.doctor:main",
    "seal": "copal.cli.sealing:main",
    "backup": "copal.cli.backup:main",
    "test": "copal.cli.testing:main",
    "check": "copal.cli.checking:main",
    "bench": "copal.cli.measuring:main",
    "lock": "copal.cli.locking:main",
    "audit": "copal.cli.auditing:main",
    "attendance": "copal.cli.__main__:attendance",
    "rules": "copal.cli.rules:main",
    "ledger": "copal.cli.ledger:main",
    "guard": "copal.cli.guard:main",
}


def attendance(argv: list[str]) -> int:
    """`copal attendance read …`: the only word after `attendance` so far."""
    if argv[:1] != ["read"]:
        return refuse(
            "Say what to do with attendance: ./copal attendance read FILE --meeting MEETING.json --json"
        )
    return find("copal.cli.attendance:read")(argv[1:])


def find(place: str) -> Callable[[list[str]], int]:
    module, name = place.split(":")
    return cast("Callable[[list[str]], int]", getattr(import_module(module), name))


def refuse(words: str) -> int:
    print(words, file=sys.stderr)
    return REFUSED


def main(argv: list[str]) -> int:
    """Exit code: 0 done, 1 failed, 2 not understood or refused, 130 stopped by Ctrl-C."""
    word = argv[0] if argv else "help"
    if word in ("help", "-h", "--help"):
        print(HELP.read_text(encoding="utf-8"), end="")
        return 0
    if word not in COMMANDS:
        near = get_close_matches(word, COMMANDS, n=1)
        hint = f" Did you mean ./copal {near[0]}?" if near else " ./copal alone lists the commands."
        return refuse(f"There is no command “{word}”.{hint}")
    try:
        return find(COMMANDS[word])(argv[1:])
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader (head, less) has seen enough
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
