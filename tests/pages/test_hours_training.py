"""One's hours with a training: growth and training apart, the reason of each, and what waits."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from copal.domain.confidentiality.rules import composed
from copal.domain.credentials.models import Certificate
from copal.domain.journal.actions import tell_waiting
from copal.journeys.correct_times import correct_times
from copal.journeys.issue_certificates import issue_for_period, issue_ordered
from copal.journeys.real_times import real_stretches
from copal.journeys.reckoning import session_of
from copal.outlets.models import Letter
from copal.outlets.post import send_due
from tests.instruments.printing.reading import elements, opened, text_of
from tests.journeys.evenings import AFTER, a_trainer, a_training, agenda, approve, close, fresh, mark

SITE = "https://hours.example.org"


@pytest.fixture
def earned(cast):
    """An evening with 45 minutes of training, closed; the network has not decided."""
    cast.training, cast.trainer = a_training(cast), a_trainer(cast)
    agenda(cast.circle, ("share", 60), ("training", 45, cast.training, cast.trainer))
    mark(cast, cast.bob)
    close(cast)
    with time_machine.travel(AFTER, tick=False):
        yield cast


def hours(client, who):
    client.force_login(who)
    return client.get("/hours/").text


def decide(cast, decision="approved"):
    approve(cast, training=cast.training, decision=decision)
    approve(cast, trainer=cast.trainer)


def test_what_waits_is_seen_by_whose_it_is_and_nobody_else(client, earned):
    mine = hours(client, earned.bob)
    assert "Waiting for the network’s approval of the training" in mine
    assert "On the roll call 6:00 to 8:00: 2 h; training 7:00 to 7:45 apart" in mine
    assert "1.25" in mine
    for other in (earned.alice, earned.charlie):
        assert "Waiting for the network’s approval" not in hours(client, other)


def test_both_kinds_stand_apart_each_with_its_reason(client, earned):
    decide(earned)
    mine = hours(client, earned.bob)
    assert "Waiting for the network’s approval" not in mine
    assert "Safe sleep" in mine
    assert "Health, safety and nutrition" in mine
    assert "trainer Lena Hale" in mine
    assert mine.count("On the roll call 6:00 to 8:00: 2 h; training 7:00 to 7:45 apart.") == 2


def test_the_certificate_states_both_and_names_the_training(earned):
    decide(earned)
    issue_ordered(address=SITE, at=AFTER)
    (paper,) = Certificate.objects.filter(person=earned.bob)
    assert paper.stated["rows"] == [
        ["Professional growth", "1.25 hours", ""],
        ["Elective training", "0.75 hours", "Safe sleep (Health, safety and nutrition), given by Lena Hale"],
    ]  # fmt: skip
    assert (paper.growth_minutes, paper.training_minutes) == (75, 45)


def test_the_paper_itself_says_title_area_and_trainer_and_stays_readable_by_machines(earned):
    decide(earned)
    issue_ordered(address=SITE, at=AFTER)
    pdf = bytes(Certificate.objects.get(person=earned.bob).pdf)
    assert "Safe sleep (Health, safety and nutrition), given by Lena Hale 0.75 hours" in text_of(pdf)
    assert opened(pdf).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert {"/Table", "/TH", "/TD"} <= {str(one["/S"]) for one in elements(pdf)}


def test_what_waits_or_was_refused_is_on_no_paper(earned):
    issue_ordered(address=SITE, at=AFTER)
    waiting = Certificate.objects.get(person=earned.bob)
    assert (waiting.training_minutes, waiting.stated["trainings"]) == (0, [])
    assert "Safe sleep" not in text_of(bytes(waiting.pdf))
    decide(earned, "refused")
    issue_ordered(address=SITE, at=AFTER)
    now = Certificate.objects.get(person=earned.bob, replaced_by=None)
    assert (now.growth_minutes, now.training_minutes) == (120, 0)
    assert "Safe sleep" not in text_of(bytes(now.pdf))


def test_another_training_of_as_many_minutes_is_another_paper(earned):
    decide(earned)
    issue_ordered(address=SITE, at=AFTER)
    other = a_training(earned, title="Calm hands", area="guidance")
    approve(earned, training=other)
    meeting = fresh(earned.circle)
    stretches = [
        replace(one, training=other.pk) if one.training else one
        for one in real_stretches(meeting, session_of(meeting))
    ]
    reason = composed("It was the other one", audience="attended")
    correct_times(meeting=meeting, stretches=stretches, reason=reason, by=earned.alice, at=AFTER)
    issue_ordered(address=SITE, at=AFTER)
    old, new = Certificate.objects.filter(person=earned.bob).order_by("pk")
    assert (old.training_minutes, new.training_minutes, new.replaces_id) == (45, 45, old.pk)
    assert new.stated["trainings"] == [["Calm hands (Guidance), given by Lena Hale", 45]]


def test_a_paper_for_a_period_names_them_too(earned):
    decide(earned)
    day = AFTER.date()
    first, last = day - timedelta(days=30), day
    paper = issue_for_period(person=earned.bob, first=first, last=last, language="en", address=SITE, at=AFTER)
    assert [line[1] for line in paper.stated["lines"]] == [
        earned.circle.title, "Safe sleep (Health, safety and nutrition), given by Lena Hale",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "says"), [("approved", "on your record now"), ("refused", "does not count as training")]
)
def test_the_member_is_told_in_a_letter_without_words_of_anyone(earned, mailoutbox, decision, says):
    decide(earned, decision)
    tell_waiting(at=AFTER)
    send_due(at=AFTER)
    letter = Letter.objects.get(kind="training_settled")
    (mail,) = [one for one in mailoutbox if one.subject == "Your training minutes were decided on"]
    assert letter.person == earned.bob
    assert says in mail.body
    assert not [word for word in ("Safe sleep", "Lena", "Alice", earned.circle.title) if word in mail.body]
