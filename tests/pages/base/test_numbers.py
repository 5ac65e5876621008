"""What may be the number of a row: the same answer wherever one is sent."""

import pytest

from copal.base.numbers import row_number


@pytest.mark.parametrize("typed", ["0", "7", "007", "9" * 18])
def test_plain_digits_are_a_number(typed):
    assert row_number(typed) == int(typed)


@pytest.mark.parametrize(
    "typed", ["", " 7", "-7", "+7", "7.0", "1e3", "0x7", "٧", "²", "９", "7\n", "9" * 19, "9" * 5000]
)
def test_anything_else_is_the_number_of_no_row(typed):
    assert row_number(typed) is None


def test_no_database_is_asked_for_a_number_it_cannot_hold(client, cast):
    client.force_login(cast.dora)
    for figures in ("9" * 18, "9" * 19, "9" * 40):
        assert client.post(f"/network/people/{cast.bob.pk}/join/", {"kept": figures}).status_code in (
            302,
            404,
        )
