"""Who gets which screen of a meeting, and what it says before, during and after."""

from datetime import timedelta

import pytest

from copal.domain.attendance.models import Stay
from copal.domain.communities.models import Membership
from copal.domain.meetings import actions as meetings
from copal.domain.meetings.models import Answer, AnswerGiven, Segment
from copal.domain.people import actions as people
from copal.domain.people.queries import link_token
from tests.cast import SIX
from tests.meetings.plans import JANUARY, meeting, segment, series, words
from tests.pages.meetings.visits import NOON, get, page, post

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
        "6:35", "Up to <strong>1.25 h professional growth</strong>, as it is planned.",
        "0.75 h of training there still wait", "nearest 15 minutes", "The rule in full",
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


def test_who_is_in_is_told_since_when_and_offered_the_way_out(client, cast, row, time_machine):
    time_machine.move_to(SIX + timedelta(minutes=15), tick=False)
    post(client, cast.bob, page(row, "answer/"), coming="going")
    text = get(client, cast.bob, page(row)).text
    assert "Check in with the code" in text
    assert text.count("You’re going") == 1
    Stay.objects.create(
        meeting=row,
        person=cast.bob,
        since=SIX,
        source="code",
        said_by=cast.bob,
        at=SIX + timedelta(minutes=1),
    )
    text = get(client, cast.bob, page(row)).text
    assert "You are in since 6:00 pm" in text
    assert "Check in with the code" not in text
    assert "Check in with the code" in get(client, cast.alice, page(row)).text
    assert post(client, cast.bob, page(row, "check-out/")).status_code == 302
    text = get(client, cast.bob, page(row)).text
    assert "Check in with the code" in text
    assert "You are in since" not in text


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
