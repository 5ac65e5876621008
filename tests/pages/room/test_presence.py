"""The facilitator's list and the sheet: who may, one tap, other times, newcomers, taking back."""

from datetime import timedelta

import pytest

from copal.domain.attendance.models import Stay, Withdrawal
from copal.domain.communities.models import Membership
from copal.domain.people.models import Person
from tests.cast import LONG_AGO, SIX, person

MINUTE = timedelta(minutes=1)
PAGES = ("presence/", "presence/door/", "presence/screen/", "presence/sheet/", "sign-in-sheet/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("who", "status"), [("alice", 200), ("bob", 403), ("charlie", 404), ("dora", 200), ("edna", 403)]
)
def test_who_may_say_who_is_here(cast, client, room, who, status, page):
    client.force_login(getattr(cast, who))
    assert client.get(f"{room}/{page}").status_code == status


@pytest.mark.parametrize("page", ["presence/marks/", "presence/newcomers/", "presence/sheet/"])
@pytest.mark.parametrize(("who", "status"), [("bob", 403), ("charlie", 404), ("edna", 403)])
def test_who_may_not_mark_anybody(cast, client, room, who, status, page):
    client.force_login(getattr(cast, who))
    response = client.post(f"{room}/{page}", {"person": cast.bob.pk})
    assert response.status_code == status
    assert not Stay.objects.exists()


def test_a_member_does_not_see_the_code(cast, client, room, code):
    client.force_login(cast.bob)
    assert code()[:3] not in client.get(f"{room}/presence/door/").content.decode()


def test_the_code_and_a_qr_of_it_stand_there_and_change(cast, client, room, code, clock):
    client.force_login(cast.alice)
    page = client.get(f"{room}/presence/door/").content.decode()
    assert f"{code()[:3]} {code()[3:]}" in page
    assert "<svg" in page
    assert "data-countdown" in page
    first = code()
    clock(6)
    again = client.get(f"{room}/presence/door/").content.decode()
    assert f"{code()[:3]} {code()[3:]}" in again
    assert code() != first
    clock(160)
    assert "The door is closed" in client.get(f"{room}/presence/door/").content.decode()


def test_without_scripts_the_big_screen_loads_itself_again(cast, client, room):
    client.force_login(cast.alice)
    page = client.get(f"{room}/presence/screen/").content.decode()
    assert '<noscript><meta http-equiv="refresh"' in page


def test_one_tap_soon_after_the_start_counts_from_the_start(cast, client, room):
    client.force_login(cast.alice)
    assert "Here from 6:00 pm" in client.get(f"{room}/presence/").content.decode()
    client.post(f"{room}/presence/marks/", {"person": cast.bob.pk, "client_key": "m1"})
    client.post(f"{room}/presence/marks/", {"person": cast.bob.pk, "client_key": "m1"})
    stay = Stay.objects.get()
    assert (stay.since, stay.until, stay.source, stay.said_by) == (SIX, None, "roll_call", cast.alice)
    assert "1 person here" not in client.get(f"{room}/presence/").content.decode().split("Not here yet")[1]


def test_one_tap_later_counts_from_now_and_afterwards_the_whole_of_it(cast, client, room, clock):
    client.force_login(cast.alice)
    clock(40)
    assert "Here now" in client.get(f"{room}/presence/").content.decode()
    client.post(f"{room}/presence/marks/", {"person": cast.bob.pk, "client_key": "m1"})
    assert Stay.objects.get().since == SIX + 40 * MINUTE
    clock(130)
    client.post(f"{room}/presence/marks/", {"person": cast.alice.pk, "client_key": "m2"})
    whole = Stay.objects.get(person=cast.alice)
    assert (whole.since, whole.until) == (SIX, SIX + 120 * MINUTE)


def test_other_times_and_on_the_phone(cast, client, room, clock):
    clock(125)
    client.force_login(cast.alice)
    sent = {"person": cast.bob.pk, "since": "18:10", "until": "7:30 pm", "how": "on_phone"}
    client.post(f"{room}/presence/marks/", sent)
    stay = Stay.objects.get()
    assert (stay.since, stay.until, stay.note) == (SIX + 10 * MINUTE, SIX + 90 * MINUTE, "on_phone")
    assert "on the phone" in client.get(f"{room}/presence/").content.decode()


@pytest.mark.parametrize("since", ["25:00", "noon", "18:30"])
def test_times_that_cannot_be_are_told(cast, client, room, since, clock):
    clock(20)
    client.force_login(cast.alice)
    page = client.post(
        f"{room}/presence/marks/", {"person": cast.bob.pk, "since": since}, follow=True
    ).content.decode()
    assert "Write a time such as" in page or "has not come yet" in page
    assert not Stay.objects.exists()


def test_only_people_of_this_meeting_can_be_marked(cast, client, room):
    client.force_login(cast.alice)
    for odd in (cast.charlie.pk, 0, "x", 10**30, ""):
        assert client.post(f"{room}/presence/marks/", {"person": odd}).status_code == 404


def test_a_newcomer_needs_no_account_and_is_one_person_when_sent_twice(cast, client, room):
    client.force_login(cast.alice)
    sent = {
        "new-name": "Noor",
        "new-email": "",
        "new-since": "18:05",
        "new-until": "",
        "new-client_key": "n1",
    }
    client.post(f"{room}/presence/newcomers/", sent)
    client.post(f"{room}/presence/newcomers/", sent)
    noor = Person.objects.get(chosen_name="Noor")
    assert (noor.opened_at, noor.email) == (None, None)
    assert Stay.objects.get().person == noor
    page = client.get(f"{room}/presence/").content.decode()
    assert "Noor" in page
    assert "no account" in page


def test_a_known_address_is_that_person_and_a_known_name_is_nobody(cast, client, room):
    client.force_login(cast.alice)
    sent = {
        "new-name": "Someone",
        "new-email": "CHARLIE@example.org",
        "new-since": "18:05",
        "new-client_key": "a",
    }
    client.post(f"{room}/presence/newcomers/", sent)
    assert Stay.objects.get().person == cast.charlie
    sent = {"new-name": "Bob", "new-email": "", "new-since": "18:05", "new-client_key": "b"}
    client.post(f"{room}/presence/newcomers/", sent)
    assert not Stay.objects.filter(person=cast.bob).exists()


def test_a_newcomer_without_a_name_is_asked_for_it_and_the_rest_is_kept(cast, client, room):
    client.force_login(cast.alice)
    sent = {"new-name": "", "new-email": "noor@example.org", "new-since": "18:05", "new-client_key": "n"}
    response = client.post(f"{room}/presence/newcomers/", sent)
    assert response.status_code == 422
    assert "noor@example.org" in response.content.decode()


def test_taking_back_and_undoing(cast, client, room):
    client.force_login(cast.alice)
    client.post(f"{room}/presence/marks/", {"person": cast.bob.pk})
    stay = Stay.objects.get()
    page = client.post(
        f"{room}/presence/stays/{stay.pk}/withdrawal/", {"reason": "Other Bob"}, follow=True
    ).content.decode()
    assert "Undo" in page
    assert "Other Bob" in page
    client.post(f"{room}/presence/stays/{stay.pk}/return/")
    assert not Withdrawal.objects.exists()
    client.post(f"{room}/presence/stays/{stay.pk}/", {"since": "18:00", "until": "18:04"})
    assert Stay.objects.get(withdrawal=None).until == SIX + 4 * MINUTE


def test_a_stay_of_another_meeting_is_not_there(cast, client, room):
    from copal.domain.meetings.models import Meeting

    other = Meeting.objects.create(
        community=cast.community, title="Other", starts_at=SIX, ends_at=SIX + 60 * MINUTE,
        timezone="America/New_York", at=LONG_AGO,
    )  # fmt: skip
    stay = Stay.objects.create(meeting=other, person=cast.bob, since=SIX, source="code", at=SIX)
    client.force_login(cast.alice)
    for what in ("", "withdrawal/", "return/"):
        assert client.post(f"{room}/presence/stays/{stay.pk}/{what}", {"since": "18:00"}).status_code == 404


def rows(cast, **more):
    return {
        "client_key": "s1", f"came-{cast.bob.pk}": "18:00", f"left-{cast.bob.pk}": "19:30",
        "name-new0": "Noor", "email-new0": "noor@example.org", "came-new0": "6:15 pm", **more,
    }  # fmt: skip


def test_a_sheet_is_typed_in_at_once_and_only_once(cast, client, room, clock):
    clock(200)
    client.force_login(cast.alice)
    for _ in range(2):
        assert client.post(f"{room}/presence/sheet/", rows(cast)).status_code == 302
    by = {stay.person.chosen_name: stay for stay in Stay.objects.all()}
    assert len(by) == Stay.objects.count() == 2
    assert (by["Bob"].source, by["Bob"].until) == ("sheet", SIX + 90 * MINUTE)
    assert (by["Noor"].since, by["Noor"].until) == (SIX + 15 * MINUTE, None)


def test_one_wrong_line_saves_nothing_and_keeps_everything(cast, client, room, clock):
    clock(200)
    client.force_login(cast.alice)
    wrong = {f"came-{cast.alice.pk}": "19:00", f"left-{cast.alice.pk}": "18:00"}
    response = client.post(f"{room}/presence/sheet/", rows(cast, **wrong))
    page = response.content.decode()
    assert response.status_code == 422
    assert "1 line needs a look" in page
    assert 'value="6:15 pm"' in page
    assert 'value="noor@example.org"' in page
    assert not Stay.objects.exists()
    assert not Person.objects.filter(chosen_name="Noor").exists()


def test_an_empty_sheet_says_so(cast, client, room, clock):
    clock(200)
    client.force_login(cast.alice)
    response = client.post(f"{room}/presence/sheet/", {"client_key": "s"})
    assert response.status_code == 422
    assert "No line has a time yet" in response.content.decode()


def test_the_list_asks_as_much_of_thirty_as_of_three(cast, client, room, count_queries):
    client.force_login(cast.alice)
    for number in range(30):
        one = person(f"Member{number}")
        Membership.objects.create(community=cast.community, person=one, role="member", joined_at=LONG_AGO)
        if number % 2:
            Stay.objects.create(
                meeting=cast.circle, person=one, since=SIX, source="roll_call", at=SIX, said_by=cast.alice
            )
    client.get(f"{room}/presence/")
    with count_queries("room.presence"):
        client.get(f"{room}/presence/")
    with count_queries("room.sheet"):
        client.get(f"{room}/presence/sheet/")
    with count_queries("room.printed"):
        client.get(f"{room}/sign-in-sheet/")
