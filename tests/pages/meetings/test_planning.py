"""Planning, changing, moving and cancelling on the screen, and inviting."""

from datetime import UTC, datetime

from copal.domain.meetings.models import AnswerGiven, Invitation, Meeting, Series
from tests.pages.meetings.visits import page, post

# planning


def test_a_series_is_planned_in_plain_words(client, cast):
    done = post(
        client, cast.alice, "/communities/circle/series/new/", title="Evenings", how_often="month", nth="2",
        weekday="0", starts_on="2026-03-03", start_time="18:00", end_time="20:00", zone="America/New_York",
        place="Library", video_url="",
    )  # fmt: skip
    assert done.status_code == 302
    one = Series.objects.get()
    assert (one.rhythm, one.minutes) == ("FREQ=MONTHLY;BYDAY=2MO", 120)
    text = client.get("/communities/circle/meetings/").text
    assert "Second Monday of the month, 6:00–8:00 pm Eastern" in text
    assert "Monday, March 9, 6:00–8:00 pm Eastern" in text


def test_a_meeting_across_midnight_is_understood_and_a_slip_is_not(client, cast):
    night = {"title": "Night shift", "day": "2026-03-05", "zone": "America/New_York", "start_time": "22:30"}
    assert (
        post(client, cast.alice, "/communities/circle/meetings/new/", **night, end_time="00:30").status_code
        == 302
    )
    made = Meeting.objects.get(title="Night shift")
    assert made.starts_at == datetime(2026, 3, 6, 3, 30, tzinfo=UTC)
    assert made.ends_at == datetime(2026, 3, 6, 5, 30, tzinfo=UTC)
    assert "10:30 pm–12:30 am Eastern" in client.get(page(made)).text
    slip = post(
        client,
        cast.alice,
        "/communities/circle/meetings/new/",
        **night | {"start_time": "18:00"},
        end_time="17:00",
    )
    assert slip.status_code == 422
    assert "The end must be after the start." in slip.text
    assert 'value="Night shift"' in slip.text


def test_times_are_those_of_the_meetings_own_zone_on_both_sides_of_a_clock_change(client, cast):
    for day, utc_hour in (("2026-03-07", 23), ("2026-03-09", 22)):
        post(
            client, cast.alice, "/communities/circle/meetings/new/", title=day, day=day, start_time="18:00",
            end_time="20:00", zone="America/New_York",
        )  # fmt: skip
        assert Meeting.objects.get(title=day).starts_at.hour == utc_hour
        assert "6:00–8:00 pm Eastern" in client.get(page(Meeting.objects.get(title=day))).text


def test_changing_moving_and_cancelling(client, cast, row):
    changed = post(
        client, cast.alice, page(row, "edit/"), title="Safe sleep", objectives="• One\n\n- Two", video_url=""
    )
    assert changed.status_code == 302
    moved = post(
        client,
        cast.alice,
        page(row, "move/"),
        day="2026-03-03",
        start_time="17:00",
        end_time="19:00",
        place="Hall",
    )
    assert moved.status_code == 302
    row.refresh_from_db()
    assert (row.title, row.objectives, row.place) == ("Safe sleep", ["One", "Two"], "Hall")
    assert row.starts_at == datetime(2026, 3, 3, 22, 0, tzinfo=UTC)
    text = client.get(page(row)).text
    assert "It was planned for Monday, March 2, 6:00 pm." in text
    past = post(
        client,
        cast.alice,
        page(row, "move/"),
        day="2026-02-03",
        start_time="17:00",
        end_time="19:00",
        place="Barn",
    )
    assert past.status_code == 409
    assert "That time has passed." in past.text
    assert 'value="Barn"' in past.text
    assert post(client, cast.alice, page(row, "cancel/"), reason="Storm").status_code == 302
    assert post(client, cast.alice, page(row, "cancel/"), reason="Storm").status_code == 409


def test_inviting_everyone_and_a_guest(client, cast):
    assert post(client, cast.alice, page(cast.circle, "invited/all/")).status_code == 302
    assert Invitation.objects.filter(meeting=cast.circle).count() == 2
    bad = post(client, cast.alice, page(cast.circle, "invited/"), email="gwen@example.org", name="")
    assert bad.status_code == 409
    assert "gwen@example.org" in bad.text
    assert (
        post(
            client, cast.alice, page(cast.circle, "invited/"), email="gwen@example.org", name="Gwen"
        ).status_code
        == 302
    )
    text = client.get(page(cast.circle, "invited/")).text
    assert "Gwen" in text
    assert "Guest" in text


def test_an_answer_by_telephone_is_written_down(client, cast, row):
    done = post(client, cast.alice, page(row, "invited/answer/"), person=cast.bob.pk, coming="no")
    assert done.status_code == 302
    given = AnswerGiven.objects.get(person=cast.bob)
    assert (given.coming, given.via, given.by) == ("no", "staff", cast.alice)
    assert (
        "written down by a facilitator" not in client.get(page(row, "invited/")).text
    )  # one answer: no history
    stranger = post(client, cast.alice, page(row, "invited/answer/"), person=cast.charlie.pk, coming="no")
    assert stranger.status_code == 404
