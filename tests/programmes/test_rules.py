"""A year of days, codes that can be read aloud, and addresses out of whatever was pasted."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copal.domain.programmes.rules import (
    LETTERS,
    a_year_from,
    addresses_in,
    called,
    new_code,
    spoken_code,
    tidy_code,
)

MAINE = "America/New_York"


def test_a_year_ends_with_the_last_minute_of_its_last_day_where_the_network_is():
    late = datetime(2026, 3, 3, 4, 59, tzinfo=UTC)  # one minute before midnight, March 2 in Maine
    year = a_year_from(late, timezone=MAINE)
    assert year.last_day == date(2027, 3, 1)
    assert year.until == datetime(2027, 3, 2, 5, 0, tzinfo=UTC)


def test_a_year_begun_on_a_leap_day_ends_before_march():
    year = a_year_from(datetime(2028, 2, 29, 15, tzinfo=UTC), timezone=MAINE)
    assert year.last_day == date(2029, 2, 28)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))
def test_every_year_has_its_365_or_366_days(at):
    year = a_year_from(at, timezone=MAINE)
    assert 364 <= (year.until - at).days <= 366
    assert year.until > at


@given(st.from_regex(rf"[{LETTERS}]{{8}}", fullmatch=True))
def test_a_code_is_found_again_however_it_is_typed(code):
    assert tidy_code(f" {spoken_code(code).lower()} ") == code


def test_a_code_has_no_letter_that_is_taken_for_another():
    assert not set("01ILO") & set(LETTERS)
    assert len(new_code()) == 8
    assert len({new_code() for _ in range(50)}) == 50


@pytest.mark.parametrize(
    ("pasted", "addresses"),
    [
        ("a@example.org\nb@example.org", ("a@example.org", "b@example.org")),
        ("Mara Lind <Mara@Example.org>, 'Bo' <bo@example.org>;", ("mara@example.org", "bo@example.org")),
        ("a@example.org a@EXAMPLE.org", ("a@example.org",)),
        ("nobody here", ()),
    ],
)
def test_addresses_come_out_of_what_was_pasted(pasted, addresses):
    assert addresses_in(pasted).addresses == addresses


def test_what_looks_like_no_address_is_said():
    assert addresses_in("a@example.org, b@, @c.org, d@e").odd == ("b@", "@c.org", "d@e")


@given(st.text(max_size=300))
def test_nothing_pasted_breaks_it(text):
    assert all(one.count("@") == 1 for one in addresses_in(text).addresses)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("mara.lind@example.org", "Mara Lind"),
        ("bo2@example.org", "Bo"),
        ("007@example.org", "007@example.org"),
    ],
)
def test_somebody_of_whom_only_the_address_is_known_is_called_by_it(address, name):
    assert called(address) == name
