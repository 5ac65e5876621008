"""What the preview says a report is worth is what the close then credits, kind by kind."""

import pytest

from copal.domain.attendance.queries.reports import report_of, report_seen
from copal.domain.communities.models import Membership
from copal.domain.hours.models import LedgerEntry
from copal.journeys import import_report
from copal.journeys.report_earnings import earnings_of_report
from tests.journeys.evenings import (
    a_trainer,
    a_training,
    agenda,
    another_meeting,
    approve,
    close,
    held,
    mark,
    net,
)
from tests.journeys.reports import LATER, bring, row, zoom
from tests.pages.reports.test_reports import brought, room, text

__all__ = ["room"]

EVENING = zoom(
    row("Alice Example", "alice@example.org"), row("Bob Example", "", "06:10:00 PM", "07:40:00 PM", 90)
)


@pytest.fixture
def evening(cast):
    """Half of it growth, then half an hour of approved training, and half an hour of one that waits."""
    known, asked, trainer = (
        a_training(cast, length=30),
        a_training(cast, title="New", length=30),
        a_trainer(cast),
    )
    agenda(cast.circle, ("share", 60), ("training", 30, known, trainer), ("training", 30, asked, trainer))
    approve(cast, training=known)
    approve(cast, trainer=trainer)
    return cast


def test_it_tells_the_kinds_apart(evening, client, room):
    report = brought(client, evening, room, EVENING)
    page = text(client.get(f"{room}/{report.pk}/"))
    for words in (
        "1 growth", "0.5 training</span>", "0.5 training, waits for approval", "0.75 growth", "0.25 training, waits for approval",
    ):  # fmt: skip
        assert words in page, words


def test_confirmed_and_closed_it_is_exactly_what_was_told(evening):
    mark(evening, evening.bob, 0, 20)  # by another source, too
    other = another_meeting(evening)
    mark(evening, evening.alice, 0, 60, meeting=other)
    close(evening, other)
    report = bring(evening, EVENING)
    seen = report_seen(report_of(evening.circle, report.pk))
    told = earnings_of_report(evening.circle, seen.matched)
    import_report.confirm(report=report, by=evening.alice, at=LATER)
    close(evening, at=LATER)
    for one in (evening.alice, evening.bob):
        said = told[one.pk].priced
        credited = net(one, meeting=evening.circle)
        assert credited == {
            kind: said.minutes_of(kind) for kind in ("growth", "training") if said.minutes_of(kind)
        }
        assert sum(minutes for _training, minutes in held(one)) == said.minutes_of("waiting")
    assert told[evening.alice.pk].priced.elsewhere_minutes == 60
    assert LedgerEntry.objects.filter(meeting_ref=evening.circle.pk).count() == 3


def test_two_at_one_device_who_earn_differently_are_told_apart(evening, client, room):
    other = another_meeting(evening)
    mark(evening, evening.bob, 0, 120, meeting=other)
    close(evening, other)
    report = brought(client, evening, room, zoom(row("Alice & Bob")))
    line = report.lines.get()
    both = {"person": [evening.alice.pk, evening.bob.pk]}
    page = text(client.post(f"{room}/{report.pk}/lines/{line.pk}/answer/", both, follow=True))
    assert ">Alice:</span>" in page
    assert ">Bob:</span>" in page
    assert "none: counted at another meeting" in page


@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("bob", 403), ("charlie", 404), ("dora", 200)])
def test_it_is_for_those_who_close(evening, client, room, who, status):
    report = brought(client, evening, room, EVENING)
    client.force_login(getattr(evening, who))
    answer = client.get(f"{room}/{report.pk}/")
    assert (answer.status_code, "waits for approval" in answer.text) == (status, status == 200)


def test_it_is_gone_for_a_facilitator_who_was_removed(evening, client, room):
    report = brought(client, evening, room, EVENING)
    Membership.objects.filter(person=evening.alice).update(ended_at=LATER, how_ended="removed")
    client.force_login(evening.alice)
    assert client.get(f"{room}/{report.pk}/").status_code == 404
