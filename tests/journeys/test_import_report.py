"""A report from its bytes to the evidence: matched, decided, remembered, confirmed, exported again, taken back."""

from datetime import timedelta

import pytest

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence, reports
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.models import Report, Stay
from copal.domain.attendance.queries import evidence_for
from copal.domain.attendance.queries.reports import report_of, report_seen, reports_to_read
from copal.domain.hours.models import LedgerEntry
from copal.domain.meetings.models import Meeting
from copal.domain.people import actions as people
from copal.journeys import import_report as journey
from copal.journeys.close_meeting import close_meeting
from copal.journeys.report_earnings import earnings_of_report
from tests.cast import LONG_AGO, SIX
from tests.journeys.reports import LATER, ORDINARY, bring, decide, line, minutes_of, row, whom, zoom

MINUTE = timedelta(minutes=1)


def test_an_ordinary_report_is_read_decided_in_part_and_confirmed(cast):
    report = bring(cast, ORDINARY)
    assert (report.state, report.kind, report.rows_read) == ("read", "zoom.participants", 5)
    seen = report_seen(report)
    assert [(one.people[0].name, one.why, one.total_minutes) for one in seen.matched] == [
        ("Alice", "email", 120),
        ("Bob", "full_name", 90),
    ]
    earned = earnings_of_report(cast.circle, seen.matched)
    assert [earned[one.people[0].id].credited_minutes for one in seen.matched] == [120, 90]
    assert {one.name for one in seen.to_decide} == {"iPhone", "Maggie"}
    assert not Stay.objects.exists()  # nothing counts before it is confirmed

    decide(cast, line(report, "Maggie"))  # not a member
    assert journey.confirm(report=report, by=cast.alice, at=LATER) == 2
    report = report_of(cast.circle, report.pk)
    assert report.state == "confirmed"
    assert Report.objects.get(pk=report.pk).content is None
    stay = Stay.objects.get(person=cast.bob)
    assert (stay.source, stay.said_by, stay.evidence, stay.report) == (
        "report",
        cast.alice,
        report.digest,
        report,
    )
    assert minutes_of(cast.circle) == {cast.alice.pk: 120, cast.bob.pk: 90}
    assert journey.confirm(report=report, by=cast.alice, at=LATER) == 0  # sent twice


def test_what_stayed_open_is_decided_after_confirming_and_undone_again(cast):
    report = bring(cast, ORDINARY)
    journey.confirm(report=report, by=cast.alice, at=LATER)
    report = report_of(cast.circle, report.pk)
    one = line(report, "iPhone")
    one.report = report
    decide(cast, one, cast.bob)
    assert minutes_of(cast.circle)[cast.bob.pk] == 100  # 6:00-7:00 and 6:10-7:40, once
    journey.reopen(line=one, by=cast.alice, at=LATER)
    assert minutes_of(cast.circle)[cast.bob.pk] == 90
    decide(cast, one, cast.bob)
    assert minutes_of(cast.circle)[cast.bob.pk] == 100


def test_two_people_at_one_device_and_someone_new(cast):
    report = bring(cast, zoom(row("Jo & Pat"), row("Hodan", "hodan@example.org")))
    dora, bob = cast.dora, cast.bob
    decide(cast, line(report, "Jo & Pat"), dora, bob)
    hodan = journey.decide_new(
        line=line(report, "Hodan"), name="Hodan", email="hodan@example.org", by=cast.alice, at=LATER
    )
    assert hodan.opened_at is None
    journey.confirm(report=report, by=cast.alice, at=LATER)
    assert minutes_of(cast.circle) == {dora.pk: 120, bob.pk: 120, hodan.pk: 120}


def test_someone_new_with_a_known_address_is_that_person(cast):
    report = bring(cast, zoom(row("Chuck")))
    found = journey.decide_new(
        line=line(report, "Chuck"), name="Chuck", email="CHARLIE@example.org", by=cast.alice, at=LATER
    )
    assert found == cast.charlie


@pytest.mark.parametrize(
    "name", ["Bob Exampel", "Bob E.", "Bobby Example", "B. Example", "Bob", "Robert Example"]
)
def test_nobody_is_credited_by_a_similar_name(cast, name):
    report = bring(cast, zoom(row(name)))
    assert whom(report.lines.get()) == []
    journey.confirm(report=report, by=cast.alice, at=LATER)
    assert not Stay.objects.exists()


def test_a_chosen_name_of_one_word_matches_nobody_but_every_address_does(cast):
    people.add_other_address(
        person=cast.bob, email="bob@home.example.org", by=cast.bob, at=LONG_AGO
    ) if hasattr(people, "add_other_address") else cast.bob.other_addresses.create(
        email="bob@home.example.org", at=LONG_AGO
    )
    report = bring(cast, zoom(row("Bob"), row("B", "BOB@home.example.org")))
    assert whom(line(report, "Bob")) == []
    assert whom(line(report, "B")) == [cast.bob.pk]


def test_both_the_legal_and_the_chosen_full_name_match(cast):
    cast.bob.chosen_name = "Bobbie Baker"
    cast.bob.save()
    report = bring(cast, zoom(row("Bobbie Baker"), row("Bob Example")))
    assert {one.name_as_reported for one in report.lines.filter(people__person=cast.bob)} <= {
        "Bobbie Baker",
        "Bob Example",
    }
    assert report.lines.filter(people__person=cast.bob).count() == report.lines.count()


def test_an_outsider_is_not_matched_by_name_or_address(cast):
    report = bring(cast, zoom(row("Charlie Example", "charlie@example.org")))
    assert whom(report.lines.get()) == []


def test_the_same_file_twice_is_the_same_report(cast):
    first = bring(cast, ORDINARY)
    report, is_new = journey.bring(
        meeting=cast.circle, filename="copy.csv", content=ORDINARY, by=cast.alice, at=LATER
    )
    assert (report.pk, is_new) == (first.pk, False)
    journey.confirm(report=first, by=cast.alice, at=LATER)
    assert bring(cast, ORDINARY).pk == first.pk
    assert Stay.objects.count() == 2


def test_the_same_meeting_exported_again_shows_only_what_differs(cast):
    first = bring(cast, ORDINARY)
    journey.confirm(report=first, by=cast.alice, at=LATER)
    more = zoom(
        row("Alice Example", "alice@example.org"),
        row("Bob Example", "", "06:00:00 PM", "07:40:00 PM", 100),
        row("Dora Example", "dora@example.org"),
    )
    seen = report_seen(bring(cast, more))
    assert [one.people[0].name for one in seen.same] == ["Alice"]
    assert [(one.people[0].name, one.difference) for one in seen.matched] == [("Bob", "more")]
    less = zoom(row("Bob Example", "", "06:10:00 PM", "07:00:00 PM", 50))
    assert [one.difference for one in report_seen(bring(cast, less)).matched] == ["less"]


def test_a_report_and_the_code_at_the_door_are_counted_once(cast):
    Stay.objects.create(
        meeting=cast.circle, person=cast.bob, since=SIX + 2 * MINUTE, until=SIX + 60 * MINUTE, source="code",
        at=SIX,
    )  # fmt: skip
    seen = report_seen(bring(cast, ORDINARY))
    bob = next(one for one in seen.matched if one.people[0].name == "Bob")
    assert bob.total_minutes == 98  # 6:02 to 7:40
    assert bob.difference == "new"
    assert [since for _words, since in bob.also] == [SIX + 2 * MINUTE]


def test_evidence_that_comes_after_closing_corrects_the_hours(cast):
    presence.mark(
        meeting=cast.circle,
        markings=[Marking(person_id=cast.bob.pk, since=SIX, until=SIX + 60 * MINUTE)],
        by=cast.alice,
        at=LATER,
    )
    session = Interval(SIX, SIX + 120 * MINUTE)
    close_meeting(meeting=cast.circle, session=session, by=cast.alice, at=LATER)
    meeting = Meeting.objects.select_related("community", "closing").get(pk=cast.circle.pk)
    report = bring(cast, zoom(row("Bob Example")), meeting)
    journey.confirm(report=report, by=cast.alice, at=LATER)
    entries = list(LedgerEntry.objects.filter(person=cast.bob).order_by("pk"))
    assert [entry.minutes for entry in entries] == [60, -60, 120]
    assert "report" in entries[2].words.reason
    journey.discard(report=report_of(meeting, report.pk), by=cast.alice, at=LATER)
    assert sum(entry.minutes for entry in LedgerEntry.objects.filter(person=cast.bob)) == 60


def test_thrown_away_it_counts_for_nobody_and_can_be_brought_again(cast):
    report = bring(cast, ORDINARY)
    journey.confirm(report=report, by=cast.alice, at=LATER)
    journey.discard(report=report_of(cast.circle, report.pk), by=cast.alice, at=LATER)
    assert evidence_for(cast.circle) == {}
    assert bring(cast, ORDINARY).pk != report.pk


def test_a_report_that_is_not_read_cannot_be_confirmed(cast):
    report = bring(cast, b"junk")
    with pytest.raises(reports.NotReadYet):
        journey.confirm(report=report, by=cast.alice, at=LATER)


def test_a_large_file_waits_for_the_worker_and_a_dead_reader_is_replaced(cast, django_assert_num_queries):
    report, _new = reports.receive(
        meeting=cast.circle, filename="x.csv", content=ORDINARY, by=cast.alice, at=LATER
    )
    assert reports_to_read(at=LATER) == [report.pk]
    assert reports.start_reading(report_id=report.pk, at=LATER) is not None
    assert reports.start_reading(report_id=report.pk, at=LATER) is None  # somebody reads it already
    assert reports_to_read(at=LATER + 5 * MINUTE) == []
    assert reports_to_read(at=LATER + 16 * MINUTE) == [report.pk]
    journey.read_report(report.pk, at=LATER + 16 * MINUTE)
    assert report_of(cast.circle, report.pk).state == "read"
    journey.read_report(report.pk, at=LATER + 17 * MINUTE)
    assert report.lines.count() == 4


def test_a_reader_that_breaks_says_so_and_keeps_the_file(cast, monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError("not this time")

    monkeypatch.setattr(journey.reader, "read", broken)
    report = bring(cast, ORDINARY)
    assert (report.state, report.error) == ("failed", "unexpected")
    monkeypatch.undo()
    journey.read_again(report=report, at=LATER)
    assert report_of(cast.circle, report.pk).state == "read"


def test_a_file_over_the_limit_is_refused(cast):
    with pytest.raises(reports.FileTooLarge):
        reports.check_size(25_000_001, at=LATER)
    reports.check_size(25_000_000, at=LATER)
