"""The room of the meeting that is under way, up to this very moment: someone speaks, and three hands are up."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from copal.cli.demo_network import script
from copal.cli.demo_network.evenings import Evening
from copal.cli.demo_network.presence import moment
from copal.cli.demo_network.rooms import Act
from copal.cli.demo_network.stage import Stage, chance
from copal.cli.demo_network.tonight import arrives, here_tonight

TO_THE_FIRST_TAP = timedelta(seconds=40)  # from the door
PROMISED_FROM, PROMISED_UNTIL = 3.0, 6.5  # minutes from the start: the expectations are read out
ONE_BY_ONE = timedelta(seconds=6)
TOLD = frozenset({"minute", "share", "before", "by", "do", "words", "known_as", "each", "answer"})


def acts_of(stage: Stage, evening: Evening) -> list[Act]:
    """What each of them does, in the order of time."""
    acts = [act for handle in here_tonight(stage, evening) for act in _coming(evening, handle)]
    for row in script.tonights_acts():
        acts += _told(stage, evening, row)
    return sorted(acts, key=lambda act: act.at)


def _coming(evening: Evening, handle: str) -> Iterator[Act]:
    """They say that they are here, and how, and promise again when the expectations are read."""
    dice = chance("promises", evening.key, handle)
    in_room = handle in evening.group.in_room
    how = "room" if in_room else "call"
    comes = arrives(evening, handle) + TO_THE_FIRST_TAP if in_room else moment(evening, dice.uniform(-4, 1.5))
    promises = moment(evening, dice.uniform(PROMISED_FROM, PROMISED_UNTIL))
    yield Act(at=comes, by=handle, do="come", fields={"how": how})
    yield Act(at=max(comes, promises), by=handle, do="acknowledge", fields={"how": how})


def _told(stage: Stage, evening: Evening, row: dict[str, Any]) -> Iterator[Act]:
    at = _when(stage, evening, row)
    fields = {name: value for name, value in row.items() if name not in TOLD}
    if "each" not in row:
        yield Act(
            at=at, by=row["by"], do=row["do"], words=row.get("words", ""), known_as=row.get("known_as", ""),
            fields=fields,
        )  # fmt: skip
        return
    for handle, answer in row["each"].items():
        yield Act(at=at, by=handle, do=row["do"], fields={**fields, row["answer"]: answer})
        at += ONE_BY_ONE


def _when(stage: Stage, evening: Evening, row: dict[str, Any]) -> datetime:
    """`minute` from the start, `share` of the time the main part has had so far, or minutes `before` now."""
    if "minute" in row:
        return moment(evening, row["minute"])
    if "before" in row:
        return stage.at - timedelta(minutes=row["before"])
    begins = moment(evening, script.main_part_begins())
    return begins + (stage.at - begins) * float(row["share"])
