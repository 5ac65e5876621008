"""Dates and times as people say them, in their language and the meeting's zone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from copal.base.wording import moments

SIX = datetime(2026, 9, 14, 22, 0, tzinfo=UTC)  # six in the evening, Eastern
EIGHT = SIX + timedelta(hours=2)
EASTERN = "America/New_York"
THIS_YEAR = date(2026, 1, 1)


def occasion(language, starts=SIX, ends=EIGHT, zone=EASTERN, today=THIS_YEAR):
    with translation.override(language):
        return moments.occasion(starts, ends, zone, today=today)


def test_as_people_say_it():
    assert occasion("en") == "Monday, September 14, 6:00–8:00 pm Eastern"


def test_the_year_is_said_when_it_is_another():
    assert occasion("en", today=date(2027, 2, 1)) == "Monday, September 14, 2026, 6:00–8:00 pm Eastern"
    assert occasion("en", today=None) == "Monday, September 14, 2026, 6:00–8:00 pm Eastern"


def test_across_noon_both_halves_are_said():
    late_morning = datetime(2026, 9, 14, 15, 30, tzinfo=UTC)
    assert "11:30 am–1:00 pm" in occasion("en", late_morning, late_morning + timedelta(minutes=90))


def test_the_same_moment_elsewhere_is_another_time_there():
    assert occasion("en", zone="America/Chicago").endswith("5:00–7:00 pm Central")
    assert occasion("en", zone="Europe/Lisbon").endswith("11:00 pm–1:00 am Lisbon time")


def test_clocks_go_back_in_november():
    november = datetime(2026, 11, 9, 23, 0, tzinfo=UTC)
    assert "6:00–8:00 pm" in occasion("en", november, november + timedelta(hours=2))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "lundi 14 septembre, 18:00–20:00"),
        ("es", "lunes 14 de septiembre, 18:00–20:00"),
        ("pt", "segunda-feira, 14 de setembro, 18:00–20:00"),
        ("ar", "الاثنين 14 سبتمبر, 6:00–8:00"),
    ],
)
def test_in_other_languages(language, said):
    assert occasion(language).casefold().startswith(said)


@pytest.mark.parametrize(("language", "said"), [("en", "Sep 14"), ("fr", "14 Sep"), ("ar", "14 سبتمبر")])
def test_short_days(language, said):
    with translation.override(language):
        assert moments.short_day(date(2026, 9, 14), today=THIS_YEAR).casefold().startswith(said.casefold())
