"""Letters over a real mail server: what happened is told once, in words that give nothing away."""

from datetime import timedelta

import pytest

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.confidentiality.rules import composed
from copal.domain.meetings import actions as meetings
from copal.domain.people.actions import deactivate
from copal.journeys.close_meeting import close_meeting
from copal.journeys.issue_certificates import issue_ordered
from copal.outlets.models import Letter
from copal.outlets.post import send_due
from copal.outlets.reminders import queue_reminders
from tests.cast import SIX
from tests.outlets.post import deliver

BEFORE = SIX - timedelta(days=3)
AFTER = SIX + timedelta(hours=3)


@pytest.fixture
def invited(cast, mailbox):
    meetings.invite(meeting=cast.circle, by=cast.alice, at=BEFORE)
    deliver(BEFORE)
    return cast


def calendar_of(letter):
    (part,) = [one for one in letter.walk() if one.get_content_type() == "text/calendar"]
    return part


def test_an_invitation_carries_a_calendar_entry_and_one_tap_answers(invited, mailbox):
    (letter,) = mailbox.to("bob@example.org")
    assert letter["Subject"].startswith("Invitation: Clean-up time without tears, Mar 2")
    text = mailbox.text(letter)
    assert "Hello Bob," in text
    assert "6:00–8:00 pm Eastern" in text
    assert "/i/" in text
    assert "answer=going" in text
    part = calendar_of(letter)
    assert part.get_param("method") == "REQUEST"
    told = part.get_content()
    assert f"UID:{invited.circle.uid}@copal" in told
    assert "bob@example.org" in told.replace("\r\n ", "")
    assert "alice@example.org" not in told


def test_nobody_is_told_twice(invited, mailbox):
    deliver(BEFORE + timedelta(minutes=5))
    meetings.invite(meeting=invited.circle, by=invited.alice, at=BEFORE)
    deliver(BEFORE + timedelta(minutes=10))
    assert len(mailbox.to("bob@example.org")) == 1


def test_a_cancellation_takes_the_entry_back_without_the_words(invited, mailbox):
    reason = composed("Alice's sister is ill", audience="community")
    meetings.cancel_meeting(meeting=invited.circle, reason=reason, by=invited.alice, at=BEFORE)
    deliver(BEFORE + timedelta(minutes=1))
    letter = mailbox.to("bob@example.org")[-1]
    assert letter["Subject"].startswith("Cancelled: ")
    assert calendar_of(letter).get_param("method") == "CANCEL"
    assert "sister" not in letter.as_string()


def test_the_reminder_goes_to_those_who_did_not_say_no(invited, mailbox):
    meetings.answer(
        meeting=invited.circle, person=invited.bob, coming="no", how="", via="page", by=invited.bob, at=BEFORE
    )
    near = SIX - timedelta(hours=23)
    assert queue_reminders(at=near) == 1
    assert queue_reminders(at=near + timedelta(minutes=1)) == 0
    send_due(at=near)
    assert [one["Subject"].split(":")[0] for one in mailbox.to("alice@example.org")][-1] == "Reminder"
    assert len(mailbox.to("bob@example.org")) == 1


def test_hours_on_the_record_are_told_without_figures(cast, mailbox):
    marking = Marking(person_id=cast.bob.pk, since=SIX, until=SIX + timedelta(minutes=120))
    presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=AFTER)
    close_meeting(
        meeting=cast.circle, session=Interval(SIX, SIX + timedelta(minutes=120)), by=cast.alice, at=AFTER
    )
    issue_ordered(address="http://127.0.0.1:8000", at=AFTER)
    deliver(AFTER)
    (letter,) = mailbox.to("bob@example.org")
    assert letter["Subject"] == "Your hours are on the record"
    assert "/hours/" in mailbox.text(letter)
    assert "Clean-up" not in letter.as_string()


def test_a_person_who_left_gets_nothing(cast, mailbox):
    meetings.invite(meeting=cast.circle, by=cast.alice, at=BEFORE)
    deactivate(person=cast.bob, by=cast.dora, at=BEFORE)
    deliver(BEFORE)
    assert mailbox.to("bob@example.org") == []
    assert Letter.objects.exclude(dropped_at=None).count() == 1


def test_a_mail_server_that_is_away_is_tried_again(cast, mailbox, settings):
    meetings.invite(meeting=cast.circle, by=cast.alice, at=BEFORE)
    there = settings.MAILERS
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1},
        }
    }
    assert deliver(BEFORE) == 0
    settings.MAILERS = there
    assert send_due(at=BEFORE + timedelta(minutes=1)) == 2
    assert len(mailbox.to("bob@example.org")) == 1
