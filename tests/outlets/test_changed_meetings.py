"""A new title or link reaches the calendars of those invited: once, and only if it is still another one."""

from datetime import timedelta

import pytest

from copal.domain.meetings import actions as meetings
from copal.outlets.reminders import queue_reminders
from tests.cast import SIX
from tests.meetings.plans import words
from tests.outlets.post import deliver
from tests.outlets.test_post import calendar_of

BEFORE = SIX - timedelta(days=3)
NOW = BEFORE + timedelta(hours=1)
MINUTE = timedelta(minutes=1)
OLD = "Clean-up time without tears"


@pytest.fixture
def edit(cast, mailbox):
    """Edits the circle, to which everybody was invited, and lets the worker hear of it."""
    meetings.invite(meeting=cast.circle, by=cast.alice, at=BEFORE)
    deliver(BEFORE)

    def change(title, at, *, link=""):
        meetings.change_meeting(
            meeting=cast.circle, title=words(title), objectives=(), video_url=link, by=cast.alice, at=at
        )
        deliver(at)

    return change


def told(mailbox):
    """Bob's letters after the invitation."""
    return mailbox.to("bob@example.org")[1:]


def test_several_edits_within_the_moment_are_one_entry(cast, mailbox, edit):
    edit("Clean-up", NOW)
    edit("Clean-up songs", NOW + 4 * MINUTE)
    edit("Clean-up songs", NOW + 6 * MINUTE, link="https://meet.example.org/new")
    deliver(NOW + 15 * MINUTE)
    assert told(mailbox) == []
    deliver(NOW + 17 * MINUTE)
    deliver(NOW + 60 * MINUTE)
    (letter,) = told(mailbox)
    assert letter["Subject"] == "Changed: Clean-up songs, Mar 2"
    entry = calendar_of(letter)
    assert entry.get_param("method") == "REQUEST"
    assert "SEQUENCE:3" in entry.get_content()
    assert "Clean-up songs" in entry.get_content()


def test_changed_back_within_the_moment_is_never_told(mailbox, edit):
    edit("Clean-up", NOW)
    edit(OLD, NOW + 2 * MINUTE)
    deliver(NOW + 30 * MINUTE)
    assert told(mailbox) == []


def test_changed_back_after_it_was_told_is_told(mailbox, edit):
    edit("Clean-up", NOW)
    deliver(NOW + 11 * MINUTE)
    edit(OLD, NOW + 20 * MINUTE)
    deliver(NOW + 31 * MINUTE)
    assert [one["Subject"] for one in told(mailbox)] == ["Changed: Clean-up, Mar 2", f"Changed: {OLD}, Mar 2"]


def test_a_move_says_it_all(cast, mailbox, edit):
    edit("Clean-up", NOW)
    meetings.move_meeting(
        meeting=cast.circle, starts_at=SIX + timedelta(days=1), ends_at=SIX + timedelta(days=1, hours=2),
        place=words("Hall"), by=cast.alice, at=NOW + 2 * MINUTE,
    )  # fmt: skip
    deliver(NOW + 2 * MINUTE)
    deliver(NOW + 30 * MINUTE)
    (letter,) = told(mailbox)
    assert letter["Subject"].startswith("Changed: Clean-up, now Mar 3")


def test_cancelled_meanwhile_only_the_cancellation_goes_out(cast, mailbox, edit):
    edit("Clean-up", NOW)
    meetings.cancel_meeting(meeting=cast.circle, reason=words(""), by=cast.alice, at=NOW + MINUTE)
    deliver(NOW + 2 * MINUTE)
    deliver(NOW + 30 * MINUTE)
    assert [one["Subject"].split(":")[0] for one in told(mailbox)] == ["Cancelled"]


def test_objectives_and_agenda_stand_in_no_calendar(cast, mailbox, edit):
    meetings.change_meeting(
        meeting=cast.circle,
        title=words(OLD),
        objectives=(words("Sing"),),
        video_url="",
        by=cast.alice,
        at=NOW,
    )
    deliver(NOW)
    assert deliver(NOW + 30 * MINUTE) == 0


def test_another_title_does_not_remind_again(cast, mailbox, edit):
    near = SIX - timedelta(hours=20)
    assert queue_reminders(at=near) == 2
    edit("Clean-up", near + MINUTE)
    assert queue_reminders(at=near + 2 * MINUTE) == 0
