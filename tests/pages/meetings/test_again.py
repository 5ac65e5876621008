"""What was planned once serves again: an agenda for the whole series, a meeting as the pattern of another."""

import pytest

from copal.domain.communities.models import Membership
from copal.domain.meetings import actions as meetings
from copal.domain.meetings.models import Meeting, Segment
from tests.cast import LONG_AGO
from tests.meetings.plans import JANUARY, series
from tests.pages.meetings.test_agenda import A, B, typed
from tests.pages.meetings.visits import get, page, post


@pytest.fixture
def coming(cast):
    """The meetings still to come of a series, nearest first."""
    one = meetings.start_series(community=cast.community, plan=series(), by=cast.alice, at=JANUARY)
    return list(one.meetings.filter(starts_at__gte="2026-03-03T00:00Z").order_by("starts_at"))


def agendas(rows):
    return [[part.title for part in one.segments.all()] for one in rows]


def test_one_button_gives_an_agenda_to_the_coming_meetings(client, cast, coming):
    client.force_login(cast.alice)
    assert "Save, and use it for the coming meetings" in client.get(page(coming[0], "agenda/")).text
    done = client.post(
        page(coming[0], "agenda/"), {**typed(A, B, do="series"), "planned_too": "1"}, follow=True
    )
    assert "meetings to come have this agenda now" in done.text
    assert agendas(coming) == [["First", "Second"]] * len(coming)
    text = client.get(f"/series/{coming[0].series_id}/").text
    assert "What each meeting starts with" in text
    assert "Second" in text
    assert f"/meetings/{coming[0].pk}/agenda/" in text


def test_without_the_tick_only_new_meetings_take_it(client, cast, coming):
    client.force_login(cast.alice)
    done = client.post(page(coming[0], "agenda/"), typed(A, B, do="series"), follow=True)
    assert "New meetings of this series start with this agenda." in done.text
    assert agendas(coming[:2]) == [["First", "Second"], ["Welcome", "What works", "Next steps"]]


def test_a_refused_agenda_changes_neither_the_meeting_nor_the_series(client, cast, coming):
    client.force_login(cast.alice)
    bad = ("", "", "10", "share", "Rosa", "0")
    refused = client.post(page(coming[0], "agenda/"), {**typed(A, bad, do="series"), "planned_too": "1"})
    assert refused.status_code == 409
    assert 'value="First"' in refused.text
    assert agendas(coming[:1]) == [["Welcome", "What works", "Next steps"]]


def test_a_meeting_of_no_series_has_no_such_button(client, cast, row):
    assert "coming meetings" not in get(client, cast.alice, page(row, "agenda/")).text
    client.post(page(row, "agenda/"), typed(A, do="series"))
    assert list(Segment.objects.filter(meeting=row).values_list("title", flat=True)) == ["First"]


def test_another_like_this_has_everything_but_its_day(client, cast, row):
    assert f"/communities/circle/meetings/new/?like={row.pk}" in get(client, cast.alice, page(row)).text
    form = get(client, cast.alice, f"/communities/circle/meetings/new/?like={row.pk}").text
    for there in (
        f'value="{row.title}"', 'value="18:00"', 'value="20:00"', 'value="Lithgow Library, Augusta"',
        "Leave with one clean-up routine", "Take its agenda along",
    ):  # fmt: skip
        assert there in form, there
    said = {
        "title": "Again", "day": "2026-05-04", "start_time": "18:00", "end_time": "20:00",
        "zone": "America/New_York", "place": "Hall", "video_url": "", "objectives": "One",
    }  # fmt: skip
    new = f"/communities/circle/meetings/new/?like={row.pk}"
    assert post(client, cast.alice, new, **said, agenda_too="on").status_code == 302
    again = Meeting.objects.get(title="Again")
    assert agendas([again]) == agendas([row])
    assert (again.place, again.objectives, again.series) == ("Hall", ["One"], None)
    post(client, cast.alice, new, **said | {"title": "Bare"})
    assert agendas(Meeting.objects.filter(title="Bare")) == [[]]


def test_nobody_copies_what_they_do_not_plan(client, cast, row, found):
    new = f"/communities/circle/meetings/new/?like={row.pk}"
    for who, status in ((cast.alice, 200), (cast.dora, 200), (cast.bob, 403), (cast.charlie, 404)):
        assert get(client, who, new).status_code == status, who.chosen_name
    club = found()
    Membership.objects.create(community=club, person=cast.charlie, role="facilitator", joined_at=LONG_AGO)
    foreign = f"/communities/{club.slug}/meetings/new/?like={row.pk}"
    assert get(client, cast.charlie, foreign).status_code == 404
    assert get(client, cast.alice, foreign).status_code == 404
    for odd in ("x", "999999", "", "-1"):
        assert get(client, cast.alice, f"/communities/{club.slug}/meetings/new/?like={odd}").status_code in (
            200,
            404,
        )
