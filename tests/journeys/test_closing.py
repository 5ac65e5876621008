"""A meeting is closed: hours, reasons, certificates; and what happens when the evidence changes later."""

from datetime import timedelta

import pytest

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.confidentiality.rules import composed
from copal.domain.credentials.queries import (
    certificates_for,
    current_codes,
    orders_put_aside,
    orders_waiting,
    verification,
)
from copal.domain.hours.queries import entries_for, totals_by_year
from copal.domain.meetings.actions import AlreadyClosed, NotStarted
from copal.domain.meetings.actions.closing import NotOver
from copal.domain.meetings.queries import meeting_for
from copal.domain.people.actions import add_person
from copal.journeys import issue_certificates as journey
from copal.journeys.change_profile import change_profile
from copal.journeys.close_meeting import close_meeting
from copal.journeys.correct_hours import out_of_step, recredit
from copal.journeys.issue_certificates import issue_ordered
from tests.cast import SIX

AFTER = SIX + timedelta(hours=3)
SITE = "https://hours.example.org"


def minutes(number):
    return SIX + timedelta(minutes=number)


def there(cast, person, start, end):
    marking = Marking(person_id=person.pk, since=minutes(start), until=minutes(end), source="roll_call")
    return presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=AFTER)[0]


def close(cast, start=0, end=120):
    return close_meeting(
        meeting=cast.circle, session=Interval(minutes(start), minutes(end)), by=cast.alice, at=AFTER
    )


def again(cast):
    return meeting_for(cast.alice, cast.circle.pk)[0]


def test_those_who_were_there_are_credited_and_certified(cast):
    there(cast, cast.bob, 0, 91)
    there(cast, cast.alice, 0, 10)
    (entry,) = close(cast)
    assert (entry.person, entry.minutes, entry.kind, entry.provenance) == (
        cast.bob, 90, "growth", "attested",
    )  # fmt: skip
    assert entry.why["present_minutes"] == 91
    assert str(entry.on) == "2026-03-02"
    assert issue_ordered(address=SITE, at=AFTER) == 1
    (paper,) = certificates_for(cast.bob)
    found = verification(paper.code.lower())
    assert (found.status, found.name, found.growth_minutes, found.issuer) == (
        "valid", "Bob Example", 90, cast.network.name,
    )  # fmt: skip


def test_closing_twice_is_refused_and_credits_once(cast):
    there(cast, cast.bob, 0, 120)
    close(cast)
    with pytest.raises(AlreadyClosed):
        close(cast)
    assert [one.minutes for one in totals_by_year(cast.bob)] == [120]


def test_a_meeting_cannot_be_closed_before_it_begins(cast):
    with pytest.raises(NotStarted):
        close_meeting(
            meeting=cast.circle,
            session=Interval(minutes(0), minutes(120)),
            by=cast.alice,
            at=SIX - timedelta(hours=1),
        )


def test_time_that_has_not_come_is_never_credited(cast):
    there(cast, cast.bob, 0, 60)
    with pytest.raises(NotOver):
        close_meeting(
            meeting=cast.circle,
            session=Interval(minutes(0), minutes(120)),
            by=cast.alice,
            at=minutes(90),
        )


def test_the_hours_go_by_the_times_it_really_ran(cast):
    there(cast, cast.bob, -10, 120)
    (entry,) = close(cast, 0, 60)
    assert entry.minutes == 60


def test_evidence_that_comes_later_is_a_reversal_and_a_new_entry(cast):
    there(cast, cast.bob, 0, 60)
    close(cast)
    issue_ordered(address=SITE, at=AFTER)
    old = current_codes(cast.bob)[cast.circle.pk]
    there(cast, cast.bob, 60, 120)
    meeting = again(cast)
    assert [(one.was_minutes, one.now_minutes) for one in out_of_step(meeting)] == [(60, 120)]
    assert recredit(
        meeting=meeting, reason=composed("Stayed to the end", audience="attended"), by=cast.alice, at=AFTER
    ) == [cast.bob.pk]
    assert sorted(one.minutes for one in entries_for(cast.bob, most=9)) == [-60, 60, 120]
    assert (
        recredit(meeting=meeting, reason=composed("again", audience="attended"), by=cast.alice, at=AFTER)
        == []
    )
    issue_ordered(address=SITE, at=AFTER + timedelta(hours=1))
    assert verification(old).status == "replaced"
    assert verification(current_codes(cast.bob)[cast.circle.pk]).growth_minutes == 120


def test_hours_that_vanish_revoke_the_certificate(cast):
    stay = there(cast, cast.bob, 0, 120)
    close(cast)
    issue_ordered(address=SITE, at=AFTER)
    code = current_codes(cast.bob)[cast.circle.pk]
    presence.withdraw(
        stay=stay, reason=composed("Another Bob", audience="facilitators"), by=cast.alice, at=AFTER
    )
    recredit(
        meeting=again(cast),
        reason=composed("It was another Bob", audience="attended"),
        by=cast.alice,
        at=AFTER,
    )
    issue_ordered(address=SITE, at=AFTER)
    assert verification(code).status == "revoked"
    assert [one.minutes for one in totals_by_year(cast.bob)] == [0]


def test_without_a_legal_name_the_certificate_waits(cast):
    walk_in = add_person(chosen_name="Wanda", email=None, how="door", by=cast.alice, at=SIX)
    there(cast, walk_in, 0, 120)
    close(cast)
    issue_ordered(address=SITE, at=AFTER)
    assert orders_put_aside(walk_in) == ["legal_name"]
    assert issue_ordered(address=SITE, at=AFTER) == 0
    change_profile(person=walk_in, changes={"legal_name": "Wanda Example"}, by=cast.dora, at=AFTER)
    issue_ordered(address=SITE, at=AFTER)
    assert [one.status for one in certificates_for(walk_in)] == ["valid"]


def test_two_workers_issue_each_certificate_once(cast):
    there(cast, cast.bob, 0, 120)
    close(cast)
    orders = orders_waiting(10)
    one = journey._drawn(orders, cast.network, SITE, AFTER)
    other = journey._drawn(orders_waiting(10), cast.network, SITE, AFTER)
    journey._keep(one, AFTER)
    journey._keep(other, AFTER)
    assert len(certificates_for(cast.bob)) == 1
