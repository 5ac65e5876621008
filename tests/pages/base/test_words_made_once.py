"""Words are remembered, but never across languages, zones or years."""

from datetime import UTC, date, datetime

from django.utils import translation

from copal.base.wording import amounts, moments

AT = datetime(2026, 9, 14, 22, 0, tzinfo=UTC)
END = datetime(2026, 9, 15, 0, 0, tzinfo=UTC)


def said(language: str, zone: str) -> tuple[str, str, str]:
    here = moments.there(AT, zone)
    with translation.override(language):
        return (
            moments.occasion(AT, END, zone),
            moments.clock(here),
            moments.short_day(here, today=here.date()),
        )


def test_each_language_has_its_own_words_whoever_asked_first():
    first = said("en", "America/New_York")
    assert said("fr", "America/New_York") != first
    assert said("en", "America/New_York") == first
    assert "septembre" in said("fr", "America/New_York")[0]


def test_one_moment_reads_differently_in_two_zones():
    eastern, tokyo = said("en", "America/New_York"), said("en", "Asia/Tokyo")
    assert eastern[1:] == ("6:00 pm", "Sep 14")
    assert tokyo[1:] == ("7:00 am", "Sep 15")


def test_the_year_is_said_when_it_is_another():
    with translation.override("en"):
        assert moments.short_day(date(2025, 9, 14), today=date(2026, 1, 1)) == "Sep 14, 2025"
        assert moments.short_day(date(2025, 9, 14), today=date(2025, 1, 1)) == "Sep 14"


def test_figures_follow_the_language():
    with translation.override("en"):
        assert amounts.hours_figure(75) == "1.25"
    with translation.override("fr"):
        assert amounts.hours_figure(75) == "1,25"
    with translation.override("en"):
        assert amounts.hours_figure(75) == "1.25"
