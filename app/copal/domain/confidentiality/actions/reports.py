"""A text or a picture is reported, looked at by two people, and hidden for good or shown again.

Taking it out of the row in which it stands is the one thing the house does to a row of another room without asking
that room: whatever is shown, sent, found or exported afterwards has nothing left to tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.confidentiality.facts import (
    ReportAnswered,
    ReportDecided,
    ReportTakenBack,
    TextReported,
)
from copal.domain.confidentiality.models import BreachReport, ReportAnswer, TakenOut
from copal.domain.confidentiality.rules.leaves import leaf, leaves, with_leaf
from copal.domain.confidentiality.rules.reports import Chair, Involved, Outcome
from copal.domain.confidentiality.sealing import keys
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person


class Decided(Refused):
    reason = "report_decided"


class NotYours(Refused):
    reason = "report_not_yours"


@dataclass(frozen=True, kw_only=True)
class Reported:
    """Which text or picture, as the list of all of them names it, and where it belongs."""

    kind: str
    row_ref: int
    community_ref: int | None
    meeting_ref: int | None
    author_id: int | None


@dataclass(frozen=True, kw_only=True)
class Place:
    """One place where the words stand: a field of a row, within it the leaf at `place`, and of that the part `words`.

    A `picture` is its whole field.
    """

    kind: str
    row: Model
    field: str
    place: str
    words: str = ""
    picture: bytes = b""


@transaction.atomic
def report(
    reported: Reported, places: Sequence[Place], *, instead: str, by: Person, at: datetime
) -> BreachReport:
    """From now on `instead` stands in all those places, and nothing where a picture was; what stood there is sealed with
    the report.
    """
    made = BreachReport.objects.create(
        kind=reported.kind, row_ref=reported.row_ref, community_ref=reported.community_ref,
        meeting_ref=reported.meeting_ref, author_id=reported.author_id, at=at, by=by,
    )  # fmt: skip
    for one in places:
        if one.picture:
            _set(one.row, one.field, b"")
        else:
            before = leaf(getattr(one.row, one.field), one.place) or ""
            _put(one.row, one.field, one.place, before.replace(one.words, instead))
        TakenOut.objects.create(
            report=made, kind=one.kind, row_ref=one.row.pk, place=one.place, words=one.words, picture=one.picture,
            instead=instead,
        )  # fmt: skip
    journal.record(
        TextReported(
            at=at, by=by.pk, report=made.pk, community=made.community_ref, meeting=made.meeting_ref,
            author=made.author_id,
        )
    )  # fmt: skip
    return made


@transaction.atomic
def answer(*, report: BreachReport, chair: Chair, hides: bool, by: Person, at: datetime) -> None:
    """Said once by each of the two. Raises `Decided`, and `NotYours` for who wrote it, reported it or has answered."""
    _require_open(report)
    involved = Involved(reporter=report.by_id, author=report.author_id)
    if not involved.may_decide(by.pk) or ReportAnswer.objects.filter(report=report, by=by).exists():
        raise NotYours(_("Somebody else looks at this one."))
    if ReportAnswer.objects.filter(report=report, chair=chair).exists():
        raise NotYours(_("This was answered a moment ago."))
    ReportAnswer.objects.create(report=report, chair=chair, hides=hides, at=at, by=by)
    journal.record(ReportAnswered(at=at, by=by.pk, report=report.pk, chair=chair, hides=hides))


def conclude(
    *,
    report: BreachReport,
    outcome: Outcome,
    rows: Sequence[tuple[TakenOut, Model, str]],
    gone: str,
    at: datetime,
) -> None:
    """Show it again, or put `gone` where words stood and destroy it. `rows`: what still stands of its places."""
    _settle(report, rows, gone=gone if outcome is Outcome.HIDDEN else None)
    _close(report, outcome, at)
    journal.record(
        ReportDecided(
            at=at,
            by=None,
            report=report.pk,
            community=report.community_ref,
            author=report.author_id,
            outcome=outcome,
        )
    )


def take_back(
    *, report: BreachReport, rows: Sequence[tuple[TakenOut, Model, str]], by: Person, at: datetime
) -> None:
    """By whoever reported it, until somebody has answered. Raises `Decided`."""
    _require_open(report)
    if ReportAnswer.objects.filter(report=report).exists():
        raise Decided(_("Somebody has looked at it by now. They decide what happens next."))
    _settle(report, rows, gone=None)
    _close(report, BreachReport.Outcome.TAKEN_BACK, at)
    journal.record(ReportTakenBack(at=at, by=by.pk, report=report.pk))


def destroy_left_over() -> int:
    """Keys of reports that are decided, should one have outlived its report in a crash. Returns how many."""
    named = {name for name in keys().names() if name.startswith("report-")}
    decided = BreachReport.objects.filter(
        pk__in=[
            int(name.removeprefix("report-")) for name in named if name.removeprefix("report-").isdecimal()
        ]
    ).exclude(decided_at=None)
    return sum(keys().destroy(key_of(pk)) for pk in decided.values_list("pk", flat=True))


def key_of(report_id: int) -> str:
    return f"report-{report_id}"


def _require_open(report: BreachReport) -> None:
    if report.decided_at is not None:
        raise Decided(_("This is decided already."))


def _settle(report: BreachReport, rows: Sequence[tuple[TakenOut, Model, str]], *, gone: str | None) -> None:
    """`gone` None: the words go back to where their stand-in still is, a picture to where there is none; what was written
    over stays as it is.
    """
    for taken, row, field in rows:
        value = getattr(row, field)
        if taken.picture and gone is None and not value:
            _set(row, field, taken.picture)
        places = [taken.place, *(place for place, _words in leaves(value))]
        place = next((one for one in places if taken.instead in (leaf(value, one) or "")), None)
        if place is not None:
            words = taken.words if gone is None else gone
            _put(row, field, place, (leaf(value, place) or "").replace(taken.instead, words, 1))
    TakenOut.objects.filter(report=report).delete()


def _put(row: Model, field: str, place: str, words: str) -> None:
    _set(row, field, with_leaf(getattr(row, field), place, words))


def _set(row: Model, field: str, value: Any) -> None:
    setattr(row, field, value)
    row.save(update_fields=[field])


def _close(report: BreachReport, outcome: str, at: datetime) -> None:
    report.outcome, report.decided_at = outcome, at
    report.save(update_fields=["outcome", "decided_at"])
    transaction.on_commit(lambda: keys().destroy(key_of(report.pk)))
