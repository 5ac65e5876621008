"""What if they go to a planned meeting: the same answer as really going and closing it, and nothing written."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copal.domain.communities.models import Membership
from copal.domain.hours.models import LedgerEntry
from copal.domain.hours.queries import LedgerLine, ledger_of
from copal.domain.journal.models import Entry
from copal.domain.meetings.models import Cancellation
from copal.domain.meetings.queries.planned import planned_for
from copal.journeys.what_if import brings, if_they_go
from copal.journeys.where_do_i_stand import seen
from copal.policies import attendance
from tests.cast import LONG_AGO, SIX
from tests.journeys.evenings import a_trainer, a_training, agenda, another_meeting, approve, close, mark
from tests.journeys.test_where_do_i_stand import entry, works

BEFORE = SIX - timedelta(days=3)
UNTIL = SIX + timedelta(days=200)
DAY = date(2026, 3, 2)


@pytest.fixture
def bob(cast):
    entry(cast, cast.bob, date(2025, 9, 8), 570)
    return works(cast.bob, hired=date(2020, 7, 1))


def going(person, at=BEFORE):
    planned = planned_for(person, at=at, until=UNTIL, most=12)
    return if_they_go(person, brings(planned), entries=ledger_of(person))


def really(cast, person):
    """Where they stand on the day of the meeting once it is closed with them there all the time."""
    mark(cast, person)
    close(cast)
    return seen(person, on=DAY).standings(ledger_of(person))


def training(cast, *, approved=True, trainer_too=True):
    course, trainer = a_training(cast), a_trainer(cast)
    if approved:
        approve(cast, training=course, at=BEFORE)
    if trainer_too:
        approve(cast, trainer=trainer, at=BEFORE)
    return course, trainer


AGENDAS = {
    "nothing planned": lambda cast: (),
    "growth alone": lambda cast: (("share", 120),),
    "a training": lambda cast: (("share", 60), ("training", 45, *training(cast)), ("close", 15)),
    "nobody decided": lambda cast: (("share", 60), ("training", 45, *training(cast, approved=False))),
    "trainer unknown": lambda cast: (("training", 45, *training(cast, trainer_too=False)), ("share", 75)),
    "longer than approved": lambda cast: (("training", 60, *training(cast)), ("share", 60)),
    "training not named": lambda cast: (("training", 30), ("share", 90)),
    "a break": lambda cast: (("share", 50), ("break", 20), ("share", 50)),
    "more than there is time": lambda cast: (("share", 100), ("training", 45, *training(cast))),
}
POLICIES = ("quarter-hour", "all-or-nothing", "quarter-hour-without-breaks")


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("name", AGENDAS)
def test_it_is_what_closing_with_them_there_would_give(cast, bob, name, policy):
    cast.community.attendance_policy = policy
    cast.community.save()
    cast.circle.refresh_from_db()
    agenda(cast.circle, *AGENDAS[name](cast))
    (one,) = going(bob)
    assert [change.after for change in one.changes] == really(cast, bob)


def test_nothing_is_written(cast, bob):
    before = LedgerEntry.objects.count(), Entry.objects.count()
    going(bob)
    assert (LedgerEntry.objects.count(), Entry.objects.count()) == before


def test_from_nine_and_a_half_to_eleven_and_a_half(cast, bob):
    (change,) = going(bob)[0].changes
    assert (change.before.counted_minutes, change.after.counted_minutes) == (570, 690)
    assert (change.is_one, change.meets) == (True, False)


def test_the_meeting_that_meets_it_says_so(cast, bob):
    entry(cast, bob, date(2025, 10, 6), 60)
    (change,) = going(bob)[0].changes
    assert change.meets
    assert change.after.met_on == DAY


def test_a_source_that_is_not_sure_is_never_met(cast):
    bob = works(cast.bob, setting="centre", hired=date(2020, 7, 1))
    entry(cast, bob, date(2025, 9, 8), 1790)
    (change,) = going(bob)[0].changes
    assert (change.after.still_needed_minutes, change.meets, change.after.is_met) == (0, False, False)


def test_training_that_waits_is_said_and_not_counted(cast, bob):
    agenda(cast.circle, ("share", 75), ("training", 45, *training(cast, approved=False)))
    (one,) = going(bob)
    assert (one.brings.growth_minutes, one.brings.training_minutes, one.brings.waiting_minutes) == (75, 0, 45)
    assert one.changes[0].after.counted_minutes == 570 + 75


def test_a_meeting_after_the_end_of_the_year_counts_in_the_next(cast, bob):
    later = SIX + timedelta(days=130)
    cast.circle.starts_at, cast.circle.ends_at = later, later + timedelta(hours=2)
    cast.circle.save()
    (change,) = going(bob)[0].changes
    assert (change.after.start, change.after.counted_minutes) == (date(2026, 7, 1), 120)
    assert change.before.counted_minutes == 0


def joins(cast, meeting):
    """Bob takes part there too."""
    Membership.objects.create(community=meeting.community, person=cast.bob, role="member", joined_at=LONG_AGO)


def test_one_after_the_other_and_no_minute_twice(cast, bob):
    other = another_meeting(cast, 60, 180)
    joins(cast, other)
    first, second = going(bob)
    assert (first.brings.minutes, second.brings.minutes, second.brings.elsewhere_minutes) == (120, 60, 60)
    assert second.changes[0].before == first.changes[0].after
    assert second.changes[0].after.counted_minutes == 570 + 180


def test_whoever_leads_without_hours_is_told_none(cast, bob, monkeypatch):
    unpaid = replace(attendance.in_force("quarter-hour", on=DAY), facilitators="nothing")
    monkeypatch.setattr(attendance, "in_force", lambda name, on: unpaid)
    alice = works(cast.alice, hired=date(2020, 7, 1))
    assert going(alice)[0].brings.minutes == 0
    assert going(bob)[0].brings.minutes == 120


def test_whose_meetings_they_are(cast, bob):
    assert [one.brings.meeting.id for one in going(bob)] == [cast.circle.pk]
    assert going(works(cast.charlie, hired=date(2020, 7, 1))) == []
    assert going(bob, at=SIX) == []  # it has begun
    Membership.objects.filter(person=bob).update(ended_at=BEFORE)
    assert going(bob) == []  # removed
    Membership.objects.filter(person=bob).update(ended_at=None)
    Cancellation.objects.create(meeting=cast.circle, reason="", at=BEFORE, by=cast.alice)
    assert going(bob) == []


def test_few_queries_however_many_meetings(cast, bob, django_assert_num_queries):
    for number in range(8):
        joins(cast, another_meeting(cast, 1440 * number, 1440 * number + 120, slug=f"other-{number}"))
    agenda(cast.circle, ("training", 45, *training(cast)))
    with django_assert_num_queries(
        4
    ):  # the meetings, their agendas, the ledger; once a minute the packs in force
        assert len(going(bob)) == 9


ROWS = st.lists(
    st.tuples(
        st.dates(date(2024, 6, 1), date(2026, 3, 1)), st.integers(15, 700), st.sampled_from(("growth", "training"))
    ),
    max_size=4,
)  # fmt: skip
AT_HOME = {"setting": "family_child_care", "role": "", "licensed_date": None}
FACTS = st.sampled_from(
    [
        AT_HOME | {"hired_date": date(2020, 7, 1)},
        AT_HOME | {"hired_date": date(2025, 3, 3)},  # the day after the meeting a new year begins
        AT_HOME | {"hired_date": date(2025, 3, 2)},
        AT_HOME | {"role": "Owner", "licensed_date": date(2018, 10, 1)},
        AT_HOME | {"setting": "centre", "hired_date": date(2020, 1, 15)},
    ]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, FACTS)
def test_going_never_lowers_a_total_and_never_adds_more_than_it_brings(cast, rows, facts):
    for name, value in facts.items():
        setattr(cast.bob, name, value)
    ledger = [
        LedgerLine(number, on, kind, minutes, "verified", None)
        for number, (on, minutes, kind) in enumerate(rows, start=1)
    ]
    (one,) = if_they_go(
        cast.bob, brings(planned_for(cast.bob, at=BEFORE, until=UNTIL, most=12)), entries=ledger
    )
    assert one.changes
    for change in one.changes:
        assert 0 <= change.after.counted_minutes - change.before.counted_minutes <= one.brings.minutes
        assert not change.before.is_met or change.after.is_met
