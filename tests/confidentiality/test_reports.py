"""A reported text is gone at once wherever it stood, two people decide, and nothing tells who reported it."""

import pytest
import time_machine
from django.http import Http404
from django.utils import translation

from copal.domain.communities.models import Expectations
from copal.domain.confidentiality.models import BreachReport, TakenOut
from copal.domain.decisions.models import Decision, Proposal
from copal.domain.facilitation import bell
from copal.domain.facilitation.models import ParkedItem, Words
from copal.domain.facilitation.queries import scene_after, scene_of
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.practice.models import NextStep
from copal.journeys.decide_reports import settle_waiting
from copal.journeys.report_breach import TextNamed, report
from copal.outlets.models import Letter
from tests.cast import SIX
from tests.confidentiality.reporting import (
    HIDDEN,
    SECRET,
    both,
    everything_in_the_database,
    idea,
    reported,
    screens,
)
from tests.facilitation.playing import guest, join


def test_it_is_gone_from_every_row_and_every_screen_at_once(open_room):
    row = idea(open_room)
    assert SECRET in screens(open_room)
    before = scene_of(open_room.meeting.pk, at=open_room.at)
    reported(open_room, row=row)
    assert SECRET not in everything_in_the_database()
    assert SECRET not in screens(open_room)
    assert HIDDEN in screens(open_room)
    after = scene_after(before, at=open_room.at)
    assert SECRET not in str(after)


def test_what_it_keeps_of_the_words_is_sealed(open_room, keys):
    one = reported(open_room)
    assert TakenOut.objects.get().words == SECRET
    keys.destroy(f"report-{one.pk}")
    assert TakenOut.objects.get().words == ""


def test_the_bell_rings_once_it_is_committed(open_room, django_capture_on_commit_callbacks, monkeypatch):
    row, rung = idea(open_room), []
    monkeypatch.setattr(bell, "_listeners", [rung.append])
    with django_capture_on_commit_callbacks(execute=True):
        reported(open_room, row=row)
    assert rung == [open_room.meeting.pk]


def test_every_copy_of_it_goes_too(open_room):
    cast = open_room.cast
    open_room.act(cast.bob, "park", SECRET, sphere="ours")
    Segment.objects.create(
        meeting=open_room.meeting, position=9, title=f"About {SECRET}", purpose="share", minutes=5
    )
    proposal = Proposal.objects.create(
        meeting=open_room.meeting, words=SECRET, scale="positions", scale_edition="2026-01-01", anonymous=False,
        hidden="closed", at=SIX, by=cast.alice,
    )  # fmt: skip
    Decision.objects.create(
        community=cast.community, meeting=open_room.meeting, proposal=proposal, at=SIX, by=cast.alice,
        words=f"Agreed by consensus: {SECRET}\n4 of 4 people.", outcome="agreed",
    )  # fmt: skip
    reported(open_room, by=cast.alice, row=ParkedItem.objects.get().words)
    assert SECRET not in everything_in_the_database()
    assert Decision.objects.get().words == f"Agreed by consensus: {HIDDEN}\n4 of 4 people."
    assert Segment.objects.get(position=9).title == f"About {HIDDEN}"


def test_what_was_said_in_the_same_breath_goes_with_it(open_room):
    open_room.act(open_room.cast.bob, "share", SECRET, kind="resource", link="https://example.org/elm-street")
    row = next(one for one in Words.objects.all() if one.words == SECRET)
    one = reported(open_room, row=row)
    assert "elm-street" not in everything_in_the_database()
    assert "elm-street" not in screens(open_room)
    both(one, open_room.cast, hides=False)
    assert "https://example.org/elm-street" in screens(open_room)


def test_a_line_of_a_list_goes_alone(cast):
    row = Expectations.objects.create(
        community=cast.community, version=1, lines=["We listen", SECRET, "We share"], at=SIX, by=cast.alice
    )
    report(cast.bob, TextNamed(kind="expectation", row=row.pk, place="1"), at=SIX)
    row.refresh_from_db()
    assert row.lines == ["We listen", HIDDEN, "We share"]
    (one,) = BreachReport.objects.all()
    both(one, cast, hides=False)
    row.refresh_from_db()
    assert row.lines == ["We listen", SECRET, "We share"]


def test_the_sentence_in_its_place_is_in_the_community_s_language(open_room):
    open_room.cast.community.language = "en-xa"
    open_room.cast.community.save()
    with translation.override("en"):
        reported(open_room)
    instead = TakenOut.objects.get().instead
    assert instead != HIDDEN
    assert instead.startswith("[")


def test_shown_again_the_words_stand_where_they_stood(open_room, django_capture_on_commit_callbacks, keys):
    one = reported(open_room)
    with django_capture_on_commit_callbacks(execute=True):
        both(one, open_room.cast, hides=False)
    assert BreachReport.objects.get().outcome == "shown"
    assert SECRET in screens(open_room)
    assert not TakenOut.objects.exists()
    assert f"report-{one.pk}" not in keys.names()


def test_kept_hidden_the_words_are_destroyed(open_room, django_capture_on_commit_callbacks, keys):
    one = reported(open_room)
    assert f"report-{one.pk}" in keys.names()
    with django_capture_on_commit_callbacks(execute=True):
        both(one, open_room.cast, hides=True)
    assert BreachReport.objects.get().outcome == "hidden"
    assert "(taken out)" in screens(open_room)
    assert SECRET not in everything_in_the_database()
    assert not TakenOut.objects.exists()
    assert f"report-{one.pk}" not in keys.names()


def test_a_key_that_outlived_its_report_is_destroyed_by_the_clock(open_room, keys):
    one = reported(open_room)
    both(one, open_room.cast, hides=True)  # committed by the test's end only: as if the process had died here
    assert f"report-{one.pk}" in keys.names()
    settle_waiting(at=SIX)
    assert f"report-{one.pk}" not in keys.names()


def test_words_written_over_meanwhile_stay(cast):
    report(cast.bob, TextNamed(kind="meeting-title", row=cast.circle.pk), at=SIX)
    Meeting.objects.update(title="A new title")
    both(BreachReport.objects.get(), cast, hides=False)
    assert Meeting.objects.get().title == "A new title"


def test_words_taken_back_meanwhile_stay_gone(open_room):
    row = idea(open_room)
    one = reported(open_room, row=row)
    open_room.act(open_room.cast.bob, "take_back_idea", idea=open_room.state.number - 1)
    both(one, open_room.cast, hides=False)
    assert SECRET not in everything_in_the_database()


def test_reported_twice_it_is_one_report(open_room):
    row = idea(open_room)
    first = reported(open_room, row=row)
    assert reported(open_room, row=row, by=open_room.cast.bob) == first


def test_who_may_report_is_who_may_read_it(open_room):
    """Network staff and auditors see credit, not talk; an outsider and somebody who was removed see nothing."""
    cast, row = open_room.cast, idea(open_room)
    removed = join(cast, "Rosa")
    removed.memberships.update(ended_at=SIX)
    for one in (cast.charlie, cast.dora, cast.edna, removed):
        with pytest.raises(Http404):
            reported(open_room, row=row, by=one)
    assert reported(open_room, row=row, by=guest(cast)).outcome == ""


@pytest.mark.parametrize(
    "named", ["said:0", "said:x", "nothing:1", "said", "", "said:1:7", f"said:{'9' * 40}"]
)
def test_what_names_no_text_is_not_there(open_room, named):
    with pytest.raises(Http404):
        report(open_room.cast.alice, TextNamed.read(named), at=SIX)


def test_a_step_and_its_news_can_be_reported_by_a_member(cast):
    step = NextStep.objects.create(
        community=cast.community, meeting_ref=cast.circle.pk, kind="step", words=SECRET, owner=cast.bob, at=SIX,
        by=cast.bob,
    )  # fmt: skip
    report(cast.alice, TextNamed(kind="step", row=step.pk), at=SIX)
    step.refresh_from_db()
    assert step.words == HIDDEN
    assert not Letter.objects.exists()


@pytest.fixture(autouse=True)
def that_evening():
    with time_machine.travel(SIX, tick=False):
        yield
