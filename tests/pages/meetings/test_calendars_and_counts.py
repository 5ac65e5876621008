"""Calendar files of meetings, and how much the screens ask of the database."""

from datetime import timedelta

from copal.domain.meetings import actions as meetings
from copal.domain.people.queries import link_token
from tests.cast import SIX
from tests.meetings.plans import JANUARY, meeting, words
from tests.meetings.scene import evening
from tests.pages.meetings.visits import NOON, get, page

# calendar files


def test_a_calendar_file_carries_the_meeting_and_names_nobody(client, cast, row):
    answer = get(client, cast.bob, page(row, "calendar.ics"))
    assert answer.headers["Content-Type"].startswith("text/calendar")
    text = answer.text
    for part in (
        "DTSTART;TZID=America/New_York:20260302T180000", "DTEND;TZID=America/New_York:20260302T200000",
        f"UID:{row.uid}@copal", "LOCATION:Lithgow Library\\, Augusta", "STATUS:CONFIRMED",
    ):  # fmt: skip
        assert part in text, part
    for secret in ("Amina", "Alice", "bob@example.org", "ATTENDEE", "ORGANIZER"):
        assert secret not in text


def test_a_personal_feed_holds_ones_own_meetings_cancelled_ones_too(client, cast, row):
    meetings.cancel_meeting(meeting=cast.circle, reason=words(""), by=cast.alice, at=NOON)
    text = client.get(f"/calendar/{link_token(cast.bob, 'calendar')}.ics").text
    assert text.count("BEGIN:VEVENT") == 2
    assert "STATUS:CANCELLED" in text
    assert client.get(f"/calendar/{link_token(cast.charlie, 'calendar')}.ics").text.count("BEGIN:VEVENT") == 0


def test_a_guests_link_gives_the_calendar_file(client, cast, row, gwen):
    path = f"/i/{link_token(gwen, 'invitation', row.pk)}/calendar.ics"
    assert "BEGIN:VEVENT" in client.get(path).text


# how much is asked


def test_a_full_meeting_asks_little(client, cast, count_queries):
    row = evening(cast, SIX, answers=40, segments=10)
    for who in (cast.bob, cast.alice):
        client.force_login(who)
        client.get(page(row))
        with count_queries("meeting"):
            assert client.get(page(row)).status_code == 200


def test_fifty_meetings_ask_little(client, cast, count_queries):
    for number in range(60):
        meetings.plan_meeting(
            community=cast.community, plan=meeting(SIX + timedelta(days=number)), by=cast.alice, at=JANUARY
        )
    client.force_login(cast.bob)
    client.get("/communities/circle/meetings/")
    with count_queries("meetings"):
        text = client.get("/communities/circle/meetings/").text
    assert text.count("One evening") == 49  # and the circle itself
    assert "Next" in text
    assert "One evening" in client.get("/communities/circle/meetings/?page=2").text


def test_answering_asks_little(client, cast, row, count_queries):
    client.force_login(cast.bob)
    client.get(page(row))
    with count_queries("meeting answer"):
        client.post(page(row, "answer/"), {"coming": "going", "how": "room"})


def test_the_link_and_the_feed_ask_little(client, cast, row, gwen, count_queries):
    with count_queries("invitation link"):
        client.get(f"/i/{link_token(gwen, 'invitation', row.pk)}/")
    with count_queries("calendar feed"):
        client.get(f"/calendar/{link_token(cast.bob, 'calendar')}.ics")
