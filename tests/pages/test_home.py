"""The first page: what is next, what waits, what you have; and what a stranger sees."""

from datetime import date, timedelta

import pytest

from copal.domain.attendance.models import Claim, Report, Stay
from copal.domain.communities.models import Community, JoinRequest, Membership
from copal.domain.hours import actions as hours
from copal.domain.meetings.models import Answer, Meeting
from copal.domain.requirements.queries.books import forget_kept
from copal.pages.home.screen import greeting
from tests.cast import LONG_AGO, SIX
from tests.journeys.test_where_do_i_stand import works

EARLIER = SIX - timedelta(hours=5)  # one in the afternoon


@pytest.fixture
def at(time_machine):
    def move(moment):
        time_machine.move_to(moment, tick=False)

    move(EARLIER)
    return move


def home(client, person):
    client.force_login(person)
    page = client.get("/")
    assert page.status_code == 200
    return page.content.decode()


def amber(words):
    return words.count('class="btn now')


def test_the_greeting_follows_the_clock_on_the_wall():
    said = [greeting("Ana", hour) for hour in (3, 4, 11, 12, 16, 17, 23)]
    assert [words.split(",")[0] for words in said] == [
        "Good evening", "Good morning", "Good morning", "Good afternoon", "Good afternoon", "Good evening",
        "Good evening",
    ]  # fmt: skip


def test_a_member_sees_todays_meeting_and_is_asked_to_answer(cast, client, at):
    words = home(client, cast.bob)
    assert "Good afternoon, Bob" in words
    assert "Clean-up time without tears" in words
    assert "Will you come?" in words
    assert "6:00–8:00 pm Eastern" in words
    assert "adds up to 2 h" in words
    assert amber(words) == 1


def test_one_tap_on_the_first_page_is_an_answer(cast, client, at):
    home(client, cast.bob)
    assert client.post(f"/meetings/{cast.circle.pk}/answer/", {"coming": "going"}).status_code == 302
    assert "You&#x27;re going" in home(client, cast.bob)


def test_who_has_answered_sees_the_answer_and_no_amber(cast, client, at):
    Answer.objects.create(meeting=cast.circle, person=cast.bob, coming="going", how="room", at=LONG_AGO)
    words = home(client, cast.bob)
    assert "You&#x27;re going" in words
    assert "1 person is coming" in words
    assert amber(words) == 0


def test_shortly_before_the_one_button_is_to_come_in(cast, client, at):
    Answer.objects.create(meeting=cast.circle, person=cast.bob, coming="going", how="room", at=LONG_AGO)
    at(SIX - timedelta(minutes=5))
    words = home(client, cast.bob)
    assert f"/meetings/{cast.circle.pk}/check-in/" in words
    assert amber(words) == 1
    Meeting.objects.update(video_url="https://video.example.org/j/1")
    words = home(client, cast.bob)
    assert "Join the meeting" in words
    assert amber(words) == 1


def test_the_room_is_one_tap_away_from_an_hour_before_until_the_end(cast, client, at):
    room = f'href="/meetings/{cast.circle.pk}/room/'
    at(SIX - timedelta(minutes=61))
    assert room not in home(client, cast.bob)
    for minutes in (-60, 30):
        at(SIX + timedelta(minutes=minutes))
        assert f'{room}"' in home(client, cast.bob)
        assert "Open the room" in home(client, cast.bob)
        assert f'{room}lead/"' in home(client, cast.alice)
        assert "Lead the meeting" in home(client, cast.alice)


def test_before_the_door_opens_there_is_nothing_to_do_yet(cast, client, at):
    Answer.objects.create(meeting=cast.circle, person=cast.bob, coming="going", how="room", at=LONG_AGO)
    at(SIX - timedelta(minutes=31))
    assert "check-in" not in home(client, cast.bob)
    at(SIX - timedelta(minutes=30))
    assert "check-in" in home(client, cast.bob)


def test_who_is_in_is_not_asked_to_check_in_again(cast, client, at):
    Answer.objects.create(meeting=cast.circle, person=cast.bob, coming="going", how="room", at=LONG_AGO)
    Stay.objects.create(
        meeting=cast.circle, person=cast.bob, since=SIX, source="code", said_by=cast.bob, at=SIX
    )
    at(SIX + timedelta(minutes=5))
    words = home(client, cast.bob)
    assert "You are in since 6:00 pm" in words
    assert amber(words) == 0


def test_a_facilitator_sees_what_waits_and_a_member_does_not(cast, client, at):
    Meeting.objects.create(
        community=cast.community, title="Last month", starts_at=SIX - timedelta(days=28),
        ends_at=SIX - timedelta(days=28, hours=-2), timezone="America/New_York", at=LONG_AGO, by=cast.alice,
    )  # fmt: skip
    Report.objects.create(
        meeting=cast.circle, by=cast.alice, at=EARLIER, filename="a.csv", digest="0" * 64, content=b"",
        size_bytes=1, state="read",
    )  # fmt: skip
    JoinRequest.objects.create(community=cast.community, person=cast.charlie, how="ask", at=EARLIER)
    Claim.objects.create(
        meeting=cast.circle, person=cast.bob, since=SIX, until=SIX + timedelta(hours=1), at=EARLIER
    )
    Answer.objects.create(meeting=cast.circle, person=cast.alice, coming="going", how="room", at=LONG_AGO)
    words = home(client, cast.alice)
    for said in ("Close the meeting", "See the report", "1 person asks to join", "1 person says their time"):
        assert said in words
    assert amber(words) == 1
    assert "Waiting for you" not in home(client, cast.bob)
    Membership.objects.filter(person=cast.alice).update(role="note_taker")
    words = home(client, cast.alice)
    assert "See the report" in words
    for not_theirs in ("Close the meeting", "1 person asks to join", "1 person says their time"):
        assert not_theirs not in words


def test_a_meeting_with_a_report_to_look_at_stands_there_once_and_first(cast, client, at):
    at(SIX + timedelta(hours=3))
    JoinRequest.objects.create(community=cast.community, person=cast.charlie, how="ask", at=EARLIER)
    Claim.objects.create(
        meeting=cast.circle, person=cast.bob, since=SIX, until=SIX + timedelta(hours=1), at=SIX
    )
    buttons = ("See the report", "Decide", "Close the meeting", "Answer")

    def order():
        words = home(client, cast.alice)
        desk = words[words.index('id="desk"') : words.index("</section>", words.index('id="desk"'))]
        assert "Family Child Care Circle" in desk
        return sorted((one for one in buttons if one in desk), key=desk.index)

    assert order() == ["Decide", "Close the meeting", "Answer"]
    report = Report.objects.create(
        meeting=cast.circle, by=cast.alice, at=EARLIER, filename="a.csv", digest="0" * 64, content=b"",
        size_bytes=1, state="read",
    )  # fmt: skip
    assert order() == ["See the report", "Decide", "Answer"]
    report.state = "failed"  # it will not say who was there: the meeting can be closed without it
    report.save()
    assert order() == ["See the report", "Decide", "Close the meeting", "Answer"]


def test_staff_see_how_the_network_stands_and_who_is_waited_for(cast, client, at, count_queries):
    JoinRequest.objects.create(community=cast.community, person=cast.charlie, how="ask", at=EARLIER)
    client.force_login(cast.dora)
    client.get("/")
    with count_queries("home of staff"):
        words = client.get("/").content.decode()
    assert "1, waiting for Alice" in words
    assert f"/communities/{cast.community.slug}/requests/" in words
    assert "You are in no community yet" not in words
    assert "waiting for Alice" not in home(client, cast.alice)
    Membership.objects.update(ended_at=EARLIER)
    assert "1, and no facilitator to answer" in home(client, cast.dora)


def test_an_auditor_learns_what_they_may_look_at(cast, client, at):
    words = home(client, cast.edna)
    assert "You look after the record" in words
    assert "You are in no community yet" not in words
    assert "You look after the record" not in home(client, cast.bob)
    assert "You look after the record" not in home(client, cast.charlie)


def test_hours_are_this_years_by_kind_and_all_years_together(cast, client, at):
    earned = (
        (90, "growth", date(2026, 1, 12)),
        (30, "training", date(2026, 2, 9)),
        (60, "growth", date(2025, 3, 3)),
    )
    hours.credit(
        [
            hours.Earning(
                person_id=cast.bob.pk, community_id=cast.community.pk, meeting_id=number, title="Circle", on=on,
                kind=kind, minutes=minutes, provenance="attendance", policy="quarter-hour 2026-01-01", why={},
            )
            for number, (minutes, kind, on) in enumerate(earned, start=1)
        ],
        by=cast.alice,
        at=LONG_AGO,
    )  # fmt: skip
    words = home(client, cast.bob)
    assert '<span class="figure">2</span> hours in 2026' in words
    assert "1.5 professional growth · 0.5 elective training" in words
    assert "3 in all years" in words


def test_with_nothing_waiting_the_desk_says_what_will(cast, client, at):
    assert "Meetings to close, reports to decide" in home(client, cast.alice)


def test_an_outsider_sees_nothing_of_the_circle_and_learns_what_to_do(cast, client, at):
    words = home(client, cast.charlie)
    assert "Clean-up time" not in words
    assert "Family Child Care Circle" not in words
    assert "You are in no community yet" in words


def test_who_was_removed_sees_nothing_of_it_any_more(cast, client, at):
    Membership.objects.filter(person=cast.bob).update(ended_at=EARLIER, how_ended="removed")
    assert "Clean-up time" not in home(client, cast.bob)


def test_signed_out_it_says_what_this_is(cast, client, at):
    words = client.get("/").content.decode()
    assert "Sign in or join" in words
    assert "Clean-up time" not in words
    assert amber(words) == 1


def test_home_asks_at_most_ten_questions_whatever_the_size(cast, client, count_queries, at):
    for number in range(30):
        community = Community.objects.create(
            slug=f"c{number}", name=f"C{number}", kind="topical", joining="open", founded_at=LONG_AGO
        )
        Membership.objects.create(
            community=community, person=cast.alice, role="facilitator", joined_at=LONG_AGO
        )
        for day in (-7, 7):
            Meeting.objects.create(
                community=community, title=f"M{number}", starts_at=SIX + timedelta(days=day),
                ends_at=SIX + timedelta(days=day, hours=2), timezone="America/New_York", at=LONG_AGO,
            )  # fmt: skip
    at(SIX - timedelta(minutes=5))  # the door is open: the most there is to ask
    works(cast.alice, hired=date(2020, 7, 1))
    client.force_login(cast.alice)
    client.get("/")
    forget_kept()  # which packs are in force is asked once a minute: by this page
    with count_queries("home"):
        words = client.get("/").content.decode()
    assert "Child care licensing, yearly training" in words
