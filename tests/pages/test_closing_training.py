"""The closing page with a training: what is apart and why, when it really was, and what waits."""

import pytest
import time_machine

from copal.domain.hours.models import LedgerEntry
from copal.domain.meetings.models import Segment, Stretch
from copal.policies import attendance
from tests.journeys.evenings import (
    AFTER,
    a_trainer,
    a_training,
    agenda,
    another_meeting,
    approve,
    close,
    fresh,
    held,
    mark,
    net,
)


@pytest.fixture(autouse=True)
def after():
    with time_machine.travel(AFTER, tick=False):
        yield


@pytest.fixture
def evening(cast):
    cast.training, cast.trainer = a_training(cast, length=60), a_trainer(cast)
    agenda(cast.circle, ("share", 60), ("training", 45, cast.training, cast.trainer))
    mark(cast, cast.bob)
    return cast


def at(cast, below=""):
    return f"/meetings/{cast.circle.pk}/closing/{below}"


def typed(cast, began, ended, was="19:00-19:45", **more):
    part = Segment.objects.get(meeting=cast.circle, purpose="training").pk
    named = {"training": cast.training.pk, "trainer": cast.trainer.pk}
    return {"part": part, "from": began, "until": ended, "was": was} | named | more


def closed(client, cast, began="19:00", ended="19:45", session=("18:00", "20:00"), **more):
    client.force_login(cast.alice)
    times = dict(zip(("began", "ended"), session, strict=True))
    return client.post(at(cast, "close/"), times | typed(cast, began, ended, **more), follow=True)


def test_each_kind_is_told_apart_before_the_close_with_its_reason(client, evening):
    client.force_login(evening.alice)
    page = client.get(at(evening)).text
    assert "Growth 1.25 h" in page
    assert "0.75 h wait" in page
    assert (
        "On the roll call 6:00 to 8:00: 2 h; training 7:00 to 7:45 apart, waiting for the network’s approval."
        in page
    )
    assert 'value="19:00"' in page
    approve(evening, training=evening.training)
    approve(evening, trainer=evening.trainer)
    assert "Training 0.75 h" in client.get(at(evening)).text


def test_closing_credits_growth_and_holds_the_rest(client, evening):
    page = closed(client, evening).text
    assert (net(evening.bob), held(evening.bob)) == ({"growth": 75}, [(evening.training.pk, 45)])
    assert "0.75 h wait" in page


def test_the_times_it_really_was_are_typed(client, evening):
    closed(client, evening, "18:30", "19:30")
    assert (net(evening.bob), held(evening.bob)) == ({"growth": 60}, [(evening.training.pk, 60)])
    assert [one.how for one in Stretch.objects.all()] == ["typed"]


def test_untouched_times_move_along_with_the_meeting(client, evening):
    closed(client, evening, session=("18:15", "20:00"))
    (one,) = Stretch.objects.all()
    assert (one.how, (one.starts_at - evening.circle.starts_at).seconds // 60) == ("planned", 75)


def test_without_times_it_did_not_take_place(client, evening):
    closed(client, evening, "", "")
    assert (net(evening.bob), held(evening.bob)) == ({"growth": 120}, [])


@pytest.mark.parametrize(
    ("began", "ended", "says"),
    [
        ("19:00", "", "needs both its times"),
        ("soon", "19:00", "needs both its times"),
        ("19:30", "19:00", "has to end after it began"),
        ("19:30", "19:30", "has to end after it began"),
        ("21:00", "21:30", "has to begin while the meeting runs"),
        ("19:30", "21:00", "before the meeting ends"),
    ],
)
def test_times_that_cannot_be_are_refused_in_words_and_kept(client, evening, began, ended, says):
    answer = closed(client, evening, began, ended)
    assert answer.status_code == 409
    assert says in answer.text
    assert f'value="{began}"' in answer.text
    assert net(evening.bob) == {}


def test_a_part_of_another_meeting_is_nobody_s_business(client, evening):
    closed(client, evening, part=999_999)
    assert held(evening.bob) == [(evening.training.pk, 45)]


def test_which_training_it_was_can_be_said_at_the_close(client, evening):
    other = a_training(evening, "Calm mornings", "guidance")
    approve(evening, training=other)
    approve(evening, trainer=evening.trainer)
    closed(client, evening, training=other.pk)
    assert net(evening.bob) == {"growth": 75, "training": 45}
    assert LedgerEntry.objects.get(kind="training").title == "Calm mornings"


def test_after_the_close_its_times_are_put_right_with_a_reason(client, evening):
    closed(client, evening)
    assert client.post(at(evening, "parts/"), typed(evening, "19:00", "19:30")).status_code == 409
    client.post(at(evening, "parts/"), typed(evening, "19:00", "19:30", reason="We began late with it."))
    assert (net(evening.bob), held(evening.bob)) == ({"growth": 90}, [(evening.training.pk, 30)])
    assert LedgerEntry.objects.latest("pk").words.reason == "We began late with it."


def test_after_the_close_who_gave_it_is_put_right_alone(client, evening):
    approve(evening, training=evening.training)
    approve(evening, trainer=evening.trainer)
    other = a_trainer(evening, "Maja Weir")
    approve(evening, trainer=other)
    closed(client, evening)
    sent = typed(evening, "19:00", "19:45", trainer=other.pk, reason="Someone else gave it.")
    page = client.post(at(evening, "parts/"), sent, follow=True).text
    assert "Corrected for 1 person, who is told." in page
    entry = LedgerEntry.objects.get(kind="training", reverses=None, reversed_by=None)
    assert (entry.why["trainer"], net(evening.bob)) == (other.pk, {"growth": 75, "training": 45})


@pytest.mark.parametrize(("who", "status"), [("bob", 403), ("charlie", 404), ("edna", 403)])
def test_only_who_may_close_puts_times_right(client, evening, who, status):
    close(evening)
    client.force_login(getattr(evening, who))
    sent = typed(evening, "19:00", "19:30", reason="No")
    assert client.post(at(evening, "parts/"), sent).status_code == status
    assert held(evening.bob) == [(evening.training.pk, 45)]


def test_where_sources_differ_it_is_said(client, evening):
    mark(evening, evening.charlie, 0, 10)
    mark(evening, evening.charlie, 0, 118)
    row = evening.circle.stays.filter(person=evening.charlie).last()
    type(row).objects.filter(pk=row.pk).update(source="report", evidence="a" * 64)
    client.force_login(evening.alice)
    page = client.get(at(evening)).text
    assert "On the call 6:00 to 7:58, on the roll call 6:00 to 6:10: 1 h 58 min" in page
    assert "What is known differs by 1 h 48 min" in page
    close(evening)
    entry = LedgerEntry.objects.filter(person=evening.charlie, kind="growth").get()
    assert entry.why["apart_minutes"] == 108
    assert entry.why["digests"] == ["a" * 64]
    assert entry.provenance == "imported"


def test_an_overlapping_meeting_is_explained_and_not_named(client, evening):
    other = another_meeting(evening, 60, 180)
    mark(evening, evening.bob, 60, 180, meeting=other)
    close(evening, other, 60, 180)
    client.force_login(evening.alice)
    page = client.get(at(evening)).text
    assert "1 h of it count at another meeting of the same hour: no minute counts twice." in page
    assert "Elsewhere" not in page
    assert "Infant Circle" not in page


def test_breaks_are_asked_for_where_they_earn_nothing(client, evening):
    Segment.objects.filter(purpose="training").update(purpose="break", training=None, trainer=None)
    client.force_login(evening.alice)
    assert 'name="part"' not in client.get(at(evening)).text
    evening.community.attendance_policy = "quarter-hour-without-breaks"
    evening.community.save()
    assert 'name="part"' in client.get(at(evening)).text
    close(evening)
    assert fresh(evening.circle).closing.policy == attendance.in_force(
        "quarter-hour-without-breaks", on=evening.circle.starts_at.date()
    ).stamp  # fmt: skip
    assert net(evening.bob) == {"growth": 75}
