"""Between meetings: next steps are finished, parked things come back onto an agenda or are followed up elsewhere."""

from datetime import timedelta

import pytest
import time_machine

from copal.domain.facilitation.models import ParkedItem, ParkedNews, ParkedPlaced
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.practice.models import NextStep
from tests.cast import LONG_AGO, SIX
from tests.facilitation.playing import guest, join, leave

NEXT_WEEK = SIX + timedelta(days=7)


@pytest.fixture(autouse=True)
def next_week():
    with time_machine.travel(NEXT_WEEK, tick=False):
        yield


@pytest.fixture
def parked(open_room):
    """Bob parked one thing that is ours and one that is not, and took something on. The meeting is over."""
    cast = open_room.cast
    open_room.act(cast.bob, "park", "Field trip forms", sphere="ours")
    open_room.act(cast.bob, "park", "Ratio rule", sphere="not_ours", whom="Licensing office")
    open_room.act(cast.bob, "take_step", "Ask the library", kind="step")
    open_room.act(cast.alice, "end")
    return next(one for one in ParkedItem.objects.all() if one.words.words == "Field trip forms")


@pytest.fixture
def coming(cast, parked):
    """The next meeting, with a welcome and a closing."""
    row = Meeting.objects.create(
        community=cast.community, title="The next one", starts_at=SIX + timedelta(days=28),
        ends_at=SIX + timedelta(days=28, minutes=60), timezone="America/New_York", at=LONG_AGO, by=cast.alice,
    )  # fmt: skip
    for place, purpose in ((1, "open"), (2, "close")):
        Segment.objects.create(
            meeting=row, position=place, title=purpose.title(), purpose=purpose, minutes=20
        )
    return row


@pytest.fixture
def as_(client):
    def signed_in(person):
        client.force_login(person)
        return client

    return signed_in


def titles(row):
    return list(Segment.objects.filter(meeting=row).order_by("position").values_list("title", flat=True))


def rows_of(row, extra=()):
    """What the agenda's editor sends of a saved agenda, with further rows: title, parked."""
    kept = Segment.objects.filter(meeting=row).order_by("position")
    return {
        "id": [*(str(one.pk) for one in kept), *("" for _one in extra)],
        "title": [*(one.title for one in kept), *(title for title, _parked in extra)],
        "minutes": [*(str(one.minutes) for one in kept), *("10" for _one in extra)],
        "purpose": [*(one.purpose for one in kept), *("share" for _one in extra)],
        "lead": ["" for _one in (*kept, *extra)],
        "gone": ["0" for _one in (*kept, *extra)],
        "parked": [*("" for _one in kept), *(str(parked) for _title, parked in extra)],
    }


def test_the_agenda_offers_what_waits_and_saving_puts_it_there(cast, parked, coming, as_):
    client, address = as_(cast.alice), f"/meetings/{coming.pk}/agenda/"
    assert "Field trip forms" in client.get(address).text
    assert "Ratio rule" not in client.get(address).text
    brought = client.post(address, {**rows_of(coming), "do": f"bring.{parked.pk}"})
    assert 'value="Field trip forms"' in brought.text
    assert "on this agenda" in brought.text
    assert not ParkedPlaced.objects.exists()
    client.post(address, {**rows_of(coming, [("Field trip forms", parked.pk)]), "do": "save"})
    assert titles(coming) == ["Open", "Close", "Field trip forms"]
    assert ParkedPlaced.objects.get().item == parked
    assert "From the parking lot" not in client.get(address).text


def test_taken_off_the_agenda_it_waits_again(cast, parked, coming, as_):
    client = as_(cast.alice)
    client.post(f"/meetings/{coming.pk}/parked/{parked.pk}/")
    assert titles(coming) == ["Open", "Field trip forms", "Close"]
    assert "From the parking lot" not in client.get(f"/meetings/{coming.pk}/").text
    again = client.post(f"/meetings/{coming.pk}/parked/{parked.pk}/")
    assert again.status_code == 409
    Segment.objects.filter(meeting=coming, title="Field trip forms").delete()
    assert "From the parking lot" in client.get(f"/meetings/{coming.pk}/").text


def test_what_comes_back_later_or_is_dealt_with_is_not_offered(cast, parked, coming, as_):
    client = as_(cast.alice)
    ParkedItem.objects.filter(pk=parked.pk).update(back_on=(SIX + timedelta(days=60)).date())
    assert "From the parking lot" not in client.get(f"/meetings/{coming.pk}/").text
    assert "comes back" in client.get(f"/meetings/{coming.pk}/agenda/").text
    client.post(f"/parked/{parked.pk}/", {"do": "settle"})
    assert "comes back" not in client.get(f"/meetings/{coming.pk}/agenda/").text
    client.post(f"/parked/{parked.pk}/?do=unsettle")
    assert "comes back" in client.get(f"/meetings/{coming.pk}/agenda/").text


def test_an_agenda_takes_only_what_its_community_parked(cast, parked, coming, as_, found):
    client, elsewhere = as_(cast.alice), found()
    other = Meeting.objects.create(
        community=elsewhere, title="Books", starts_at=coming.starts_at, ends_at=coming.ends_at,
        timezone="America/New_York", at=LONG_AGO, by=cast.alice,
    )  # fmt: skip
    assert client.post(f"/meetings/{other.pk}/parked/{parked.pk}/").status_code == 404
    sent = {**rows_of(other, [("Smuggled", parked.pk)]), "do": "save"}
    assert client.post(f"/meetings/{other.pk}/agenda/", sent).status_code == 404
    assert titles(other) == []


def test_what_is_not_ours_is_followed_up_by_any_member(cast, parked, as_):
    item = next(one for one in ParkedItem.objects.all() if one.words.words == "Ratio rule")
    client = as_(cast.bob)
    text = client.get("/communities/circle/parking/").text
    assert "Licensing office" in text
    client.post(f"/parked/{item.pk}/", {"do": "tell", "words": "They answer by May"})
    assert ParkedNews.objects.get().by == cast.bob
    assert "They answer by May" in client.get("/communities/circle/parking/").text
    too_long = client.post(f"/parked/{item.pk}/", {"do": "tell", "words": "y" * 10_000})
    assert too_long.status_code == 422
    assert "y" * 10_000 in too_long.text
    assert client.post(f"/parked/{item.pk}/", {"do": "tell", "words": " "}).status_code == 422
    assert client.post(f"/parked/{item.pk}/", {"do": "settle"}).status_code == 404


def test_a_member_finishes_their_own_steps_and_tells_how_it_went(cast, parked, as_):
    step = NextStep.objects.get()
    client = as_(cast.bob)
    assert "Ask the library" in client.get("/communities/circle/steps/").text
    client.post(f"/steps/{step.pk}/", {"do": "tell", "words": "They said yes"})
    assert "They said yes" in client.get("/communities/circle/steps/").text
    done = client.post(f"/steps/{step.pk}/", {"do": "done"}, follow=True)
    assert f"/steps/{step.pk}/?do=again" in done.text
    step.refresh_from_db()
    assert step.stage == "done"
    client.post(f"/steps/{step.pk}/?do=again")
    step.refresh_from_db()
    assert step.stage == "open"
    too_long = client.post(f"/steps/{step.pk}/", {"do": "tell", "words": "x" * 10_000})
    assert too_long.status_code == 422
    assert "x" * 10_000 in too_long.text


def test_only_members_look_in(cast, parked, coming, as_):
    rosa = join(cast, "Rosa")
    leave(rosa, NEXT_WEEK)
    step = NextStep.objects.get()
    places = [
        "/communities/circle/steps/", "/communities/circle/parking/", f"/steps/{step.pk}/", f"/parked/{parked.pk}/",
    ]  # fmt: skip
    for one in (cast.charlie, cast.dora, cast.edna, rosa, guest(cast)):
        client = as_(one)
        for place in places:
            assert client.get(place).status_code == 404, (one.chosen_name, place)
            assert client.post(place, {"do": "done"}).status_code in (404, 405), (one.chosen_name, place)
        assert client.post(f"/meetings/{coming.pk}/parked/{parked.pk}/").status_code in (403, 404)
    assert "Field trip forms" not in as_(cast.dora).get(f"/meetings/{coming.pk}/agenda/").text
    assert "Field trip forms" not in as_(cast.bob).get(f"/meetings/{coming.pk}/").text


def test_a_member_has_only_their_own_step(cast, parked, as_):
    step = NextStep.objects.get()
    rosa = join(cast, "Rosa")
    assert as_(rosa).get(f"/steps/{step.pk}/").status_code == 404
    assert as_(cast.alice).get(f"/steps/{step.pk}/").status_code == 200
    assert "Ask the library" in as_(rosa).get("/communities/circle/steps/").text
