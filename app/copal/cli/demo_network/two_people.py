"""One community where members write under a pseudonym, and one text there that was reported and waits for two people."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from copal.cli.demo_network import script
from copal.cli.demo_network.evenings import Evening
from copal.cli.demo_network.past_rooms import TRIAL, Held
from copal.cli.demo_network.stage import Stage
from copal.domain.confidentiality.rules import composed
from copal.domain.practice import actions as practice
from copal.domain.practice.queries import step_for, step_seen
from copal.journeys import wear_masks
from copal.journeys.report_breach import TextNamed, report

COMMUNITY = "well-being"  # where people speak of themselves
A_DAY = timedelta(days=1)
TOLD_AFTER, SEEN_AFTER = timedelta(minutes=40), timedelta(minutes=75)
TELLS = "The twins from the blue house by the mill asked for it twice."


def follow(stage: Stage, evening: Evening) -> None:
    """At its latest meeting: who takes something on there wears a pseudonym, and tells a little too much."""
    row = script.room_of(evening.group.key, evening.topic.title)
    if evening.group.key != COMMUNITY or evening.back != 1 or row is None or "trial" not in row:
        return
    held = Held(stage, evening, row)
    told = Told(stage, evening, held.voice(1), held.voice(0))
    stage.plan(evening.starts_at - A_DAY, told.masked)
    stage.plan(evening.ends_at + TOLD_AFTER, told.told)
    stage.plan(evening.ends_at + SEEN_AFTER, told.reported)


@dataclass(frozen=True)
class Told:
    stage: Stage
    evening: Evening
    wearer: str
    reader: str

    def masked(self, now: datetime) -> None:
        slug = self.stage.communities[COMMUNITY].slug
        leader, wearer = (self.stage.people[one] for one in (self.evening.group.leader, self.wearer))
        wear_masks.allow(leader, slug, allowed=True, at=now)
        offered = wear_masks.masks_seen(wearer, slug, at=now).offered
        wear_masks.choose(wearer, slug, offered[0], at=now)

    def told(self, now: datetime) -> None:
        step = step_for(self.stage.people[self.wearer], self.stage.numbers[COMMUNITY][TRIAL])
        words = composed(TELLS, audience="attended")
        practice.tell(step=step, words=words, by=self.stage.people[self.wearer], at=now)

    def reported(self, now: datetime) -> None:
        step = step_for(self.stage.people[self.wearer], self.stage.numbers[COMMUNITY][TRIAL])
        news = step_seen(step).news[-1]
        report(self.stage.people[self.reader], TextNamed(kind="step-news", row=news.id), at=now)
