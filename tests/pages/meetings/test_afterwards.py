"""After the meeting its page says to each what became of it for them: earned, on the list, or how to say "I was there"."""

from datetime import timedelta

import pytest

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.confidentiality.rules import composed
from copal.domain.meetings import actions as meetings
from copal.domain.people.queries import link_token
from copal.journeys import claim_presence
from copal.journeys.close_meeting import close_meeting
from tests.cast import SIX
from tests.pages.meetings.visits import NOON, get, page

END = SIX + timedelta(minutes=120)
AFTER = SIX + timedelta(hours=3)


@pytest.fixture
def held(cast, row, gwen, time_machine):
    """Bob was there all the time, Gwen for an hour; it is nine in the evening."""
    stays = [(cast.bob, END), (gwen, SIX + timedelta(minutes=60))]
    markings = [Marking(person_id=one.pk, since=SIX, until=until) for one, until in stays]
    presence.mark(meeting=row, markings=markings, by=cast.alice, at=AFTER)
    time_machine.move_to(AFTER, tick=False)
    return row


@pytest.fixture
def closed(cast, held):
    close_meeting(meeting=held, session=Interval(SIX, END), by=cast.alice, at=AFTER)
    return held


def test_who_was_there_reads_what_they_earned(client, cast, closed):
    text = get(client, cast.bob, page(closed)).text
    assert "You earned 1.25 h" in text
    assert "0.75 h of training wait for the network’s approval" in text
    assert 'href="/hours/"' in text
    assert 'href="/hours/certificates/"' in text
    assert f'href="/meetings/{closed.pk}/claim/"' in text


def test_who_said_going_and_is_not_on_the_list_reads_until_when_to_say_so(client, cast, row, held):
    meetings.answer(
        meeting=row, person=cast.alice, coming="going", how="room", via="page", by=cast.alice, at=NOON
    )
    text = get(client, cast.alice, page(held)).text
    assert "You said you were going, but you are not on the list." in text
    assert "say so until" in text
    assert "I was there" in text
    assert get(client, cast.alice, f"/meetings/{row.pk}/claim/").status_code == 200


def test_who_did_not_answer_is_asked_quietly_and_who_waits_is_told(client, cast, held):
    text = get(client, cast.alice, page(held)).text
    assert "You are not on the list. If you were there" in text
    assert "You said you were going" not in text
    claim_presence.make_claim(
        meeting=held, person=cast.alice, since=SIX, until=END, at=AFTER,
        words=composed("I held the door.", audience="facilitators"),
    )  # fmt: skip
    assert "You said that you were there" in get(client, cast.alice, page(held)).text


def test_before_it_is_closed_the_list_says_who_is_on_it(client, cast, held):
    text = get(client, cast.bob, page(held)).text
    assert "You are on the list" in text
    assert "You earned" not in text


def test_too_short_to_earn_is_said_as_such(client, cast, row, time_machine):
    marking = Marking(person_id=cast.bob.pk, since=SIX, until=SIX + timedelta(minutes=3))
    presence.mark(meeting=row, markings=[marking], by=cast.alice, at=AFTER)
    time_machine.move_to(AFTER, tick=False)
    close_meeting(meeting=row, session=Interval(SIX, END), by=cast.alice, at=AFTER)
    assert "You were there, but it earned no hours" in get(client, cast.bob, page(row)).text


def test_when_the_time_is_over_nothing_is_promised(client, cast, closed, time_machine):
    time_machine.move_to(AFTER + timedelta(days=400), tick=False)
    assert "say so until" not in get(client, cast.alice, page(closed)).text
    text = get(client, cast.bob, page(closed)).text
    assert "You earned 1.25 h" in text
    assert "Say so" not in text


def test_staff_who_had_no_part_are_not_asked(client, cast, closed):
    text = get(client, cast.dora, page(closed)).text
    assert "I was there" not in text


def test_a_guest_without_an_account_reads_it_behind_the_link(client, closed, gwen):
    link = f"/i/{link_token(gwen, 'invitation', closed.pk)}/"
    text = client.get(link).text
    assert "You earned 1 h" in text
    assert "nothing is lost" in text
    assert text.count("/sign-in/link/") == 1
    assert link in client.get(f"{link}check-in/").text


def test_it_asks_no_more_than_before_the_end(client, cast, closed, gwen, count_queries):
    client.force_login(cast.bob)
    client.get(page(closed))
    with count_queries("meeting after it closed"):
        client.get(page(closed))
    client.logout()
    with count_queries("invitation link after it closed"):
        client.get(f"/i/{link_token(gwen, 'invitation', closed.pk)}/")
