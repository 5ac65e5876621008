"""Files of every kind, size and damage, from their bytes to the evidence."""

import lzma
import random
from datetime import timedelta

import pytest

from copal.domain.attendance.actions import reports
from copal.domain.attendance.models import Stay
from copal.domain.attendance.queries.reports import report_of
from copal.journeys import import_report as journey
from tests.journeys.reports import (
    CASES,
    LATER,
    ORDINARY,
    bring,
    meeting_of,
    minutes_of,
)

MINUTE = timedelta(minutes=1)


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


def test_sixty_thousand_rows_with_progress_shown(cast, monkeypatch):
    case = next(name for name in CASE_NAMES if name.startswith("d30"))
    meeting, ids, told = meeting_of(case, cast.community)
    content = lzma.decompress((CASES / f"{case}.xz").read_bytes())
    report, _new = reports.receive(meeting=meeting, filename=case, content=content, by=cast.alice, at=LATER)
    shown = []
    noted = reports.note_progress
    monkeypatch.setattr(
        reports, "note_progress", lambda **how: (shown.append(how["bytes_read"]), noted(**how))
    )
    journey.read_report(report.pk, at=LATER)
    report = report_of(meeting, report.pk)
    assert (report.state, report.rows_read > 59_000) == ("read", True)
    assert shown == sorted(shown)
    assert len(shown) > 5
    journey.confirm(report=report, by=cast.alice, at=LATER)
    wanted = {
        ids[one["roster_id"]]: one["minutes_present"] for one in told["participants"] if one["roster_id"]
    }
    assert minutes_of(meeting) == {pk: minutes for pk, minutes in wanted.items() if minutes}


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
