"""A network of 10,000 members, 200 communities and 5,000 meetings, for the other benchmarks.

`./copal bench seed [--json] [--again]`. Written as plain rows, since how fast a year of life can be typed in
is not what is measured; everything a page reads is there: agendas, answers, presence, ledger, certificates.
"""

import argparse
import json
import time
from datetime import UTC, datetime

from bench import _places

AT = datetime.now(UTC).replace(hour=18, minute=0, second=0, microsecond=0)


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="copal bench seed")
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--again", action="store_true", help="throw the old one away first")
    options = asked.parse_args(words)
    started = time.perf_counter()
    made = seed(again=options.again)
    made["seconds"] = round(time.perf_counter() - started, 1)
    print(json.dumps(made) if options.json else "\n".join(f"{name}: {value}" for name, value in made.items()))
    return 0


def seed(*, again: bool = False) -> dict[str, object]:
    """Make the network unless it is there. Returns its counts and where it lies."""
    place = _places.folder("network")
    if again:
        for old in place.glob("copal.sqlite3*"):
            old.unlink()
    _places.set_up("network")
    from django.core.management import call_command

    from bench import _network

    call_command("migrate", verbosity=0)
    return {**_network.build(AT), "data": str(place)}
