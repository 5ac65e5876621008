from datetime import timedelta

from copal.domain.communities.models import Membership
from copal.domain.meetings import actions as meetings
from copal.domain.meetings import queries as asked
from copal.domain.meetings.rules import State
from tests.cast import LONG_AGO, SIX
from tests.meetings.plans import JANUARY, meeting, words
from tests.meetings.scene import evening

NOON = SIX - timedelta(hours=6)
EIGHT = SIX + timedelta(hours=2)


def ids(lines):
    return [one.id for one in lines]


def test_next_meetings_are_ones_own_nearest_first(cast):
    later = meetings.plan_meeting(
        community=cast.community, plan=meeting(SIX + timedelta(days=3)), by=cast.alice, at=JANUARY
    )
    off = meetings.plan_meeting(
        community=cast.community, plan=meeting(SIX + timedelta(days=1)), by=cast.alice, at=JANUARY
    )
    meetings.cancel_meeting(meeting=off, reason=words(""), by=cast.alice, at=JANUARY)
    assert ids(asked.next_meetings(cast.bob, at=NOON)) == [cast.circle.pk, later.pk]
    assert ids(asked.next_meetings(cast.bob, at=EIGHT)) == [later.pk]
    assert asked.next_meetings(cast.charlie, at=NOON) == ()
    meetings.invite_guest(
        meeting=later, name=words(""), email="charlie@example.org", by=cast.alice, at=JANUARY
    )
    assert ids(asked.next_meetings(cast.charlie, at=NOON)) == [later.pk]
    Membership.objects.filter(person=cast.bob).update(ended_at=NOON, how_ended="left")
    assert asked.next_meetings(cast.bob, at=NOON) == ()


def test_what_waits_to_be_closed_waits_for_those_who_may(cast):
    assert asked.to_close(cast.alice, at=EIGHT - timedelta(seconds=1)) == ()
    assert ids(asked.to_close(cast.alice, at=EIGHT)) == [cast.circle.pk]
    assert asked.to_close(cast.bob, at=EIGHT) == ()
    meetings.close(
        meeting=cast.circle, starts_at=SIX, ends_at=EIGHT, policy="quarter-hour 2020-01-01",
        by=cast.alice, at=EIGHT,
    )  # fmt: skip
    assert asked.to_close(cast.alice, at=EIGHT) == ()


def test_the_next_of_a_community_counts_who_is_going(cast):
    row = evening(cast, SIX - timedelta(hours=3), answers=6)
    found = asked.next_of_community(cast.community.pk, None, at=NOON)
    assert (found.id, found.going, found.mine, found.state) == (row.pk, 5, "", State.PLANNED)


def test_answers_come_with_their_history(cast):
    meetings.invite(meeting=cast.circle, by=cast.alice, at=JANUARY)
    for coming in ("maybe", "going"):
        meetings.answer(
            meeting=cast.circle, person=cast.bob, coming=coming, how="", via="link", by=cast.bob, at=NOON
        )
    alice, bob = asked.answers_with_history(cast.circle)
    assert (alice.name, alice.coming, alice.answers) == ("Alice", "", ())
    assert [one.coming for one in bob.answers] == ["maybe", "going"]
    assert bob.coming == "going"


def test_a_letter_knows_when_and_where_and_only_for_those_who_take_part(cast):
    row = evening(cast, SIX, answers=1)
    letter = asked.for_letter(row.pk, cast.bob.pk, at=NOON)
    assert (letter.uid, letter.sequence, letter.coming, letter.title) == (row.uid, 0, "", row.title)
    assert asked.for_letter(row.pk, cast.charlie.pk, at=NOON) is None
    assert asked.for_letter(0, cast.bob.pk, at=NOON) is None
    Membership.objects.filter(person=cast.bob).update(ended_at=NOON, how_ended="removed")
    assert asked.for_letter(row.pk, cast.bob.pk, at=NOON) is None


def test_people_of_a_meeting_by_what_they_answered(cast):
    meetings.invite(meeting=cast.circle, by=cast.alice, at=LONG_AGO)
    meetings.answer(
        meeting=cast.circle, person=cast.bob, coming="no", how="", via="page", by=cast.bob, at=NOON
    )
    assert set(asked.people_of(cast.circle.pk)) == {cast.alice.pk, cast.bob.pk}
    assert asked.people_of(cast.circle.pk, answered=("", "going")) == (cast.alice.pk,)
    assert asked.starting_between(SIX, EIGHT) == (cast.circle.pk,)
    assert asked.starting_between(NOON, SIX) == ()
