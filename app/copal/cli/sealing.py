"""`copal seal status` and `copal seal run`: the keys that words from live rooms are sealed with."""

import argparse
import json
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from copal.domain.confidentiality.queries.keys import KeysSeen, KindOfKeys

_REFUSED = 2


def main(argv: list[str]) -> int:
    """Exit code: 0 all is well, 1 something is overdue, lost or missing in a folder, 2 not understood."""
    words = {"status": status, "run": run}
    if argv[:1] and argv[0] in words:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copal.config.settings")
        import django

        django.setup()
        return words[argv[0]](argv[1:])
    print("Say what to do with seals: ./copal seal status [--json], or ./copal seal run", file=sys.stderr)
    return _REFUSED


def status(argv: list[str]) -> int:
    """Print how many keys stand, what is due next, what is overdue and what is gone."""
    from django.utils import timezone

    from copal.domain.confidentiality.queries.keys import keys_seen
    from copal.journeys.seal_rooms import take_stock_of_rooms

    parser = argparse.ArgumentParser(prog="copal seal status", description="How the keys stand.")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args(argv)
    at = timezone.now()
    take_stock_of_rooms(at=at)
    seen = keys_seen(at)
    if asked.json:
        json.dump(_as_json(seen), sys.stdout, indent=1)
        print()
    else:
        _show(seen)
    return int(bool(seen.overdue or seen.lost or seen.lacking))


def run(argv: list[str]) -> int:
    """Destroy now what is due, as the worker does by itself."""
    from django.utils import timezone

    from copal.domain.confidentiality.queries.keys import keys_seen
    from copal.journeys.seal_rooms import seal_rooms

    if argv:
        print("./copal seal run takes no words after it.", file=sys.stderr)
        return _REFUSED
    at = timezone.now()
    destroyed = seal_rooms(at=at)
    print(f"{_many(destroyed)} destroyed.")
    overdue = keys_seen(at).overdue
    if overdue:
        print(f"{_many(overdue)} could not be destroyed; see the log.", file=sys.stderr)
    return int(bool(overdue))


def _many(number: int) -> str:
    return "1 key was" if number == 1 else f"{number} keys were"


def _as_json(seen: "KeysSeen") -> dict[str, Any]:
    return {
        "kinds": {one.kind: _kind_as_json(one) for one in seen.kinds},
        "overdue": seen.overdue,
        "lost": seen.lost,
        "folders": [
            {"folder": str(folder), "lacking": seen.lacking.get(folder, 0)} for folder in seen.folders
        ],
        "complete": not seen.lacking,
    }


def _kind_as_json(one: "KindOfKeys") -> dict[str, Any]:
    return {
        "standing": one.standing,
        "next_due": one.next_due.isoformat() if one.next_due else None,
        "overdue": one.overdue,
        "destroyed": one.destroyed,
        "lost": one.lost,
    }


def _show(seen: "KeysSeen") -> None:
    print(f"{'':<10} {'stand':>7} {'next due':>12} {'overdue':>8} {'destroyed':>10} {'lost':>5}")
    for one in seen.kinds:
        print(
            f"{one.kind:<10} {one.standing:>7} {_day(one.next_due):>12} {one.overdue:>8} "
            f"{one.destroyed:>10} {one.lost:>5}"
        )
    for folder in seen.folders:
        lacking = seen.lacking.get(folder, 0)
        print(f"{folder}: {f'lacks {lacking}; ./copal seal run copies them' if lacking else 'complete'}")
    if seen.overdue:
        print("Something is overdue: is the worker running? ./copal seal run destroys it now.")
    if seen.lost:
        print(
            "Lost keys stand in no folder, though nobody destroyed them: their words cannot be read any more."
        )


def _day(at: "datetime | None") -> str:
    return at.date().isoformat() if at else "-"
