"""After a meeting: it is closed and credited, papers are issued, and some things are put right."""

from datetime import datetime, timedelta

from django.conf import settings

from copal.base.intervals import Interval
from copal.cli.demo_network import script
from copal.cli.demo_network.evenings import Evening
from copal.cli.demo_network.gatherings import meeting_of
from copal.cli.demo_network.presence import moment, morning_after
from copal.cli.demo_network.script import Happening
from copal.cli.demo_network.stage import Stage, chance, said
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.confidentiality.rules import composed
from copal.journeys.claim_presence import make_claim
from copal.journeys.close_meeting import close_meeting
from copal.journeys.correct_hours import recredit
from copal.journeys.decide_claim import decide_claim
from copal.journeys.issue_certificates import issue_ordered

RAN_OVER_MINUTES = (0, 0, 0, 0, 5, 15)
CLOSED_AFTER = timedelta(minutes=25)  # after the morning's papers
PRINTED_AFTER = timedelta(minutes=2)
DECIDED_AFTER = timedelta(days=2)


def follow(stage: Stage, evening: Evening) -> None:
    """Plan the closing, and what happens to this meeting afterwards."""
    stage.plan(morning_after(evening) + CLOSED_AFTER, lambda now: _close(stage, evening, now))
    mine = evening.group.key, evening.back
    for one in script.claims():
        if (one.community, one.back) == mine:
            stage.plan(_later(evening, one), lambda now, one=one: _claim(stage, evening, one, now))  # type: ignore[misc]
    for one in script.corrections():
        if (one.community, one.back) == mine:
            stage.plan(_later(evening, one), lambda now, one=one: _correct(stage, evening, one, now))  # type: ignore[misc]


def _later(evening: Evening, one: Happening) -> datetime:
    return evening.ends_at + timedelta(days=one.days)


def _close(stage: Stage, evening: Evening, when: datetime) -> None:
    over = chance("over", evening.key).choice(RAN_OVER_MINUTES)
    close_meeting(
        meeting=meeting_of(stage, evening),
        session=Interval(evening.starts_at, evening.ends_at + timedelta(minutes=over)),
        by=stage.people[evening.group.leader], at=when,
    )  # fmt: skip
    stage.plan(when + PRINTED_AFTER, _print)


def _print(when: datetime) -> None:
    """What the worker does within seconds of a closing."""
    while issue_ordered(address=settings.SITE_ADDRESS, at=when):
        pass


def _claim(stage: Stage, evening: Evening, one: Happening, when: datetime) -> None:
    claim = make_claim(
        meeting=meeting_of(stage, evening), person=stage.people[one.person],
        since=moment(evening, one.was[0]), until=moment(evening, one.was[1]), at=when,
        words=composed(one.words, audience="facilitators"),
    )  # fmt: skip
    if not one.decision:
        return

    def decide(now: datetime) -> None:
        claim.meeting = meeting_of(stage, evening)
        decide_claim(
            claim=claim, decision=one.decision, words=composed(one.reply, audience="attended"),
            by=stage.people[evening.group.leader], at=now,
        )  # fmt: skip
        stage.plan(now + PRINTED_AFTER, _print)

    stage.plan(when + DECIDED_AFTER, decide)


def _correct(stage: Stage, evening: Evening, one: Happening, when: datetime) -> None:
    """Evidence that was missing, wrong or never true, put right with the reason the member reads."""
    meeting, leader = meeting_of(stage, evening), stage.people[evening.group.leader]
    stay = stage.stays.get((evening.key, one.person))
    if not one.was and stay is not None:
        presence.withdraw(stay=stay, reason=said(one.reason), by=leader, at=when)
    elif one.was and stay is not None:
        presence.correct(
            stay=stay,
            since=moment(evening, one.was[0]),
            until=moment(evening, one.was[1]),
            by=leader,
            at=when,
        )
    elif one.was:
        found = Marking(
            person_id=stage.people[one.person].pk, since=moment(evening, one.was[0]),
            until=moment(evening, one.was[1]), client_key=f"found {evening.key}",
        )  # fmt: skip
        presence.mark(meeting=meeting, markings=[found], by=leader, at=when)
    recredit(meeting=meeting, reason=said(one.reason), by=leader, at=when)
    stage.plan(when + PRINTED_AFTER, _print)
