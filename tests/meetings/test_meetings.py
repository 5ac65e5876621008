from datetime import timedelta

import pytest

from copal.domain.communities.models import Membership
from copal.domain.journal.models import Entry
from copal.domain.meetings import actions as meetings
from copal.domain.meetings.models import AnswerGiven, Invitation, Meeting, Segment
from copal.domain.people.models import Person
from tests.cast import SIX
from tests.meetings.plans import AGENDA, JANUARY, meeting, segment, words

EIGHT = SIX + timedelta(hours=2)


def facts(kind):
    return [one.about for one in Entry.objects.filter(kind=f"meetings.{kind}").order_by("pk")]


def say(cast, coming="going", how="room", at=JANUARY, via="page"):
    meetings.answer(meeting=cast.circle, person=cast.bob, coming=coming, how=how, via=via, by=cast.bob, at=at)
    return cast.circle.answers.get()


def cancel(cast, at=JANUARY):
    meetings.cancel_meeting(meeting=cast.circle, reason=words("Storm"), by=cast.alice, at=at)


def close(cast, at=EIGHT, starts_at=SIX, ends_at=EIGHT):
    return meetings.close(
        meeting=cast.circle, starts_at=starts_at, ends_at=ends_at, policy="quarter-hour 2020-01-01",
        by=cast.alice, at=at,
    )  # fmt: skip


# planning


def test_one_meeting_is_planned_with_its_agenda_and_objectives(cast):
    plan = meeting(SIX, objectives=(words("Leave with one routine"), words("")), agenda=AGENDA)
    one = meetings.plan_meeting(community=cast.community, plan=plan, by=cast.alice, at=JANUARY)
    assert one.objectives == ["Leave with one routine"]
    assert one.segments.count() == 3
    assert facts("planned") == [{"meeting": one.pk, "community": cast.community.pk}]


@pytest.mark.parametrize("minutes", [0, -30, 24 * 60 + 1])
def test_a_meeting_needs_an_end_after_its_start_within_a_day(cast, minutes):
    with pytest.raises(meetings.WrongTimes):
        meetings.plan_meeting(community=cast.community, plan=meeting(SIX, minutes), by=cast.alice, at=JANUARY)


# the agenda


def test_an_agenda_is_set_as_a_whole_and_keeps_its_rows(cast):
    meetings.set_agenda(meeting=cast.circle, agenda=AGENDA, by=cast.alice, at=JANUARY)
    first, second, third = Segment.objects.filter(meeting=cast.circle)
    again = [
        segment("Next steps", 30, id=third.pk),
        segment("Welcome, all", 15, purpose="open", id=first.pk),
        segment("New", 20),
    ]
    meetings.set_agenda(meeting=cast.circle, agenda=again, by=cast.dora, at=JANUARY)
    rows = list(Segment.objects.filter(meeting=cast.circle))
    assert [(r.title, r.position) for r in rows] == [("Next steps", 1), ("Welcome, all", 2), ("New", 3)]
    assert [r.pk for r in rows][:2] == [third.pk, first.pk]
    assert rows[0].asked_by == cast.alice
    assert rows[2].asked_by == cast.dora
    assert not Segment.objects.filter(pk=second.pk).exists()
    assert facts("changed") == [{"meeting": cast.circle.pk, "what": ["agenda"]}] * 2


def test_the_same_agenda_again_changes_nothing(cast):
    meetings.set_agenda(meeting=cast.circle, agenda=AGENDA, by=cast.alice, at=JANUARY)
    same = [
        segment(r.title, r.minutes, purpose=r.purpose, id=r.pk)
        for r in Segment.objects.filter(meeting=cast.circle)
    ]
    meetings.set_agenda(meeting=cast.circle, agenda=same, by=cast.alice, at=JANUARY)
    assert len(facts("changed")) == 1


def test_a_row_of_another_meeting_is_not_taken_over(cast):
    other = meetings.plan_meeting(
        community=cast.community, plan=meeting(SIX, agenda=AGENDA), by=cast.alice, at=JANUARY
    )
    theirs = other.segments.first()
    meetings.set_agenda(
        meeting=cast.circle, agenda=[segment("Mine", 5, id=theirs.pk)], by=cast.alice, at=JANUARY
    )
    theirs.refresh_from_db()
    assert theirs.meeting == other
    assert theirs.title == "Welcome"
    assert cast.circle.segments.get().title == "Mine"


@pytest.mark.parametrize(
    "bad", [segment("", 10), segment("A", 0), segment("A", 10, purpose="dance"), segment("A", 1441)]
)
def test_a_part_without_what_it_needs_is_refused_and_the_old_agenda_stays(cast, bad):
    meetings.set_agenda(meeting=cast.circle, agenda=AGENDA, by=cast.alice, at=JANUARY)
    with pytest.raises(meetings.BadSegment):
        meetings.set_agenda(meeting=cast.circle, agenda=[bad], by=cast.alice, at=JANUARY)
    assert cast.circle.segments.count() == 3


def test_too_many_parts_are_refused(cast):
    with pytest.raises(meetings.TooManySegments):
        meetings.set_agenda(meeting=cast.circle, agenda=[segment("A", 1)] * 41, by=cast.alice, at=JANUARY)


# changing, moving, cancelling


def test_changing_words_says_what_differs_and_a_new_link_is_a_new_version(cast):
    what = meetings.change_meeting(
        meeting=cast.circle, title=words("Clean-up time without tears"), objectives=[words("One routine")],
        video_url="https://meet.example.org/x", by=cast.alice, at=JANUARY,
    )  # fmt: skip
    cast.circle.refresh_from_db()
    assert what == ["objectives", "link"]
    assert cast.circle.sequence == 1


def test_moving_keeps_what_it_was_and_raises_the_version(cast):
    later = SIX + timedelta(days=1)
    for expected in (True, False):
        moved = meetings.move_meeting(
            meeting=cast.circle, starts_at=later, ends_at=later + timedelta(hours=2),
            place=words("Hall"), by=cast.alice, at=JANUARY,
        )  # fmt: skip
        assert moved is expected
    cast.circle.refresh_from_db()
    assert (cast.circle.starts_at, cast.circle.place, cast.circle.sequence) == (later, "Hall", 1)
    assert cast.circle.moves.get().old_starts_at == SIX
    assert facts("moved") == [{"meeting": cast.circle.pk, "sequence": 1}]


def test_nothing_moves_into_the_past(cast):
    with pytest.raises(meetings.InThePast):
        meetings.move_meeting(
            meeting=cast.circle, starts_at=JANUARY - timedelta(hours=3), ends_at=JANUARY,
            place=words(""), by=cast.alice, at=JANUARY,
        )  # fmt: skip


def test_cancelling_is_said_once(cast):
    cancel(cast)
    assert cast.circle.cancellation.reason == "Storm"
    assert facts("cancelled") == [{"meeting": cast.circle.pk, "sequence": 1}]
    with pytest.raises(meetings.Cancelled):
        cancel(cast)


def test_what_is_over_cannot_be_cancelled_or_moved(cast):
    with pytest.raises(meetings.Over):
        cancel(cast, at=EIGHT)
    with pytest.raises(meetings.Over):
        meetings.move_meeting(
            meeting=cast.circle, starts_at=EIGHT + timedelta(days=1), ends_at=EIGHT + timedelta(days=2),
            place=words(""), by=cast.alice, at=EIGHT,
        )  # fmt: skip


def test_a_closed_meeting_stays_as_it_is(cast):
    close(cast)
    with pytest.raises(meetings.Fixed):
        meetings.set_agenda(meeting=cast.circle, agenda=AGENDA, by=cast.alice, at=EIGHT)


# invitations


def test_every_member_is_invited_once(cast):
    assert meetings.invite(meeting=cast.circle, by=cast.alice, at=JANUARY) == 2
    assert meetings.invite(meeting=cast.circle, by=cast.alice, at=JANUARY) == 0
    assert {one["person"] for one in facts("person_invited")} == {cast.alice.pk, cast.bob.pk}
    assert Meeting.objects.get(pk=cast.circle.pk).invited_at == JANUARY


def test_who_joined_later_is_invited_later_and_who_left_is_not(cast):
    Membership.objects.filter(person=cast.bob).update(ended_at=JANUARY, how_ended="removed")
    meetings.invite(meeting=cast.circle, by=cast.alice, at=JANUARY)
    Membership.objects.create(community=cast.community, person=cast.charlie, joined_at=JANUARY)
    assert meetings.invite(meeting=cast.circle, by=cast.alice, at=JANUARY) == 1
    assert not Invitation.objects.filter(person=cast.bob).exists()


def test_a_guest_is_added_by_address_without_an_account(cast):
    for _time in range(2):
        invitation = meetings.invite_guest(
            meeting=cast.circle, name=words("Gwen"), email="gwen@example.org", by=cast.alice, at=JANUARY
        )
    assert invitation.guest
    assert invitation.person.chosen_name == "Gwen"
    assert invitation.person.opened_at is None
    assert Person.objects.filter(chosen_name="Gwen").count() == 1
    assert len(facts("person_invited")) == 1


def test_a_member_invited_by_address_is_no_guest(cast):
    invitation = meetings.invite_guest(
        meeting=cast.circle, name=words(""), email="BOB@example.org", by=cast.alice, at=JANUARY
    )
    assert invitation.person == cast.bob
    assert not invitation.guest


@pytest.mark.parametrize(("name", "email"), [("Gwen", "gwen"), ("", "new@example.org")])
def test_a_guest_needs_an_address_and_a_name(cast, name, email):
    with pytest.raises(meetings.BadAddress):
        meetings.invite_guest(meeting=cast.circle, name=words(name), email=email, by=cast.alice, at=JANUARY)


# answers


def test_an_answer_is_kept_with_all_that_went_before(cast):
    say(cast, "going", "room")
    say(cast, "going", "room")
    say(cast, "maybe", "remote")
    say(cast, "no", "remote", via="link")
    assert list(AnswerGiven.objects.values_list("coming", "how", "via")) == [
        ("going", "room", "page"),
        ("maybe", "remote", "page"),
        ("no", "", "link"),
    ]
    assert cast.circle.answers.get().coming == "no"
    assert len(facts("answered")) == 3


def test_where_there_is_one_way_to_come_it_is_understood(cast):
    Meeting.objects.filter(pk=cast.circle.pk).update(place="Library")
    cast.circle.refresh_from_db()
    assert say(cast, "going", "").how == "room"


@pytest.mark.parametrize(("coming", "how"), [("perhaps", ""), ("going", "by boat"), ("", "room")])
def test_only_answers_we_know(cast, coming, how):
    with pytest.raises(meetings.UnknownAnswer):
        say(cast, coming, how)


def test_a_cancelled_meeting_takes_no_answers(cast):
    cancel(cast)
    with pytest.raises(meetings.CannotAnswer):
        say(cast)


def test_answers_end_with_the_meeting(cast):
    say(cast, at=EIGHT - timedelta(seconds=1))
    with pytest.raises(meetings.CannotAnswer):
        say(cast, "no", at=EIGHT)
    assert cast.circle.answers.get().coming == "going"


# closing


def test_closing_keeps_the_times_as_they_were(cast):
    closing = close(cast, ends_at=EIGHT + timedelta(minutes=10), at=EIGHT + timedelta(hours=1))
    assert closing.ends_at == EIGHT + timedelta(minutes=10)
    assert facts("closed") == [{"meeting": cast.circle.pk, "community": cast.community.pk}]


def test_closing_is_refused_twice_too_early_and_when_cancelled(cast):
    with pytest.raises(meetings.NotStarted):
        close(cast, at=SIX - timedelta(minutes=1))
    with pytest.raises(meetings.WrongTimes):
        close(cast, ends_at=SIX)
    close(cast)
    with pytest.raises(meetings.AlreadyClosed):
        close(cast)


def test_a_cancelled_meeting_is_not_closed(cast):
    cancel(cast)
    with pytest.raises(meetings.Cancelled):
        close(cast)
