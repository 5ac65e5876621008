"""On the review day, at nine on the community's clock: to who owns the decision and who leads. No words of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from copal.domain.communities import actions as communities
from copal.domain.decisions import actions
from copal.outlets.reminders import queue_reviews
from tests.decisions import scene as made
from tests.outlets.post import deliver

JUNE = date(2026, 6, 2)
MIDNIGHT = datetime(2026, 6, 2, 4, 0, tzinfo=UTC)  # Eastern
NINE = MIDNIGHT + timedelta(hours=9)
HOUR = timedelta(hours=1)


@pytest.fixture
def scene(cast):
    return made.build(cast)


@pytest.fixture
def decision(scene):
    return scene.adopt(scene.agreed(), "We swap routines with Rosa.", owner=scene.cast.bob, review_date=JUNE)


def subjects(mailbox):
    return sorted((letter["To"], letter["Subject"]) for letter in mailbox.letters)


def test_the_owner_and_who_leads_get_it_once_in_the_morning(scene, decision, mailbox):
    assert queue_reviews(at=MIDNIGHT - HOUR) == 0
    assert queue_reviews(at=MIDNIGHT) == 2
    assert queue_reviews(at=MIDNIGHT + HOUR) == 0
    deliver(NINE - HOUR)
    assert mailbox.letters == []
    deliver(NINE)
    assert subjects(mailbox) == [
        ("alice@example.org", "A decision to look at again in Family Child Care Circle"),
        ("bob@example.org", "A decision to look at again in Family Child Care Circle"),
    ]
    text = mailbox.text(mailbox.to("bob@example.org")[0])
    assert "that you look after" in text
    assert "/communities/circle/decisions/?show=waiting" in text
    assert "that you look after" not in mailbox.text(mailbox.to("alice@example.org")[0])
    assert not any("swap" in letter.as_string() or "Rosa" in letter.as_string() for letter in mailbox.letters)


def test_a_worker_that_slept_tells_within_a_week(scene, decision, mailbox):
    assert queue_reviews(at=MIDNIGHT + timedelta(days=3)) == 2
    deliver(MIDNIGHT + timedelta(days=3))
    assert len(mailbox.letters) == 2


def test_it_is_dropped_when_it_is_no_longer_true(scene, decision, mailbox):
    queue_reviews(at=MIDNIGHT)
    actions.mark_reviewed(
        decision=decision, next_date=date(2026, 9, 2), by=scene.cast.alice, at=MIDNIGHT + HOUR
    )
    deliver(NINE)
    assert mailbox.letters == []


def test_an_owner_who_left_is_not_written_to(scene, decision, mailbox):
    queue_reviews(at=MIDNIGHT)
    communities.remove_member(
        community=scene.cast.community, person=scene.cast.bob, by=scene.cast.alice, at=MIDNIGHT - HOUR
    )
    deliver(NINE)
    assert ("bob@example.org", "A decision to look at again in Family Child Care Circle") not in subjects(
        mailbox
    )
    assert mailbox.to("alice@example.org")


def test_another_day_tells_again(scene, decision, mailbox):
    queue_reviews(at=MIDNIGHT)
    deliver(NINE)
    actions.mark_reviewed(decision=decision, next_date=date(2026, 6, 9), by=scene.cast.alice, at=NINE + HOUR)
    assert queue_reviews(at=MIDNIGHT + timedelta(days=7)) == 2
