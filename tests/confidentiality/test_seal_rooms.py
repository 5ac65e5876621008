"""When its time is over, what was said is gone: the key first, then the rows. Hours and decisions stay."""

from datetime import timedelta

import pytest

from copal.base.intervals import Interval
from copal.domain.attendance.actions import claims, presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.models import Claim, Stay
from copal.domain.confidentiality.actions import keys as register
from copal.domain.confidentiality.models import Key
from copal.domain.confidentiality.queries.keys import keys_seen, words_destroyed_at
from copal.domain.confidentiality.rules import composed
from copal.domain.credentials.models import Certificate
from copal.domain.decisions.models import Cast, Decision, Position, Proposal
from copal.domain.decisions.queries import proposals_of
from copal.domain.decisions.queries.unkept import unkept_of
from copal.domain.facilitation.actions import share_photo
from copal.domain.facilitation.memory import entries_of
from copal.domain.facilitation.models import LogEntry, ParkedItem, Photo, Words
from copal.domain.facilitation.queries import scene_of
from copal.domain.facilitation.rules import replay
from copal.domain.hours.models import LedgerEntry
from copal.domain.journal.models import Entry
from copal.domain.meetings.models import Meeting
from copal.domain.practice.models import NextStep
from copal.instruments.sealing import KeyFolders
from copal.journeys import seal_rooms as journey
from copal.journeys.close_meeting import close_meeting
from copal.journeys.issue_certificates import issue_ordered
from copal.journeys.seal_rooms import seal_rooms
from copal.policies import retention
from tests.cast import SIX
from tests.confidentiality.reporting import screens
from tests.instruments.photos import samples
from tests.leaving.planting import PLANTED, evening

ENDS = SIX + timedelta(hours=2)
OVER = ENDS + timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def keys(tmp_path, settings) -> KeyFolders:
    """Two folders of this test alone, so that no other test's keys are counted."""
    settings.KEY_FOLDERS = (tmp_path / "first", tmp_path / "second")
    return KeyFolders(settings.KEY_FOLDERS)


@pytest.fixture
def said(keys, cast):
    """An evening on which everything that can be said in a room was said, and that was closed."""
    room = evening(cast)
    session = Interval(cast.circle.starts_at, cast.circle.ends_at)
    here = [Marking(person_id=cast.bob.pk, since=session.since, until=session.until)]
    presence.mark(meeting=cast.circle, markings=here, by=cast.alice, at=OVER)
    close_meeting(meeting=cast.circle, session=session, by=cast.alice, at=OVER)
    issue_ordered(address="https://copal.example", at=OVER)
    claims.make_claim(
        meeting=cast.circle, person=cast.alice, since=session.since, until=session.until, at=OVER,
        words=composed("I came on foot, planted-claim-words", audience="facilitators"),
    )  # fmt: skip
    return room


def days(kind: str):
    return timedelta(days=retention.in_force(on=ENDS.date()).days(kind))


def standing(keys, meeting) -> set[str]:
    of_meeting = f"meeting-{meeting.pk}-"
    return {name.removeprefix(of_meeting) for name in keys.names() if name.startswith(of_meeting)}


def test_each_kind_goes_in_its_own_time(said, keys):
    kinds = {"talk", "deciding", "kept", "evidence"}
    assert standing(keys, said.meeting) == kinds
    for time in sorted(set(map(days, kinds))):
        these = {kind for kind in kinds if days(kind) == time}
        seal_rooms(at=ENDS + time - timedelta(seconds=1))
        assert these <= standing(keys, said.meeting)
        seal_rooms(at=ENDS + time)
        assert not these & standing(keys, said.meeting)
    assert not standing(keys, said.meeting)


def test_until_then_it_is_read_as_ever_and_then_no_more(said, keys):
    seal_rooms(at=ENDS + 89 * DAY)
    before = set(PLANTED.findall(screens(said)))
    assert {"planted-idea-words", "planted-changed-note-words", "planted-amended-words"} <= before
    assert {"planted-parked-words", "planted-step-words", "planted-statement-words"} <= before
    seal_rooms(at=ENDS + 90 * DAY)
    assert set(PLANTED.findall(screens(said))) == {
        "planted-parked-words", "planted-whom-words", "planted-step-words", "planted-news-words",
    }  # fmt: skip
    seal_rooms(at=ENDS + 365 * DAY)
    assert PLANTED.findall(screens(said)) == []


def test_hours_certificates_and_decisions_stay(said):
    hours = list(LedgerEntry.objects.values())
    papers = list(Certificate.objects.values())
    decisions = list(Decision.objects.values())
    stays = list(Stay.objects.values())
    assert hours
    assert papers
    assert decisions
    seal_rooms(at=ENDS + 6 * 365 * DAY)
    assert list(LedgerEntry.objects.values()) == hours
    assert list(Certificate.objects.values()) == papers
    assert list(Decision.objects.values()) == decisions
    assert list(Stay.objects.values()) == stays
    assert "planted-minute-words" in Decision.objects.get().words


def test_who_stood_where_goes_and_that_something_was_decided_stays(said):
    assert Position.objects.exists()
    seal_rooms(at=ENDS + 90 * DAY)
    assert not Position.objects.exists()
    assert not Cast.objects.exists()
    seen = proposals_of(said.meeting.pk, present=frozenset())
    assert {one.words for one in seen} == {""}
    assert {one.state for one in seen} == {"adopted", "closed"}
    assert not any(one.reasons for one in seen)
    assert unkept_of(said.cast.community.pk) == ()


def test_the_room_is_worked_out_from_its_log_as_before(said):
    before = replay(entries_of(said.meeting.pk))
    log = list(LogEntry.objects.values())
    seal_rooms(at=ENDS + 6 * 365 * DAY)
    assert list(LogEntry.objects.values()) == log
    assert replay(entries_of(said.meeting.pk)) == before
    assert scene_of(said.meeting.pk, at=said.at).state == before


def test_rows_are_cleared_and_not_only_unreadable(said):
    seal_rooms(at=ENDS + 6 * 365 * DAY)
    assert not Words.objects.exclude(words="").exists()
    assert not Proposal.objects.exclude(words="").exists()
    assert not Claim.objects.exclude(words="").exists()
    assert not ParkedItem.objects.exists()
    assert not NextStep.objects.exists()


def test_photos_go_with_the_talk_and_not_before(said, keys):
    photo = share_photo(meeting=said.meeting, person=said.cast.bob, file_bytes=samples.JPEG, at=OVER)
    seal_rooms(at=ENDS + 90 * DAY - timedelta(seconds=1))
    assert Photo.objects.get().image == photo.image
    keys.destroy(f"meeting-{said.meeting.pk}-talk")
    assert Photo.objects.get().image == b"", "the key alone makes it unreadable"
    seal_rooms(at=ENDS + 90 * DAY)
    assert not Photo.objects.exists()


def test_the_journal_hears_of_it_by_ids_only(said):
    seal_rooms(at=ENDS + 90 * DAY)
    facts = Entry.objects.filter(kind="confidentiality.room_words_destroyed")
    assert [(one.by_id, one.about) for one in facts.order_by("pk")] == [
        (None, {"meeting": said.meeting.pk, "what": "deciding"}),
        (None, {"meeting": said.meeting.pk, "what": "talk"}),
    ]


def test_again_changes_nothing(said):
    seal_rooms(at=ENDS + 90 * DAY)
    rows, facts = list(Key.objects.order_by("pk").values()), Entry.objects.count()
    assert seal_rooms(at=ENDS + 91 * DAY) == 0
    assert (list(Key.objects.order_by("pk").values()), Entry.objects.count()) == (rows, facts)


def test_a_crash_between_key_and_rows_is_finished_by_the_next_run(said, keys, monkeypatch):
    def crash(**_about: object) -> None:
        raise RuntimeError("the machine stopped")

    monkeypatch.setattr(journey, "mark_destroyed", crash)
    with pytest.raises(RuntimeError):
        seal_rooms(at=ENDS + 90 * DAY)
    assert "deciding" not in standing(keys, said.meeting)
    assert Proposal.objects.exclude(
        words=""
    ).exists()  # rolled back: nobody can read them, and they are still there
    assert {one.words for one in Proposal.objects.all()} == {""}
    monkeypatch.undo()
    assert seal_rooms(at=ENDS + 90 * DAY) == 2
    assert not Proposal.objects.exclude(words="").exists()
    assert words_destroyed_at(said.meeting.pk) == ENDS + 90 * DAY


def test_a_folder_that_is_away_keeps_it_due_and_the_rest_goes_on(said, keys, tmp_path):
    (tmp_path / "second").rename(tmp_path / "away")
    assert seal_rooms(at=ENDS + 90 * DAY) == 0
    assert words_destroyed_at(said.meeting.pk) is None
    seen = keys_seen(ENDS + 90 * DAY + timedelta(hours=2))
    assert (seen.overdue, bool(seen.lacking)) == (2, True)
    (tmp_path / "away").rename(tmp_path / "second")
    assert seal_rooms(at=ENDS + 91 * DAY) == 2
    assert keys_seen(ENDS + 92 * DAY).overdue == 0


def test_an_old_key_folder_brought_back_opens_nothing_for_long(said, keys, tmp_path):
    (tmp_path / "first" / f"meeting-{said.meeting.pk}-talk.key").rename(tmp_path / "kept aside")
    seal_rooms(at=ENDS + 90 * DAY)
    (tmp_path / "kept aside").rename(tmp_path / "first" / f"meeting-{said.meeting.pk}-talk.key")
    assert keys_seen(ENDS + 90 * DAY).overdue == 1
    assert seal_rooms(at=ENDS + 91 * DAY) == 1
    assert "talk" not in standing(keys, said.meeting)


def test_a_folder_that_lost_its_keys_gets_them_back(said, keys, tmp_path):
    for one in (tmp_path / "second").iterdir():
        one.unlink()
    register.take_stock(ends={}, at=OVER)
    assert keys_seen(OVER).lacking == {tmp_path / "second": len(keys.names())}
    seal_rooms(at=OVER)
    assert keys_seen(OVER).lacking == {}


def test_a_key_nobody_destroyed_and_that_is_gone_is_told(said, keys):
    seal_rooms(at=OVER)
    keys.destroy(f"meeting-{said.meeting.pk}-talk")
    assert keys_seen(OVER).lost == 1


def test_a_meeting_that_moves_takes_its_day_with_it(said):
    seal_rooms(at=OVER)
    Meeting.objects.filter(pk=said.meeting.pk).update(ends_at=ENDS + 7 * DAY)
    seal_rooms(at=OVER + DAY)
    assert Key.objects.get(kind="talk").due == ENDS + 97 * DAY


def test_keys_of_people_and_reports_have_no_day_and_are_let_be(said, keys):
    keys.made("person-7-aliases")
    keys.made("report-3")
    seal_rooms(at=ENDS + 10 * 365 * DAY)
    assert keys.names() == {"person-7-aliases", "report-3", f"person-{said.cast.bob.pk}-aliases"}
    assert {one.kind for one in Key.objects.filter(due=None)} == {"person", "report"}
    keys.destroy("report-3")  # by its own room
    seal_rooms(at=ENDS + 11 * 365 * DAY)
    assert Key.objects.get(name="report-3").destroyed_at
    seen = keys_seen(ENDS + 12 * 365 * DAY)
    assert (seen.overdue, seen.lost) == (0, 0)


def test_a_key_of_a_meeting_nobody_knows_is_kept_its_days(keys, db):
    keys.made("meeting-424242-talk")
    seal_rooms(at=OVER)
    seal_rooms(at=OVER + 89 * DAY)
    assert keys.names()
    seal_rooms(at=OVER + 90 * DAY)
    assert not keys.names()


def test_what_is_said_off_the_record_goes_first(open_room, keys):
    alice = open_room.cast.alice
    open_room.act(alice, "off_record")
    open_room.act(alice, "begin_round", "How is everyone, between us?")
    assert standing(keys, open_room.meeting) == {"off"}
    seal_rooms(at=ENDS + days("off"))
    assert not keys.names()
    assert not Words.objects.exclude(words="").exists()
