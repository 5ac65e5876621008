"""What waits in the whole network: one list for its staff, each decision told; for anyone else it is not there."""

from datetime import timedelta

import pytest
import time_machine

from copal.domain.attendance.actions import claims
from copal.domain.attendance.models import Difference, Stay
from copal.domain.confidentiality.rules import composed
from copal.domain.journal.actions import tell_waiting
from copal.domain.journal.models import Entry
from copal.domain.meetings.models import Meeting
from copal.outlets.models import Letter
from copal.outlets.post import send_due
from tests.journeys.evenings import (
    AFTER,
    a_trainer,
    a_training,
    agenda,
    another_meeting,
    approve,
    close,
    mark,
    minutes,
)


@pytest.fixture
def waiting(cast):
    """A claim, a meeting nobody closed, sources that differ, and a training with its trainer."""
    cast.training, cast.trainer = a_training(cast), a_trainer(cast)
    agenda(cast.circle, ("share", 60), ("training", 45, cast.training, cast.trainer))
    mark(cast, cast.bob, 0, 10)
    mark(cast, cast.bob, 0, 118)
    Stay.objects.filter(until=minutes(118)).update(source="report")
    close(cast)
    another_meeting(cast)
    claims.make_claim(
        meeting=cast.circle, person=cast.alice, since=minutes(0), until=minutes(120),
        words=composed("My line dropped", audience="facilitators"), at=AFTER,
    )  # fmt: skip
    with time_machine.travel(AFTER + timedelta(days=3), tick=False):
        yield cast


def desk(client, who, query=""):
    client.force_login(who)
    return client.get(f"/network/desk/{query}")


@pytest.mark.parametrize(
    ("who", "status"), [("dora", 200), ("alice", 404), ("bob", 404), ("charlie", 404), ("edna", 404)]
)
def test_only_staff_find_it(client, waiting, who, status):
    assert desk(client, getattr(waiting, who)).status_code == status
    answer = client.post(f"/network/desk/{Difference.objects.get().pk}/settle/")
    assert answer.status_code == (302 if who == "dora" else 404)
    assert bool(Difference.objects.get().settled_at) == (who == "dora")


def test_everything_that_waits_stands_there_with_its_day_and_without_words(client, waiting):
    page = desk(client, waiting.dora).text
    for said in (
        "says: there 6:00–8:00 pm", "what is known differs by 1 h 48 min", "Infant Circle", "Safe sleep",
        "Lena Hale", "by Mar 16",
    ):  # fmt: skip
        assert said in page, said
    assert "My line dropped" not in page


@pytest.mark.parametrize(
    ("kind", "number"), [("claim", 1), ("roster", 1), ("difference", 1), ("training", 2)]
)
def test_one_kind_of_it_alone(client, waiting, kind, number):
    rows = desk(client, waiting.dora, f"?kind={kind}").context["rows"]
    assert [row.kind for row in rows] == [kind] * number


def test_what_is_past_its_day_says_so(client, waiting):
    with time_machine.travel(AFTER + timedelta(days=20), tick=False):
        page = desk(client, waiting.dora).text
    assert "are past their day" in page
    assert "since Mar 16" in page


def test_what_is_decided_elsewhere_leaves_the_desk(client, waiting):
    approve(waiting, training=waiting.training)
    approve(waiting, trainer=waiting.trainer)
    Meeting.objects.filter(title="Elsewhere").delete()
    page = desk(client, waiting.dora).text
    assert "Lena Hale" not in page
    assert "Infant Circle" not in page


def test_a_difference_settled_stays_settled_and_the_member_is_told_without_words(client, waiting, mailoutbox):
    desk(client, waiting.dora)
    address = f"/network/desk/{Difference.objects.get().pk}/settle/"
    assert "It stands as it is counted" in client.post(address, follow=True).text
    client.post(address)
    assert Entry.objects.filter(kind="attendance.difference_settled").count() == 1
    approve(waiting, training=waiting.training)
    assert "what is known differs" not in desk(client, waiting.dora).text
    tell_waiting(at=AFTER + timedelta(days=4))
    send_due(at=AFTER + timedelta(days=4))
    assert Letter.objects.get(kind="difference_settled").person == waiting.bob
    (mail,) = [one for one in mailoutbox if one.subject == "Your time at a meeting was looked at"]
    assert not [word for word in ("Dora", waiting.circle.title, "1 h 48") if word in mail.body]


def test_other_evidence_is_another_difference(client, waiting):
    desk(client, waiting.dora)
    client.post(f"/network/desk/{Difference.objects.get().pk}/settle/")
    mark(waiting, waiting.bob, 60, 120, at=AFTER + timedelta(days=3))
    assert Difference.objects.get().settled_at is None
    assert "what is known differs" in desk(client, waiting.dora).text


def test_the_desk_asks_this_much(client, waiting, count_queries):
    client.force_login(waiting.dora)
    with count_queries("desk"):
        client.get("/network/desk/")
    with count_queries("training"):
        client.get("/network/training/")
