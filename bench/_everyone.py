"""The nights of a large network, in a process of their own: everyone's standing, what a new
rule would change for everyone, and the record worked out anew."""

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

from bench import _places

PEOPLE, ENTRIES = 100_000, 3_000_000
FOLDER = "everyone"
PACK = Path(__file__).with_name("pack.toml")  # 30 hours become 36, 12 become 15


def main(words: list[str]) -> int:
    """`PART PEOPLE ENTRIES`: builds, stands, looks or verifies, and prints what it took as JSON."""
    part, people, entries = words[0], int(words[1]), int(words[2])
    place = _places.set_up(f"{FOLDER}-{people}")
    began, cpu = time.perf_counter(), time.process_time()
    told = {"build": _build, "stand": _stand, "look": _look, "verify": _verify}[part](place, people, entries)
    told |= {
        "seconds": round(time.perf_counter() - began, 1),
        "cpu_seconds": round(time.process_time() - cpu, 1),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(told))
    return 0


def _build(place: Path, people: int, entries: int) -> dict[str, object]:
    from django.core.management import call_command

    from bench import _members
    from copal.domain.people.models import Person
    from copal.instruments.proof.keys import Keyring

    call_command("migrate", verbosity=0)
    if Person.objects.exists():
        return {"built": "before"}
    _members.build(people, entries, Keyring([place / "keys"]))
    return {"built": "now"}


def _stand(place: Path, people: int, entries: int) -> dict[str, object]:
    from bench._members import AT
    from copal.journeys.stand_everyone import stand_everyone

    return {"people": stand_everyone(at=AT)}


def _look(place: Path, people: int, entries: int) -> dict[str, object]:
    from bench._members import AT
    from copal.domain.people.models import Person
    from copal.domain.requirements.actions import add_pack
    from copal.journeys.look_at_pack import look_at_pack

    by = Person.objects.order_by("pk")[0]
    pack = add_pack(data=PACK.read_bytes(), begins=date(2027, 1, 1), by=by, at=AT)
    return {"people": look_at_pack(pack.look.pk, at=AT), "changes": pack.look.lines.count()}


def _verify(place: Path, people: int, entries: int) -> dict[str, object]:
    from copal.domain.hours.queries.proof import check_record

    began, cpu = time.perf_counter(), time.process_time()
    checked = check_record()
    if checked.finding:
        raise RuntimeError(f"the measured record does not hold: {checked.finding}")
    return {
        "entries": checked.entries,
        "days": checked.days,
        "entries_per_second": round(checked.entries / (time.perf_counter() - began)),
        "entries_per_cpu_second": round(checked.entries / (time.process_time() - cpu)),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
