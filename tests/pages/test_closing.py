"""The closing page, for the facilitator, a member, an outsider, staff and an auditor."""

from datetime import timedelta

import pytest
import time_machine

from copal.domain.attendance.actions import claims, presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.models import Claim
from copal.domain.confidentiality.rules import composed
from copal.domain.hours.queries import totals_by_year
from tests.cast import SIX

AFTER = SIX + timedelta(hours=3)


@pytest.fixture(autouse=True)
def at_nine():
    with time_machine.travel(AFTER, tick=False):
        yield


@pytest.fixture
def there(cast):
    marking = Marking(person_id=cast.bob.pk, since=SIX, until=SIX + timedelta(minutes=91))
    presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=AFTER)
    return cast


def closing(client, who, cast):
    client.force_login(who)
    return client.get(f"/meetings/{cast.circle.pk}/closing/")


def close(client, who, cast, began="18:00", ended="20:00"):
    client.force_login(who)
    address = f"/meetings/{cast.circle.pk}/closing/close/"
    return client.post(address, {"began": began, "ended": ended}, follow=True)


def test_the_facilitator_sees_who_will_receive_what_and_why(client, there):
    page = closing(client, there.alice, there).text
    assert "Bob" in page
    assert "1.5 h" in page
    assert "6:00–7:31 pm" in page
    assert "roll call" in page


@pytest.mark.parametrize(("who", "status"), [("bob", 404), ("charlie", 404), ("dora", 200), ("edna", 200)])
def test_who_sees_the_list(client, there, who, status):
    if who == "bob":
        status = 403  # he sees the meeting, but not what others earn
    if who == "charlie":
        status = 404
    assert closing(client, getattr(there, who), there).status_code == status


def test_an_auditor_is_offered_nothing_that_is_closed_to_them(client, there):
    Claim.objects.create(
        meeting=there.circle,
        person=there.bob,
        since=SIX,
        until=SIX + timedelta(hours=2),
        words="I stayed.",
        at=AFTER,
    )

    def offered(page):
        return [
            words
            for words in (
                f'href="/meetings/{there.circle.pk}/"', "/presence/", "Close and credit", "I stayed.", "Yes, count it",
                "/reports/", "/closing/correct/",
            )
            if words in page
        ]  # fmt: skip

    assert offered(closing(client, there.edna, there).text) == []
    assert len(offered(closing(client, there.alice, there).text)) > 3
    close(client, there.alice, there)
    assert offered(closing(client, there.edna, there).text) == []
    assert "Clean-up time without tears" in closing(client, there.edna, there).text


@pytest.mark.parametrize(("who", "status"), [("bob", 403), ("charlie", 404), ("edna", 403)])
def test_only_facilitators_and_staff_close(client, there, who, status):
    assert close(client, getattr(there, who), there).status_code == status
    assert totals_by_year(there.bob) == []


def test_closing_credits_and_says_so(client, there):
    page = close(client, there.alice, there).text
    assert "1 people were credited" in page or "1 person was credited" in page
    assert [one.minutes for one in totals_by_year(there.bob)] == [90]


def test_the_times_it_really_ran_decide(client, there):
    close(client, there.alice, there, ended="19:00")
    assert [one.minutes for one in totals_by_year(there.bob)] == [60]


def test_times_that_run_backwards_are_refused_and_kept(client, there):
    page = close(client, there.alice, there, began="19:00", ended="18:30")
    assert page.status_code == 409
    assert "has to end after it began" in page.text
    assert "18:30" in page.text
    assert totals_by_year(there.bob) == []


def test_closing_a_second_time_is_refused_in_words(client, there):
    close(client, there.alice, there)
    address = f"/meetings/{there.circle.pk}/closing/close/"
    again = client.post(address, {"began": "18:00", "ended": "20:00"})
    assert again.status_code == 409
    assert "already closed" in again.text


def test_a_correction_after_the_close_wants_a_reason(client, there):
    close(client, there.alice, there)
    marking = Marking(
        person_id=there.bob.pk, since=SIX + timedelta(minutes=91), until=SIX + timedelta(minutes=120)
    )
    presence.mark(meeting=there.circle, markings=[marking], by=there.alice, at=AFTER)
    assert "from 1.5 h to 2 h" in closing(client, there.alice, there).text
    address = f"/meetings/{there.circle.pk}/closing/correct/"
    assert client.post(address, {"reason": ""}).status_code == 409
    client.post(address, {"reason": "Stayed on the phone"})
    assert [one.minutes for one in totals_by_year(there.bob)] == [120]
    assert "Stayed on the phone" in closing(client, there.alice, there).text


def test_a_claim_is_answered_and_counted(client, there):
    close(client, there.alice, there)
    claim = claims.make_claim(
        meeting=there.circle, person=there.bob, since=SIX, until=SIX + timedelta(minutes=120),
        words=composed("My line dropped, I called back in", audience="facilitators"), at=AFTER,
    )  # fmt: skip
    assert "My line dropped" in closing(client, there.alice, there).text
    address = f"/meetings/{there.circle.pk}/closing/claims/{claim.pk}/"
    client.post(address, {"decision": "accepted", "words": "Yes, I heard you"})
    assert [one.minutes for one in totals_by_year(there.bob)] == [120]
    assert "My line dropped" not in closing(client, there.alice, there).text


def test_a_claim_of_another_meeting_is_not_there(client, there):
    client.force_login(there.alice)
    assert (
        client.post(f"/meetings/{there.circle.pk}/closing/claims/999/", {"decision": "accepted"}).status_code
        == 404
    )


def test_closing_asks_this_much(client, there, count_queries):
    client.force_login(there.alice)
    with count_queries("closing"):
        client.get(f"/meetings/{there.circle.pk}/closing/")
