"""Who gets which screen of a meeting, what the screens do, and how much they ask of the database."""

from datetime import UTC, datetime, timedelta

import pytest

from copal.domain.communities.models import Membership
from copal.domain.meetings import actions as meetings
from copal.domain.meetings.models import Answer, AnswerGiven, Invitation, Meeting, Segment, Series
from copal.domain.people import actions as people
from copal.domain.people.queries import link_token
from tests.cast import SIX
from tests.meetings.plans import JANUARY, meeting, segment, series, words
from tests.meetings.scene import evening

NOON = SIX - timedelta(hours=6)  # on the day itself


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def row(cast):
    return evening(cast, SIX, answers=4)


def get(client, who, path, **more):
    if who is not None:
        client.force_login(who)
    return client.get(path, **more)


def post(client, who, path, **data):
    client.force_login(who)
    return client.post(path, data)


def page(row, below=""):
    return f"/meetings/{row.pk}/{below}"


# who finds what

FOR_ALL = ("", "calendar.ics")
FOR_PLANNERS = ("edit/", "move/", "cancel/", "agenda/", "invited/")


@pytest.mark.parametrize("below", FOR_ALL)
def test_who_takes_part_sees_the_meeting(client, cast, row, below):
    for who, status in (
        (cast.alice, 200),
        (cast.bob, 200),
        (cast.dora, 200),
        (cast.charlie, 404),
        (cast.edna, 404),
    ):
        assert get(client, who, page(row, below)).status_code == status, who.chosen_name


@pytest.mark.parametrize("below", FOR_PLANNERS)
def test_who_plans_changes_it(client, cast, row, below):
    for who, status in ((cast.alice, 200), (cast.dora, 200), (cast.bob, 403), (cast.charlie, 404)):
        assert get(client, who, page(row, below)).status_code == status, who.chosen_name


@pytest.mark.parametrize("path", ["", "new/"])
def test_the_list_is_for_the_community(client, cast, path):
    expected = {"alice": 200, "bob": 403 if path else 200, "charlie": 404}
    for name, status in expected.items():
        found = get(client, getattr(cast, name), f"/communities/circle/meetings/{path}")
        assert found.status_code == status, name


def test_a_series_is_for_those_who_plan(client, cast):
    one = meetings.start_series(community=cast.community, plan=series(), by=cast.alice, at=JANUARY)
    for path in ("/communities/circle/series/new/", f"/series/{one.pk}/", f"/series/{one.pk}/end/"):
        for who, status in ((cast.alice, 200), (cast.bob, 403), (cast.charlie, 404)):
            assert get(client, who, path).status_code == status, (path, who.chosen_name)


def test_who_was_removed_finds_nothing(client, cast, row):
    token = link_token(cast.bob, "invitation", row.pk)
    Membership.objects.filter(person=cast.bob).update(ended_at=NOON, how_ended="removed")
    assert get(client, cast.bob, page(row)).status_code == 404
    assert post(client, cast.bob, page(row, "answer/"), coming="going").status_code == 404
    assert client.get(f"/i/{token}/").status_code == 404
    assert client.post(f"/i/{token}/", {"coming": "going"}).status_code == 404
    assert not Answer.objects.filter(person=cast.bob).exists()


def test_signed_out_is_sent_to_sign_in_and_back(client, row):
    answer = client.get(page(row))
    assert answer.status_code == 302
    assert f"next=/meetings/{row.pk}/" in answer.url.replace("%2F", "/")


@pytest.mark.parametrize("below", ["answer/", "invited/all/", "invited/answer/"])
def test_what_changes_something_is_never_got(client, cast, row, below):
    assert get(client, cast.alice, page(row, below)).status_code == 405


def test_what_planners_post_is_closed_to_members(client, cast, row):
    for below in (*FOR_PLANNERS, "invited/all/", "invited/answer/"):
        assert post(client, cast.bob, page(row, below), do="save").status_code == 403, below
        assert post(client, cast.charlie, page(row, below), do="save").status_code == 404, below
    assert Segment.objects.filter(meeting=row).count() == 5


# before, during, after


def test_before_it_says_what_when_where_and_what_it_earns(client, cast, row):
    text = get(client, cast.bob, page(row)).text
    for words_there in (
        "Monday, March 2, 6:00–8:00 pm Eastern", "Lithgow Library, Augusta", "Leave with one clean-up routine",
        "6:35", "Up to <strong>2 h</strong> professional growth", "nearest 15 minutes", "The rule in full",
        "What is said here stays here", "4 going",
    ):  # fmt: skip
        assert words_there in text, words_there
    assert "Ready to meet?" not in text
    assert "Edit the agenda" not in text


def test_the_facilitator_sees_what_to_do_next(client, cast, row):
    text = get(client, cast.alice, page(row)).text
    assert "4 of 4" in text
    bare = meetings.plan_meeting(
        community=cast.community, plan=meeting(SIX, place=words("")), by=cast.alice, at=NOON
    )
    text = get(client, cast.alice, page(bare)).text
    assert "0 of 4" in text
    assert "Set the room or link" in text


def test_during_it_shows_what_is_on_now(client, cast, row, time_machine):
    time_machine.move_to(SIX + timedelta(minutes=15), tick=False)
    text = get(client, cast.bob, page(row)).text
    assert "We are meeting now" in text
    assert "Join on video" in text
    assert text.count('aria-current="step"') == 1
    assert 'class="done"' in text


def test_after_it_waits_to_be_closed_and_takes_no_answers(client, cast, row, time_machine):
    time_machine.move_to(SIX + timedelta(hours=3), tick=False)
    assert "Close the meeting" in get(client, cast.alice, page(row)).text
    text = get(client, cast.bob, page(row)).text
    assert "This meeting is over." in text
    assert "Will you come?" not in text
    late = post(client, cast.bob, page(row, "answer/"), coming="going")
    assert late.status_code == 409
    assert "takes no more answers" in late.text


def test_closed_and_cancelled_are_said(client, cast, row, time_machine):
    meetings.cancel_meeting(meeting=cast.circle, reason=words("Ice on the roads"), by=cast.alice, at=NOON)
    text = get(client, cast.bob, page(cast.circle)).text
    assert "This meeting is cancelled." in text
    assert "Ice on the roads" in text
    assert "Will you come?" not in text
    assert post(client, cast.bob, page(cast.circle, "answer/"), coming="going").status_code == 409
    time_machine.move_to(SIX + timedelta(hours=3), tick=False)
    meetings.close(
        meeting=row, starts_at=row.starts_at, ends_at=row.ends_at, policy="quarter-hour 2020-01-01",
        by=cast.alice, at=SIX + timedelta(hours=3),
    )  # fmt: skip
    assert "and closed." in get(client, cast.bob, page(row)).text


def test_an_overrun_stands_in_plain_sight(client, cast, row):
    rows = [segment("Too much", 130)]
    meetings.set_agenda(meeting=row, agenda=rows, by=cast.alice, at=NOON)
    for who in (cast.alice, cast.bob):
        assert "10 min too long." in get(client, who, page(row)).text


# answering


def test_an_answer_is_one_post_and_keeps_how(client, cast, row):
    assert post(client, cast.bob, page(row, "answer/"), coming="going", how="room").status_code == 302
    assert post(client, cast.bob, page(row, "answer/"), coming="maybe", how="room").status_code == 302
    assert list(AnswerGiven.objects.filter(person=cast.bob).values_list("coming", "how", "via")) == [
        ("going", "room", "page"),
        ("maybe", "room", "page"),
    ]


def test_an_unknown_answer_is_refused_in_words(client, cast, row):
    refused = post(client, cast.bob, page(row, "answer/"), coming="perhaps")
    assert refused.status_code == 409
    assert "Please answer with" in refused.text


def test_a_guest_sees_this_meeting_and_no_more(client, cast, row):
    guest = meetings.invite_guest(
        meeting=row, name=words("Gwen"), email="gwen@example.org", by=cast.alice, at=NOON
    ).person
    people.open_account(person=guest, at=NOON)
    assert get(client, guest, page(row)).status_code == 200
    assert post(client, guest, page(row, "answer/"), coming="going").status_code == 302
    assert get(client, guest, page(cast.circle)).status_code == 404
    assert get(client, guest, "/communities/circle/meetings/").status_code == 404
    assert get(client, guest, page(row, "agenda/")).status_code == 404


# the signed link


@pytest.fixture
def gwen(cast, row):
    return meetings.invite_guest(
        meeting=row, name=words("Gwen"), email="gwen@example.org", by=cast.alice, at=NOON
    ).person


def test_following_a_link_never_answers(client, row, gwen):
    path = f"/i/{link_token(gwen, 'invitation', row.pk)}/"
    for query in ("", "?answer=going", "?answer=no&how=room", "?coming=going", "?answer=evil"):
        assert client.get(path + query).status_code == 200
        assert client.head(path + query).status_code == 200
    assert not AnswerGiven.objects.filter(person=gwen).exists()
    assert "Yes, I’m going" in client.get(f"{path}?answer=going").text


def test_a_tap_answers_without_an_account(client, row, gwen):
    path = f"/i/{link_token(gwen, 'invitation', row.pk)}/"
    for _tap in range(2):
        assert client.post(path, {"coming": "going", "how": "remote"}).status_code == 302
    given = AnswerGiven.objects.get(person=gwen)
    assert (given.coming, given.how, given.via, given.by) == ("going", "remote", "link", gwen)
    text = client.get(path).text
    assert "Open an account" in text
    assert "/sign-in/link/" in text


def test_a_link_is_good_for_one_meeting_and_one_purpose(client, cast, row, gwen):
    other = link_token(gwen, "invitation", cast.circle.pk)
    assert client.get(f"/i/{other}/").status_code == 404
    calendar = link_token(gwen, "calendar")
    assert client.get(f"/i/{calendar}/").status_code == 409
    assert client.get("/i/nonsense/").status_code == 409
    assert client.get(f"/calendar/{link_token(gwen, 'invitation', row.pk)}.ics").status_code == 409


def test_a_renewed_key_ends_the_link(client, row, gwen):
    path = f"/i/{link_token(gwen, 'invitation', row.pk)}/"
    people.renew_links(person=gwen, by=gwen, at=NOON)
    assert client.get(path).status_code == 409
    assert client.post(path, {"coming": "going"}).status_code == 409


def test_a_cancelled_meeting_says_so_behind_the_link(client, cast, row, gwen):
    meetings.cancel_meeting(meeting=row, reason=words("Storm"), by=cast.alice, at=NOON)
    path = f"/i/{link_token(gwen, 'invitation', row.pk)}/"
    text = client.get(f"{path}?answer=going").text
    assert "This meeting is cancelled." in text
    assert "Yes, I’m going" not in text
    assert client.post(path, {"coming": "going"}).status_code == 409


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


# the agenda editor: what the buttons do, and that nothing typed is lost


def typed(*rows, do="save"):
    columns = ("id", "title", "minutes", "purpose", "lead", "gone")
    return {"do": do} | {name: [row[place] for row in rows] for place, name in enumerate(columns)}


A = ("", "First", "10", "open", "", "0")
B = ("", "Second", "20", "share", "Rosa", "0")


@pytest.mark.parametrize(
    ("do", "order"),
    [
        ("down.0", ["Second", "First"]),
        ("up.1", ["Second", "First"]),
        ("up.0", ["First", "Second"]),
        ("down.99", ["First", "Second"]),
        ("dance.x", ["First", "Second"]),
    ],
)
def test_parts_move_on_the_screen_without_saving(client, cast, row, do, order):
    client.force_login(cast.alice)
    text = client.post(page(row, "agenda/"), typed(A, B, do=do)).text
    places = [text.index(f'value="{title}"') for title in order]
    assert places == sorted(places)
    assert Segment.objects.filter(meeting=row).count() == 5


def test_a_part_taken_out_can_be_put_back_and_is_gone_once_saved(client, cast, row):
    client.force_login(cast.alice)
    assert "Put back" in client.post(page(row, "agenda/"), typed(A, B, do="remove.1")).text
    assert "Put back" not in client.post(page(row, "agenda/"), typed(A, (*B[:5], "1"), do="back.1")).text
    client.post(page(row, "agenda/"), typed(A, (*B[:5], "1")))
    assert list(Segment.objects.filter(meeting=row).values_list("title", flat=True)) == ["First"]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (("", "", "10", "share", "Rosa", "0"), "Part 2 needs a name"),
        (("", "Talk", "soon", "share", "", "0"), "Part 2 needs its minutes as a number"),
        (("", "Talk", "0", "share", "", "0"), "needs its minutes, 1 or more"),
        (("", "Talk", "10", "dance", "", "0"), "Please choose what"),
        (("", "T" * 161, "10", "share", "", "0"), "characters too long"),
    ],
)
def test_a_refused_agenda_keeps_what_was_typed(client, cast, row, bad, says):
    client.force_login(cast.alice)
    refused = client.post(page(row, "agenda/"), typed(A, bad))
    assert refused.status_code == 409
    assert says in refused.text
    assert 'value="First"' in refused.text
    assert Segment.objects.filter(meeting=row).count() == 5


def test_hostile_agendas_do_no_harm(client, cast, row):
    client.force_login(cast.alice)
    rows = [A] * 150
    assert client.post(page(row, "agenda/"), typed(*rows)).status_code == 409
    assert client.post(page(row, "agenda/"), {"title": ["only titles"], "do": "save"}).status_code == 302
    assert (
        client.post(page(row, "agenda/"), typed(("9" * 30, "X", "9" * 30, "share", "", "0"))).status_code
        == 409
    )
    script = client.post(
        page(row, "agenda/"), typed(("", "<script>x</script>", "5", "share", "", "0"), do="times")
    )
    assert "<script>x" not in script.text


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
