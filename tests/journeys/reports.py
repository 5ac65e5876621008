"""Report files for tests: small Zoom reports of the circle, and the cases with their rosters made into people."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from copal.base.intervals import Interval, clipped, seconds_of, union
from copal.domain.attendance.queries import evidence_for
from copal.domain.attendance.queries.reports import report_of
from copal.domain.communities.models import Membership
from copal.domain.meetings.models import Meeting
from copal.domain.people import actions as people
from copal.journeys import import_report as journey
from tests.cast import LONG_AGO, SIX

LATER = SIX + timedelta(hours=20)

CASES = Path(__file__).parents[1] / "instruments" / "reports" / "cases"
HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"


def row(name, email="", came="06:00:00 PM", left="08:00:00 PM", minutes=120):
    quoted = '"' + name.replace('"', '""') + '"'
    return f"{quoted},{email},03/02/2026 {came},03/02/2026 {left},{minutes},\n"


def zoom(*rows):
    """A Zoom report of the circle's evening, as bytes."""
    return (HEAD + "".join(rows)).encode()


ORDINARY = zoom(
    row("Alice Example", "alice@example.org"),
    row("Bob Example", "", "06:10:00 PM", "07:40:00 PM", 90),
    row("iPhone", "", "06:00:00 PM", "07:00:00 PM", 60),
    row("Maggie", "", "06:30:00 PM", "08:00:00 PM", 90),
)


def meeting_of(case, community):
    """The meeting of a case's expected answer, its roster as members. Returns it and the ids by roster id."""
    told = json.loads((CASES / f"{case}.expected.json").read_text("utf-8"))
    of = told["meeting"]
    meeting = Meeting.objects.create(
        community=community, title="Case", starts_at=datetime.fromisoformat(of["scheduled_start"]),
        ends_at=datetime.fromisoformat(of["scheduled_end"]), timezone=of["timezone"], at=LONG_AGO,
    )  # fmt: skip
    ids = {}
    for one in of["roster"]:
        person = people.add_person(
            chosen_name=one["name"].split()[0], legal_name=one["name"], email=one["email"] or None, how="roster",
            by=None, at=LONG_AGO,
        )  # fmt: skip
        Membership.objects.create(community=community, person=person, role="member", joined_at=LONG_AGO)
        ids[one["id"]] = person.pk
    return meeting, ids, told


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
