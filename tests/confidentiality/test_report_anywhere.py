"""The menu that hides a text stands beside every text of others, and what is said to one person is theirs to report."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.http import Http404

from copal.domain.attendance.models import Claim
from copal.domain.communities.models import Expectations
from copal.domain.facilitation.queries import scene_of
from copal.journeys.report_breach import TextNamed, report
from copal.outlets.live.drawing import panels_for
from tests.cast import SIX
from tests.confidentiality.reporting import HIDDEN, SECRET, screens
from tests.facilitation.playing import join


@pytest.fixture(autouse=True)
def that_evening():
    with time_machine.travel(SIX, tick=False):
        yield


def offered(room, audience="member"):
    scene = scene_of(room.meeting.pk, at=room.at)
    panels = panels_for(scene, audience, mine=("acknowledged", "here"), page={})
    return set(re.findall(r'name="text" value="([^"]+)"', "".join(map(str, panels.values()))))


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("begin_round", {}),
        ("open_board", {}),
        ("ask_freely", {"option1": "Yes", "option2": "No"}),
        ("make_groups", {"how": "random", "groups": 1, "minutes": 5}),
    ],
)
def test_what_the_one_who_leads_asks_can_be_reported(open_room, verb, fields):
    open_room.act(open_room.cast.alice, verb, SECRET, **fields)
    assert SECRET in screens(open_room)
    (named,) = offered(open_room)
    report(open_room.cast.bob, TextNamed.read(named), at=open_room.at)
    assert SECRET not in screens(open_room)
    assert HIDDEN in screens(open_room)


@pytest.mark.parametrize("audience", ["member", "lead"])
def test_what_a_group_tells_can_be_reported(open_room, audience):
    cast = open_room.cast
    open_room.act(cast.alice, "make_groups", how="random", groups=1, minutes=5)
    open_room.act(cast.bob, "report_back", SECRET)
    (named,) = offered(open_room, audience)
    report(cast.alice, TextNamed.read(named), at=open_room.at)
    assert SECRET not in screens(open_room)


@pytest.fixture
def answered(cast):
    return Claim.objects.create(
        meeting=cast.circle, person=cast.bob, since=SIX, until=SIX + timedelta(hours=1), at=SIX,
        decision="declined", decided_words=SECRET, decided_at=SIX, decided_by=cast.alice,
    )  # fmt: skip


def test_an_answer_can_be_reported_by_whom_it_is_said_to_and_no_other_member(cast, answered, client):
    client.force_login(cast.bob)
    page = client.get(f"/meetings/{cast.circle.pk}/claim/").content.decode()
    assert f'name="text" value="claim-answer:{answered.pk}"' in page
    named = TextNamed(kind="claim-answer", row=answered.pk)
    for other in (cast.charlie, join(cast, "Rosa")):
        with pytest.raises(Http404):
            report(other, named, at=SIX)
    report(cast.bob, named, at=SIX)
    answered.refresh_from_db()
    assert answered.decided_words == HIDDEN


def test_a_sentence_of_the_expectations_can_be_reported_by_a_member(cast, client):
    written = Expectations.objects.create(
        community=cast.community, version=9, lines=["We start on time", SECRET], confidentiality=[SECRET], at=SIX,
        by=cast.alice,
    )  # fmt: skip
    path = f"/communities/{cast.community.slug}/expectations/"
    client.force_login(cast.bob)
    page = client.get(path).content.decode()
    for named in (f"expectation:{written.pk}:1", f"confidentiality:{written.pk}:0"):
        assert f'value="{named}"' in page
    report(cast.bob, TextNamed.read(f"expectation:{written.pk}:1"), at=SIX)
    written.refresh_from_db()
    assert (written.lines, written.confidentiality) == (["We start on time", HIDDEN], [HIDDEN])
