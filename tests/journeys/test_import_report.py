"""A report from its bytes to the evidence: matched, decided, remembered, confirmed, exported again, taken back."""

import random
import time
from datetime import timedelta

import pytest

from copal.base.intervals import Interval, clipped, seconds_of, union
from copal.domain.attendance.actions import presence, reports
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.models import KnownName, Report, Stay
from copal.domain.attendance.queries import evidence_for
from copal.domain.attendance.queries.reports import report_of, report_seen, reports_to_read
from copal.domain.communities.models import Membership
from copal.domain.hours.models import LedgerEntry
from copal.domain.meetings.models import Meeting
from copal.domain.people import actions as people
from copal.journeys import import_report as journey
from copal.journeys.close_meeting import close_meeting
from tests.cast import LONG_AGO, SIX, person
from tests.journeys.reports import CASES, ORDINARY, meeting_of, row, zoom

MINUTE = timedelta(minutes=1)
LATER = SIX + timedelta(hours=20)


def bring(cast, content, meeting=None, at=LATER, name="participants_1.csv"):
    meeting = meeting or cast.circle
    report, _new = journey.bring(meeting=meeting, filename=name, content=content, by=cast.alice, at=at)
    return report_of(meeting, report.pk)


def line(report, name):
    return report.lines.get(name_as_reported=name)


def whom(one):
    return sorted(one.people.values_list("person", flat=True))


def decide(cast, one, *chosen, at=LATER):
    one.report.meeting.community  # noqa: B018 - fetched before, as a page does
    journey.decide(line=one, chosen=chosen, by=cast.alice, at=at)
    one.refresh_from_db()


def minutes_of(meeting):
    session = Interval(meeting.starts_at, meeting.ends_at)
    return {
        person_id: seconds_of(clipped(union(stay.interval for stay in stays), session)) // 60
        for person_id, stays in evidence_for(meeting).items()
    }


def test_an_ordinary_report_is_read_decided_in_part_and_confirmed(cast):
    report = bring(cast, ORDINARY)
    assert (report.state, report.kind, report.rows_read) == ("read", "zoom.participants", 5)
    seen = report_seen(report)
    assert [(one.people[0].name, one.why, one.total_minutes) for one in seen.matched] == [
        ("Alice", "email", 120),
        ("Bob", "full_name", 90),
    ]
    assert [one.earns.minutes for one in seen.matched] == [120, 90]
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


def test_a_name_once_decided_is_known_next_time_in_this_community_only(cast):
    decide(cast, line(bring(cast, ORDINARY), "Maggie"), cast.bob)
    again = zoom(row("maggie", "", "06:00:00 PM", "07:00:00 PM", 60))
    report = bring(cast, again, at=LATER + timedelta(days=30))
    one = report.lines.get()
    assert (whom(one), one.why, one.decided_by, one.decided_at) == ([cast.bob.pk], "alias", cast.alice, LATER)
    journey.reopen(line=one, by=cast.alice, at=LATER)
    assert not KnownName.objects.exists()
    assert whom(bring(cast, zoom(row("Maggie"))).lines.get()) == []


def test_not_a_member_is_remembered_too(cast):
    decide(cast, line(bring(cast, ORDINARY), "Maggie"))
    assert bring(cast, zoom(row("Maggie"))).lines.get().decision == "not_a_member"


@pytest.mark.parametrize("name", ["iPhone", "1207***0142", "Zoom user", "iPad (2)", "Call-in User_2"])
def test_what_could_be_anybodys_is_never_remembered(cast, name):
    decide(cast, line(bring(cast, zoom(row(name))), name), cast.bob)
    assert not KnownName.objects.exists()
    assert whom(bring(cast, zoom(row(name), row("Alice Example"))).lines.get(name_as_reported=name)) == []


def test_a_remembered_first_name_only_proposes_when_two_bear_it(cast):
    report = bring(cast, zoom(row("iPhone (Bob)")))
    decide(cast, report.lines.get(), cast.bob)
    other = person("Bob2")
    other.legal_name, other.chosen_name = "Bob Quimby", "Bob Quimby"
    other.save()
    Membership.objects.create(community=cast.community, person=other, role="member", joined_at=LONG_AGO)
    one = bring(cast, zoom(row("iPhone (Bob)"), row("Alice Example"))).lines.get(position=0)
    assert one.decision == "open"
    assert one.candidates[0] == cast.bob.pk


def test_a_remembered_person_who_left_is_asked_about_again(cast):
    decide(cast, line(bring(cast, ORDINARY), "Maggie"), cast.bob)
    Membership.objects.filter(person=cast.bob).update(ended_at=LATER, how_ended="left")
    assert bring(cast, zoom(row("Maggie"))).lines.get().decision == "open"


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
    assert "report" in entries[2].reason
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


CASE_NAMES = sorted(path.name.removesuffix(".expected.json") for path in CASES.glob("*.expected.json"))


@pytest.mark.parametrize("case", [name for name in CASE_NAMES if not name.startswith("d30")])
def test_every_case_credits_exactly_its_members_and_minutes(cast, case):
    meeting, ids, told = meeting_of(case, cast.community)
    report = bring(cast, (CASES / case).read_bytes(), meeting, at=meeting.ends_at + timedelta(hours=2))
    if told["error"]:
        assert (report.state, report.error) == ("failed", told["error"])
        assert not Stay.objects.exists()
        return
    journey.confirm(report=report, by=cast.alice, at=LATER)
    wanted, doubtful = {}, set()
    for one in told["participants"]:
        if one.get("disputable"):
            doubtful |= {ids.get(each) for each in [one["roster_id"], *one.get("accept_roster_ids", [])]}
        elif one["roster_id"] and one["minutes_present"]:
            wanted[ids[one["roster_id"]]] = one["minutes_present"]
    got = minutes_of(meeting)
    assert {pk: got[pk] for pk in got if pk not in doubtful} == {
        pk: wanted[pk] for pk in wanted if pk not in doubtful
    }


def test_sixty_thousand_rows_in_seconds_and_flat_memory(cast):
    case = next(name for name in CASE_NAMES if name.startswith("d30"))
    meeting, ids, told = meeting_of(case, cast.community)
    content = (CASES / case).read_bytes()
    report, _new = reports.receive(meeting=meeting, filename=case, content=content, by=cast.alice, at=LATER)
    begun = time.perf_counter()
    journey.read_report(report.pk, at=LATER)
    took = time.perf_counter() - begun
    report = report_of(meeting, report.pk)
    assert (report.state, report.rows_read > 59_000) == ("read", True)
    journey.confirm(report=report, by=cast.alice, at=LATER)
    wanted = {
        ids[one["roster_id"]]: one["minutes_present"] for one in told["participants"] if one["roster_id"]
    }
    assert minutes_of(meeting) == {pk: minutes for pk, minutes in wanted.items() if minutes}
    assert took < 30


HOSTILE = [
    b"", b"\x00" * 5000, b"PK\x03\x04" + b"\xff" * 2000, b"%PDF-1.7\n" + b"x" * 500, b"\xff\xfe" + b"\x00\xd8" * 300,
    b"<html><script>alert(1)</script></html>", ORDINARY[:60], ORDINARY.replace(b",", b";"), b'"' * 4000,
    b"Name,Email\n" * 3000, ORDINARY + b"\x00\x00\x00", ("\u202e" * 50 + "\n").encode(), b"\xef\xbb\xbf",
]  # fmt: skip


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_broken_and_hostile_files_end_well_and_credit_nobody_else(cast, content):
    report = bring(cast, content)
    assert report.state in ("read", "failed")
    assert report.error != "unexpected"
    if report.state == "read":
        journey.confirm(report=report, by=cast.alice, at=LATER)
    assert {stay.person_id for stay in Stay.objects.all()} <= {cast.alice.pk, cast.bob.pk}


def test_files_with_random_damage_end_well(cast):
    dice = random.Random(20260302)
    for number in range(60):
        content = bytearray(ORDINARY)
        for _ in range(dice.randrange(1, 12)):
            where = dice.randrange(len(content))
            if dice.random() < 0.5:
                content[where] = dice.randrange(256)
            else:
                del content[where : where + dice.randrange(40)]
        report = bring(cast, bytes(content), name=f"{number}\u0000/../x.csv")
        assert report.state in ("read", "failed")
        assert report.error != "unexpected", bytes(content)
        assert set(report.lines.values_list("people__person", flat=True)) <= {
            None,
            cast.alice.pk,
            cast.bob.pk,
        }
