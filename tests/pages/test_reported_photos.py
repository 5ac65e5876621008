"""A photo is hidden in two taps, answers 404 to everybody from then on, and is shown to those who decide only when they ask."""

import re
from datetime import timedelta

import pytest
import time_machine

from copal.domain.confidentiality.models import BreachReport
from copal.domain.facilitation.actions import share_photo
from copal.domain.facilitation.models import Photo
from tests.cast import SIX
from tests.instruments.photos import samples
from tests.pages.conftest import IN_IT, NOT_IN_IT


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(SIX + timedelta(minutes=30), tick=False):
        yield


@pytest.fixture
def photo(cast, people):
    return share_photo(meeting=cast.circle, person=cast.bob, file_bytes=samples.JPEG, at=SIX)


def hide(client, photo):
    return client.post("/reported/", {"text": f"photo:{photo.pk}"})


@pytest.mark.parametrize(
    ("who", "offered"), [("facilitator", True), ("member", False), ("other_member", True), ("guest", True)]
)
def test_the_menu_stands_beside_the_photos_of_others(as_, place, photo, who, offered):
    assert (f'name="text" value="photo:{photo.pk}"' in as_(who).get(place).text) is offered


@pytest.mark.parametrize("who", ["facilitator", "other_member", "guest"])
def test_hidden_it_answers_nobody_and_its_page_says_why_and_not_by_whom(as_, people, place, photo, who):
    assert hide(as_(who), photo).status_code == 302
    for one in (*IN_IT, *NOT_IN_IT):
        assert as_(one).get(f"{place}{photo.pk}/").status_code == 404, one
        assert as_(one).post(f"{place}{photo.pk}/take-back/").status_code == 404, one
    for one in IN_IT:
        page = as_(one).get(place).text
        assert "It is hidden." in page
        assert "<img" not in page
        assert f"{place}{photo.pk}/" not in page
        assert ">Bob<" not in re.sub(r"(?s)<header.*?</header>|<nav.*?</nav>", "", page)


@pytest.mark.parametrize("who", NOT_IN_IT)
def test_who_was_not_in_it_reports_nothing(as_, photo, who):
    assert hide(as_(who), photo).status_code == 404
    assert Photo.objects.get().image == photo.image


def test_a_stranger_signs_in_first(as_, photo):
    assert hide(as_("stranger"), photo)["Location"].startswith("/sign-in/?next=")
    hide(as_("facilitator"), photo)
    number = BreachReport.objects.get().pk
    for address in (f"/communities/circle/reports/{number}/photo/", f"/network/reports/{number}/photo/"):
        assert as_("stranger").get(address)["Location"].startswith("/sign-in/?next=")


def test_from_the_flash_it_is_shown_again(as_, place, photo):
    client = as_("other_member")
    hide(client, photo)
    number = BreachReport.objects.get().pk
    assert f"/reported/{number}/undo/" in client.get(place).text
    client.post(f"/reported/{number}/undo/")
    assert client.get(f"{place}{photo.pk}/").content == photo.image


@pytest.mark.parametrize(
    ("who", "address"),
    [("facilitator", "/communities/circle/reports/"), ("staff", "/network/reports/")],
)
def test_who_decides_sees_it_only_when_they_ask(as_, photo, who, address, count_queries):
    hide(as_("other_member"), photo)
    number = BreachReport.objects.get().pk
    client = as_(who)
    page = client.get(address).text
    (drawn,) = re.findall(r"(?s)<details[^>]*>(?:(?!</details>).)*<img.*?</details>", page)
    assert page.count("<img") == 1
    assert " open" not in drawn.partition(">")[0]
    assert 'loading="lazy"' in drawn
    assert f'src="{address}{number}/photo/"' in drawn
    with count_queries("confidentiality.reported_photo" + ("_network" if who == "staff" else "")):
        got = client.get(f"{address}{number}/photo/")
    assert (got.content, got["Content-Type"]) == (photo.image, "image/jpeg")
    assert got["Cache-Control"] == "private, no-store"
    assert got["X-Content-Type-Options"] == "nosniff"


def test_nobody_else_sees_it_there(as_, photo):
    hide(as_("other_member"), photo)
    number = BreachReport.objects.get().pk
    ours, theirs = f"/communities/circle/reports/{number}/photo/", f"/network/reports/{number}/photo/"
    for who in ("member", "other_member", "guest", "outsider", "removed", "staff", "auditor"):
        assert as_(who).get(ours).status_code == 404, who
    for who in ("facilitator", "member", "other_member", "guest", "outsider", "removed", "auditor"):
        assert as_(who).get(theirs).status_code == 404, who


@pytest.mark.parametrize(("hides", "status"), [("1", 404), ("0", 200)])
def test_both_have_looked_and_it_is_gone_or_comes_back(as_, place, photo, hides, status):
    hide(as_("other_member"), photo)
    number = BreachReport.objects.get().pk
    as_("staff").post(f"/network/reports/{number}/", {"hides": hides})
    as_("facilitator").post(f"/communities/circle/reports/{number}/", {"hides": hides})
    assert BreachReport.objects.get().decided_at
    for who in IN_IT:
        assert as_(who).get(f"{place}{photo.pk}/").status_code == status, who
    for address in ("/communities/circle/reports/", "/network/reports/"):
        client = as_("facilitator" if "circle" in address else "staff")
        assert "<img" not in client.get(address).text
        assert client.get(f"{address}{number}/photo/").status_code == 404
