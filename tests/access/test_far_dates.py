"""Days at the edge of the calendar and control characters in words: refused in a sentence, never a fault."""

from datetime import timedelta

import pytest
import time_machine

from tests.cast import SIX

EDGES = ("9999-12-31", "0001-01-01", "1900-02-29", "nine", "\x00", "2026-03-02\x00")
FORMS = {
    "/communities/circle/meetings/new/": {"title": "A", "start_time": "18:00", "end_time": "20:00", "zone": "America/New_York"},
    "/communities/circle/series/new/": {"title": "A", "how_often": "month", "start_time": "18:00", "end_time": "20:00", "nth": "2", "weekday": "0", "zone": "America/New_York"},
    "/communities/circle/settings/": {"name": "Circle", "kind": "topical", "joining": "closed"},
    "/hours/period/": {"language": "en"},
    "/account/": {"chosen_name": "Alice", "legal_name": "Alice Example", "language": "en"},
}  # fmt: skip
DAYS = (
    "day",
    "date",
    "first",
    "last",
    "starts_on",
    "starts_date",
    "ends_date",
    "hired_date",
    "licensed_date",
)


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("path", FORMS)
def test_an_odd_day_is_never_a_fault(client, cast, path, edge):
    with time_machine.travel(SIX - timedelta(days=3), tick=False):
        client.force_login(cast.alice)
        for field in DAYS:
            words = {**FORMS[path], **dict.fromkeys(DAYS, "2026-05-04"), field: edge}
            assert client.post(path, words).status_code < 500
        words = {name: f"{value}\x00" for name, value in FORMS[path].items()}
        assert client.post(path, words).status_code < 500


@pytest.mark.parametrize("edge", EDGES)
def test_moving_a_meeting_to_an_odd_day_is_never_a_fault(client, cast, edge):
    with time_machine.travel(SIX - timedelta(days=3), tick=False):
        client.force_login(cast.alice)
        path = f"/meetings/{cast.circle.pk}/move/"
        for field in ("day", "date"):
            words = {field: edge, "start_time": "18:00", "end_time": "20:00", "place": "\x00"}
            assert client.post(path, words).status_code < 500
