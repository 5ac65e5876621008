"""The line that a notice names: dated, with its source, and never a number that nobody read."""

from datetime import date

import pytest

from copal.policies import reporting

NOW = date(2026, 11, 28)


def test_maine_has_its_line_with_the_law_and_the_day_it_was_read():
    line = reporting.in_force(on=NOW, jurisdiction="US-ME")
    assert (line.call, line.relay, line.at_all_hours, line.confidence) == (
        "1-800-452-1999",
        "711",
        True,
        "verified",
    )
    assert "4011-A" in line.source


@pytest.mark.parametrize("place", ["", "US-XX"])
def test_where_nothing_is_known_no_number_is_given(place):
    line = reporting.in_force(on=NOW, jurisdiction=place)
    assert (line.call, line.authority, line.confidence) == ("", "", "check")


def test_a_day_before_all_editions_has_none():
    with pytest.raises(LookupError):
        reporting.in_force(on=date(1999, 1, 1))


def test_every_number_has_its_source():
    assert [
        one.jurisdiction for one in reporting.editions() if one.call and not (one.url and one.source)
    ] == []
    assert reporting.jurisdictions() == ("US-ME",)
