"""What became of what people took on in a room: most of it is done, and some tell how it went."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from copal.cli.demo_network import script
from copal.cli.demo_network.evenings import Evening
from copal.cli.demo_network.past_rooms import STEP, TRIAL, Held
from copal.cli.demo_network.stage import Stage, chance
from copal.domain.confidentiality.rules import composed
from copal.domain.practice import actions as practice
from copal.domain.practice.queries import step_for

AFTER_THE_ROOM = timedelta(minutes=6)
DONE_DAYS = (-3.0, 4.0)  # around the day it was due


def follow(stage: Stage, evening: Evening) -> None:
    """Plan it for all rooms but the latest: what was taken on there is still open."""
    row = script.room_of(evening.group.key, evening.topic.title)
    if row is None or evening.back <= 1:
        return
    held = Held(stage, evening, row)
    for place, (kind, name) in enumerate((("step", STEP), ("trial", TRIAL))):
        if kind in row:
            promise = Promise(stage, evening, held.voice(place), name, row[kind])
            stage.plan(evening.ends_at + AFTER_THE_ROOM, promise.made)


@dataclass(frozen=True)
class Promise:
    """What one person took on. `told` are its words, the days until it is due and perhaps how it went."""

    stage: Stage
    evening: Evening
    owner: str
    name: str
    told: list[Any]

    def made(self, _now: datetime) -> None:
        """The room is over, and what it gave that name to has its number."""
        number = self.stage.numbers[self.evening.group.key][self.name]
        dice = chance("done", self.evening.key, self.owner)
        when = self.evening.ends_at + timedelta(days=self.told[1] + dice.uniform(*DONE_DAYS))
        self.stage.plan(when, lambda now: self._kept(number, now))

    def _kept(self, number: int, when: datetime) -> None:
        person = self.stage.people[self.owner]
        step = step_for(person, number)
        practice.close(step=step, stage=practice.DONE, by=person, at=when)
        for words in self.told[2:]:
            practice.tell(step=step, words=composed(words, audience="attended"), by=person, at=when)
