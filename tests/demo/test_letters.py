"""The letter box of the demo: readable by anyone there, and not there anywhere else."""

import re

import pytest
from django.test import Client, override_settings

from copal.outlets.models import BoxedLetter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def page(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def boxed(*, with_calendar: bool) -> BoxedLetter:
    return next(
        one for one in BoxedLetter.objects.all() if (b"text/calendar" in bytes(one.raw)) is with_calendar
    )


def test_newest_first_a_page_at_a_time():
    newest = BoxedLetter.objects.order_by("-at", "-pk").first()
    first = page("/demo/letters/")
    assert first.index(f"/demo/letters/{newest.pk}/") == min(
        found.start() for found in re.finditer(r"/demo/letters/\d+/", first)
    )
    assert 'rel="next"' in first
    assert f"/demo/letters/{newest.pk}/" not in page("/demo/letters/?page=2")


def test_narrowed_to_one_address():
    found = page("/demo/letters/?to=dana@")
    assert "dana@example.org" in found
    assert "morgan@example.org" not in found
    assert "No letters to this address" in page("/demo/letters/?to=nobody@")


def test_one_letter_with_its_links_and_its_calendar_file():
    letter = boxed(with_calendar=True)
    shown = page(f"/demo/letters/{letter.pk}/")
    assert letter.to in shown
    assert 'href="http://127.0.0.1:8000/' in shown
    answer = Client().get(f"/demo/letters/{letter.pk}.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert "attachment" in answer["Content-Disposition"]
    assert answer.content.startswith(b"BEGIN:VCALENDAR")


def test_no_such_letter_and_no_calendar_with_it():
    assert Client().get("/demo/letters/999999/").status_code == 404
    without = boxed(with_calendar=False)
    assert Client().get(f"/demo/letters/{without.pk}.ics").status_code == 404


@override_settings(DEMO=False)
@pytest.mark.parametrize("path", ["/demo/letters/", "/demo/letters/1/", "/demo/letters/1.ics"])
def test_outside_the_demo_there_is_no_box(path):
    assert Client().get(path).status_code == 404
