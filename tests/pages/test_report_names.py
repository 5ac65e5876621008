"""Names, places and reasons are texts, too: each carries the menu where it is read, and is hidden everywhere in two taps."""

import pytest
import time_machine

from copal.domain.attendance.models import Report, Stay, Withdrawal
from copal.domain.communities.models import Community, JoinRequest
from copal.domain.meetings.models import Cancellation, Meeting, Segment
from tests.cast import SIX

SECRET = "Jamar from Elm Street"
MEETING, COMMUNITY = "/meetings/{meeting}/", "/communities/circle/"


@pytest.fixture(autouse=True)
def that_evening():
    with time_machine.travel(SIX, tick=False):
        yield


@pytest.fixture
def named(cast):
    """Each kind of text with its words told, by kind."""
    Meeting.objects.filter(pk=cast.circle.pk).update(title=SECRET, place=f"Barn of {SECRET}")
    Community.objects.filter(pk=cast.community.pk).update(name=f"Circle of {SECRET}")
    part = Segment.objects.filter(meeting=cast.circle).first() or Segment.objects.create(
        meeting=cast.circle, position=1, title="Opening", minutes=10, purpose="open"
    )
    Segment.objects.filter(pk=part.pk).update(lead=f"The aunt of {SECRET}")
    asked = JoinRequest.objects.create(
        community=cast.community, person=cast.charlie, how="ask", words=f"I know {SECRET}", at=SIX
    )
    return {
        "meeting-title": cast.circle.pk, "meeting-place": cast.circle.pk, "community-name": cast.community.pk,
        "agenda-lead": part.pk, "join-request": asked.pk,
    }  # fmt: skip


def page_of(client, person, path, cast):
    client.force_login(person)
    return client.get(path.format(meeting=cast.circle.pk))


@pytest.mark.parametrize(
    ("kind", "path", "readers"),
    [
        ("meeting-title", MEETING, "alice bob"),
        ("meeting-place", MEETING, "alice bob"),
        ("agenda-lead", MEETING, "alice bob"),
        ("community-name", COMMUNITY, "alice bob"),
        ("join-request", COMMUNITY + "requests/", "alice"),
    ],
)
def test_whoever_reads_it_finds_the_menu_and_hides_it(cast, named, client, kind, path, readers):
    told = f"{kind}:{named[kind]}"
    for reader in ("alice", "bob", "charlie"):
        page = page_of(client, getattr(cast, reader), path, cast)
        assert (f'value="{told}"' in page.text) == (reader in readers.split()), reader
    client.force_login(getattr(cast, readers.split()[-1]))
    assert client.post("/reported/", {"text": told}).status_code == 302
    page = page_of(client, cast.alice, path, cast)
    assert page.status_code == 200
    hidden = {"meeting-place": "Barn of", "agenda-lead": "The aunt of", "community-name": "Circle of"}
    assert hidden.get(kind, "I know" if kind == "join-request" else f">{SECRET}<") not in page.text


def test_why_a_meeting_was_cancelled_carries_the_menu(cast, client):
    why = Cancellation.objects.create(meeting=cast.circle, reason=f"{SECRET} is ill", at=SIX, by=cast.alice)
    page = page_of(client, cast.bob, MEETING, cast)
    assert f'value="cancellation:{why.pk}"' in page.text
    client.post("/reported/", {"text": f"cancellation:{why.pk}"})
    assert SECRET not in page_of(client, cast.bob, MEETING, cast).text


def test_the_name_of_a_report_file_carries_the_menu_for_those_who_read_it(cast, client):
    one = Report.objects.create(
        meeting=cast.circle, filename=f"{SECRET}.csv", digest="0" * 64, size_bytes=9, state="failed", error="malformed",
        at=SIX, by=cast.alice,
    )  # fmt: skip
    page = page_of(client, cast.alice, MEETING + "reports/", cast)
    assert f'value="report-name:{one.pk}"' in page.text
    assert page_of(client, cast.bob, MEETING + "reports/", cast).status_code == 403
    assert client.post("/reported/", {"text": f"report-name:{one.pk}"}).status_code == 404


def test_why_a_stay_was_taken_back_carries_the_menu_for_those_who_lead(cast, client):
    stay = Stay.objects.create(meeting=cast.circle, person=cast.bob, since=SIX, source="facilitator", at=SIX)
    why = Withdrawal.objects.create(stay=stay, reason=f"It was {SECRET}", at=SIX, by=cast.alice)
    page = page_of(client, cast.alice, MEETING + "presence/", cast)
    assert f'value="withdrawal:{why.pk}"' in page.text
    client.post("/reported/", {"text": f"withdrawal:{why.pk}"})
    assert SECRET not in page_of(client, cast.alice, MEETING + "presence/", cast).text
