"""The photos of a meeting on the screen: who sees them, who shares, who takes back; and what leaves the house."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.facilitation.actions import share_photo
from copal.domain.facilitation.actions.photos import MOST_BYTES
from copal.domain.facilitation.models import Photo
from copal.journeys.close_meeting import close_meeting
from copal.journeys.seal_rooms import seal_rooms
from tests.cast import SIX
from tests.instruments.photos import samples
from tests.pages.conftest import NOT_IN_IT

NOW = SIX + timedelta(minutes=30)
ENDS = SIX + timedelta(hours=2)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def sent(content=samples.JPEG, name="Mason at Maple Lane.jpg", **other):
    return {"photo": SimpleUploadedFile(name, content, "image/jpeg"), "no_child": "on", **other}


@pytest.fixture
def photo(cast, people):
    return share_photo(meeting=cast.circle, person=cast.bob, file_bytes=samples.JPEG, at=SIX)


@pytest.mark.parametrize("who", ["facilitator", "member", "guest"])
def test_where_and_when_it_was_taken_never_comes_out_again(as_, place, who):
    client = as_(who)
    assert b"PlantedGPS" in samples.JPEG
    answer = client.post(place, sent())
    assert (answer.status_code, answer["Location"]) == (302, place)
    page = client.get(place)
    assert "Mason" not in page.text
    assert "Maple" not in page.text
    got = client.get(f"{place}{Photo.objects.get().pk}/")
    assert got.content.startswith(b"\xff\xd8")
    assert samples.JPEG[-300:-40] in got.content, "the picture itself is whole"
    assert b"Planted" not in got.content
    assert got["Content-Type"] == "image/jpeg"
    assert "no-store" in got["Cache-Control"]
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Content-Disposition"] == 'inline; filename="photo.jpg"'


@pytest.mark.parametrize("who", NOT_IN_IT)
def test_for_who_was_not_in_it_nothing_is_there(as_, place, photo, who):
    client = as_(who)
    asked = [client.get(place), client.get(f"{place}{photo.pk}/"), client.post(place, sent())]
    asked.append(client.post(f"{place}{photo.pk}/take-back/"))
    assert [one.status_code for one in asked] == [404] * 4
    assert Photo.objects.get().image == photo.image


def test_a_stranger_signs_in_first(as_, place, photo):
    for address in (place, f"{place}{photo.pk}/"):
        assert as_("stranger").get(address)["Location"].startswith("/sign-in/?next=")


def test_the_reminder_stands_before_the_file(as_, place):
    page = as_("member").get(place).text
    assert (
        page.index("No children’s faces, please") < page.index('type="file"') < page.index('name="no_child"')
    )
    assert "No photos yet" in page
    assert "May 31, 2026" in page, "the day they go"


def test_without_the_tick_nothing_is_shared(as_, place):
    answer = as_("member").post(place, sent(no_child=""))
    assert answer.status_code == 422
    assert "Share it only if you can tick this" in answer.text
    assert not Photo.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "Choose a JPEG, PNG or WebP file."),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"0" * (MOST_BYTES + 1), "10 MB is the most"),
    ],
    ids=["pdf", "heic", "large"],
)
def test_another_file_is_refused_with_what_to_do(as_, place, content, words):
    answer = as_("member").post(place, sent(content))
    assert answer.status_code == 409
    assert words in answer.text
    assert not Photo.objects.exists()


@pytest.mark.parametrize(
    ("who", "may"), [("member", True), ("facilitator", True), ("other_member", False), ("guest", False)]
)
def test_ones_own_is_taken_back_and_any_by_who_leads(as_, place, photo, who, may):
    client = as_(who)
    assert client.get(f"{place}{photo.pk}/").status_code == 200
    assert ("cannot be brought back" in client.get(place).text) is may
    answer = client.post(f"{place}{photo.pk}/take-back/")
    assert answer.status_code == (302 if may else 404)
    assert client.get(f"{place}{photo.pk}/").status_code == (404 if may else 200)
    assert Photo.objects.get().image == (b"" if may else photo.image)


def test_when_the_talk_goes_the_page_says_so(as_, place, photo):
    seal_rooms(at=ENDS + timedelta(days=90))
    with time_machine.travel(ENDS + timedelta(days=91), tick=False):
        client = as_("member")
        page = client.get(place)
        assert "The photos are gone" in page.text
        assert 'type="file"' not in page.text
        assert client.get(f"{place}{photo.pk}/").status_code == 404
        assert client.post(place, sent()).status_code == 409


@pytest.mark.parametrize(
    ("who", "leads_there"), [("facilitator", True), ("member", True), ("guest", True), ("staff", False)]
)
def test_the_page_of_the_meeting_leads_there(as_, place, cast, who, leads_there):
    page = as_(who).get(f"/meetings/{cast.circle.pk}/")
    assert page.status_code == 200
    assert (f'href="{place}"' in page.text) is leads_there


@pytest.mark.parametrize(("who", "there"), [("facilitator", True), ("member", True), ("other_member", False)])
def test_once_it_is_closed_only_those_who_were_there_go_on_seeing_them(as_, place, cast, photo, who, there):
    session = Interval(SIX, ENDS)
    here = Marking(person_id=cast.bob.pk, since=SIX, until=ENDS)
    with time_machine.travel(ENDS + timedelta(hours=1), tick=False):
        presence.mark(meeting=cast.circle, markings=[here], by=cast.alice, at=ENDS)
        close_meeting(meeting=cast.circle, session=session, by=cast.alice, at=ENDS)
        client = as_(who)
        assert (f'href="{place}"' in client.get(f"/meetings/{cast.circle.pk}/").text) is there
        assert client.get(place).status_code == (200 if there else 404)
        assert client.get(f"{place}{photo.pk}/").status_code == (200 if there else 404)


def test_many_photos_take_no_more_questions(as_, place, cast, people, count_queries):
    for one in (cast.alice, cast.bob, people["other_member"]):
        for _each in range(6):
            share_photo(meeting=cast.circle, person=one, file_bytes=samples.JPEG, at=SIX)
    client = as_("member")
    with count_queries("kept.photos"):
        assert client.get(place).text.count("<img") == 18
    pk = Photo.objects.latest("pk").pk
    with count_queries("kept.photo"):
        assert client.get(f"{place}{pk}/").status_code == 200
