"""Who decides about a reported text, until when it can be taken back, and what the journal keeps of it."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.http import Http404

from copal.domain.confidentiality.actions.reports import Decided, NotYours
from copal.domain.confidentiality.models import BreachReport
from copal.domain.confidentiality.rules.reports import Chair
from copal.domain.journal.models import Entry
from copal.journeys.decide_reports import answer, settle_waiting
from copal.journeys.report_breach import take_back
from tests.cast import SIX
from tests.confidentiality.reporting import SECRET, both, idea, reported, screens
from tests.facilitation.playing import join


@pytest.fixture(autouse=True)
def that_evening():
    with time_machine.travel(SIX, tick=False):
        yield


def test_whoever_reported_it_may_take_that_back_for_a_while(open_room):
    one = reported(open_room)
    with pytest.raises(Http404):
        take_back(open_room.cast.bob, one.pk, at=open_room.at)
    with pytest.raises(Http404):
        take_back(open_room.cast.alice, one.pk, at=open_room.at + timedelta(minutes=31))
    take_back(open_room.cast.alice, one.pk, at=open_room.at + timedelta(minutes=29))
    assert SECRET in screens(open_room)
    with pytest.raises(Decided):
        take_back(open_room.cast.alice, one.pk, at=open_room.at + timedelta(minutes=29))


def test_not_once_somebody_has_looked(open_room):
    join(open_room.cast, "Cora", "co_facilitator")
    one = reported(open_room)
    answer(open_room.cast.dora, one.pk, Chair.NETWORK, hides=True, at=open_room.at)
    with pytest.raises(Decided):
        take_back(open_room.cast.alice, one.pk, at=open_room.at)


def test_who_wrote_it_or_reported_it_does_not_decide(open_room):
    cast = open_room.cast
    cora = join(cast, "Cora", "co_facilitator")
    one = reported(open_room, row=idea(open_room, by=cast.alice), by=cast.bob)
    for involved in (cast.alice, cast.bob):
        with pytest.raises((NotYours, Http404)):
            answer(involved, one.pk, Chair.FACILITATOR, hides=False, at=open_room.at)
    answer(cora, one.pk, Chair.FACILITATOR, hides=False, at=open_room.at)
    with pytest.raises(NotYours):
        answer(cora, one.pk, Chair.FACILITATOR, hides=False, at=open_room.at)
    assert BreachReport.objects.get().outcome == ""


def test_nobody_sits_on_both_chairs(open_room):
    cast = open_room.cast
    join(cast, "Cora", "co_facilitator")
    cast.dora.memberships.create(community=cast.community, role="co_facilitator", joined_at=SIX)
    one = reported(open_room)
    answer(cast.dora, one.pk, Chair.NETWORK, hides=False, at=open_room.at)
    with pytest.raises(NotYours):
        answer(cast.dora, one.pk, Chair.FACILITATOR, hides=False, at=open_room.at)


def test_the_network_decides_alone_where_the_only_facilitator_wrote_it(open_room):
    cast = open_room.cast
    one = reported(open_room, row=idea(open_room, by=cast.alice), by=cast.bob)
    answer(cast.dora, one.pk, Chair.NETWORK, hides=False, at=open_room.at)
    assert BreachReport.objects.get(pk=one.pk).outcome == "shown"


def test_members_auditors_and_other_communities_decide_nothing(open_room):
    cast, one = open_room.cast, reported(open_room)
    for viewer in (cast.bob, cast.charlie, cast.edna, cast.dora):
        with pytest.raises(Http404):
            answer(viewer, one.pk, Chair.FACILITATOR, hides=True, at=open_room.at)
    for viewer in (cast.bob, cast.charlie, cast.edna, cast.alice):
        with pytest.raises(Http404):
            answer(viewer, one.pk, Chair.NETWORK, hides=True, at=open_room.at)


def test_the_clock_concludes_what_waited_long(open_room):
    cast = open_room.cast
    join(cast, "Cora", "co_facilitator")
    one = reported(open_room)
    answer(cast.dora, one.pk, Chair.NETWORK, hides=False, at=open_room.at)
    assert settle_waiting(at=open_room.at + timedelta(days=2)) == 0
    assert settle_waiting(at=open_room.at + timedelta(days=3)) == 1
    assert settle_waiting(at=open_room.at + timedelta(days=3)) == 0
    assert SECRET in screens(open_room)


def test_the_journal_holds_no_words(open_room):
    one = reported(open_room)
    both(one, open_room.cast, hides=True)
    told = Entry.objects.filter(kind__startswith="confidentiality.")
    assert {entry.kind for entry in told} == {
        "confidentiality.text_reported", "confidentiality.report_answered", "confidentiality.report_decided",
    }  # fmt: skip
    assert SECRET not in json.dumps([entry.about for entry in told])
