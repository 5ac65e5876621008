"""Rooms of meetings that are over, in short: who was here, the agenda as it ran, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from copal.cli.demo_network import script
from copal.cli.demo_network.evenings import Evening
from copal.cli.demo_network.founding import version
from copal.cli.demo_network.gatherings import parts_of
from copal.cli.demo_network.presence import moment, recorded
from copal.cli.demo_network.rooms import Act, Value
from copal.cli.demo_network.stage import Stage, chance

IN_TIME_MINUTES = 15  # who comes later than this is not asked anything
PROMISE_MINUTES = 4.0
MAIN, DECIDING = 2, 3  # parts of the agenda
STEP, TRIAL = "#step", "#trial"  # the latest of its community
PROPOSED, AMENDED = "#proposed", "#amended"
ONE_BY_ONE = 0.1  # minutes

type Others = dict[int, tuple[str, dict[str, str]]]  # by place among those who answer: why, and what is sent


def acts_of(stage: Stage, evening: Evening) -> list[Act]:
    """What was done there, in the order of time. Nothing where no room is told of."""
    row = script.room_of(evening.group.key, evening.topic.title)
    if row is None or not evening.back:
        return []
    held = Held(stage, evening, row)
    return sorted([*held.course(), *held.coming(), *held.talk(), *held.outcome()], key=lambda act: act.at)


@dataclass(frozen=True)
class Held:
    """One room that was held. Minutes are from the start of its meeting."""

    stage: Stage
    evening: Evening
    row: dict[str, Any]

    @cached_property
    def here(self) -> dict[str, float]:
        """Who came in time, in the order of the file, and at which minute."""
        seen = recorded(self.stage, self.evening)
        found = {one.handle: one.since for one in reversed(seen)}
        return {one.handle: found[one.handle] for one in seen if found[one.handle] < IN_TIME_MINUTES}

    @cached_property
    def voices(self) -> list[str]:
        """Of those, who has an account and does not lead, the same ones first each time."""
        leader = self.evening.group.leader
        found = [one for one in self.here if one != leader and self.stage.who[one].account]
        return sorted(found, key=lambda one: chance("voice", self.evening.key, one).random())

    @cached_property
    def begins(self) -> list[float]:
        """When each part of the agenda really began."""
        planned = accumulate((int(str(part[1])) for part in parts_of(self.evening)[:-1]), initial=0)
        late = chance("late", self.evening.key)
        return [minute + late.uniform(0.4, 2.5) for minute in planned]

    def act(
        self, minute: float, by: str, do: str, words: str = "", known_as: str = "", **fields: Value
    ) -> Act:
        at = moment(self.evening, minute)
        return Act(at=at, by=by, do=do, words=words, known_as=known_as, fields=fields)

    def lead(self, minute: float, do: str, words: str = "", known_as: str = "", **fields: Value) -> Act:
        return self.act(minute, self.evening.group.leader, do, words, known_as, **fields)

    def course(self) -> Iterator[Act]:
        yield self.lead(0.2, "open")
        for place, minute in enumerate(self.begins, start=1):
            yield self.lead(minute, "begin_item", segment=place)
        over = chance("room over", self.evening.key).uniform(0, 2)
        yield self.lead(self.evening.group.minutes + over, "end")

    def coming(self) -> Iterator[Act]:
        """Who has no account is brought in by the facilitator."""
        group = self.evening.group
        for handle, since in self.here.items():
            how = "room" if handle in group.in_room or not group.video_url else "call"
            minute = max(since + 0.5, PROMISE_MINUTES + chance("promise", handle).uniform(0, 2))
            if self.stage.who[handle].account:
                yield self.act(minute, handle, "acknowledge", how=how)
            else:
                yield self.lead(minute, "come", person=handle, how="phone" if how == "call" else how)

    def talk(self) -> Iterator[Act]:
        """Ideas, gifts, notes, and what was parked."""
        for place, words in enumerate(self.row.get("notes", [])):
            yield self.lead(self.begins[MAIN - 1 + place] + 9, "note", words)
        for place, words in enumerate(self.row.get("ideas", [])):
            yield self.act(self.begins[MAIN - 1] + 4 + place, self.voice(place), "add_idea", words)
        if "gift" in self.row:
            kind, words, *link = self.row["gift"]
            fields: dict[str, Value] = {"kind": kind, **({"link": link[0]} if link else {})}
            yield self.act(self.begins[MAIN - 1] + 7, self.voice(0), "share", words, "", **fields)
        for place, (words, sphere, *whom) in enumerate(self.row.get("parked", [])):
            fields = {"sphere": sphere, **({"whom": whom[0]} if whom else {})}
            yield self.act(self.begins[MAIN - 1] + 8 + place, self.voice(1), "park", words, "", **fields)

    def voice(self, place: int) -> str:
        return self.voices[place % len(self.voices)]

    def outcome(self) -> Iterator[Act]:
        """What someone took on, and what the group decided."""
        last = self.begins[-1]
        for place, (kind, name) in enumerate((("step", STEP), ("trial", TRIAL))):
            if kind in self.row:
                words, days, *_told = self.row[kind]
                yield self.act(
                    last + 1 + place, self.voice(place), "take_step", words, name, kind=kind, due=days
                )
        if "decision" in self.row:
            yield from self._deciding(self.row["decision"])

    def _deciding(self, told: dict[str, Any]) -> Iterator[Act]:
        """Asked, answered by everyone, closed and kept; or first asked otherwise, and then in words all can agree to."""
        minute, name = self.begins[DECIDING - 1] + 3, PROPOSED
        worry = {0: (told["worry"], {"option": "worry"})} if "worry" in told else {}
        if "amended" in told:
            words, why, line = told["amended"]
            against = {"option": "block", "rests_on": f"{version(self.evening.group)}:{line}"}
            yield self.lead(minute, "propose", words, PROPOSED)
            yield from self._answers(minute, PROPOSED, told, {1: (why, against)})
            minute, name = minute + 6, AMENDED
            yield self.lead(minute, "amend_proposal", told["words"], AMENDED, proposal=PROPOSED)
        else:
            yield self.lead(minute, "propose", told["words"], PROPOSED)
        yield from self._answers(minute, name, told, worry)
        yield self.lead(
            minute + 4, "adopt_proposal", told["minute"], proposal=name, owner=told["owner"],
            review_date=told["review"],
        )  # fmt: skip

    def _answers(self, minute: float, proposal: str, told: dict[str, Any], others: Others) -> Iterator[Act]:
        """The last ones are fine with it, those before are for it; `others` say something else, and why."""
        fine_from = len(self.voices) - int(told.get("fine", 0))
        for place, handle in enumerate(self.voices):
            why, given = others.get(place, ("", {"option": "fine" if place >= fine_from else "for"}))
            at = minute + 1 + place * ONE_BY_ONE
            yield self.act(at, handle, "answer_proposal", why, proposal=proposal, **given)
        yield self.lead(minute + 2.5, "answer_proposal", proposal=proposal, option="for")
        yield self.lead(minute + 3, "close_proposal", proposal=proposal)
