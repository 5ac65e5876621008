"""A text or a photo tells who somebody is: whoever sees it says so, and it is hidden everywhere at once.

It is taken out of every row that holds it, copies as well, so page, live room, letters, search, exports and caches
have nothing left to show; the rooms it was shown in are told to draw themselves anew. Then two people look: one who
leads the community, one who serves the network.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from django.db import transaction
from django.db.models import Model
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _

from copal.base.numbers import row_number
from copal.base.refusals import Refused
from copal.domain.communities.models import Community
from copal.domain.communities.queries import reads, standing
from copal.domain.confidentiality.actions import reports
from copal.domain.confidentiality.actions.reports import Place, Reported
from copal.domain.confidentiality.models import BreachReport, TakenOut
from copal.domain.confidentiality.queries.reports import lately_reported
from copal.domain.confidentiality.rules.leaves import copied, leaf, leaves
from copal.domain.facilitation.actions import Sender, redraw_rooms
from copal.domain.facilitation.queries import seat_for
from copal.domain.people.models import Person
from copal.journeys.texts import (
    BY_KIND,
    TEXTS,
    Text,
    audience_of,
    author_of,
    community_of,
    meeting_of,
    said_to,
    said_with,
)
from copal.policies import two_people as policies


class NotThere(Refused):
    reason = "report_not_there"


class TooMany(Refused):
    reason = "too_many_reports"


@dataclass(frozen=True, kw_only=True)
class TextNamed:
    """Which text or picture: "decision:7", "photo:7", and "expectation:7:2" for one sentence of a list."""

    kind: str
    row: int
    place: str = ""

    @classmethod
    def read(cls, named: str) -> Self:
        """Raises Http404 for what names nothing."""
        kind, _, rest = named.partition(":")
        row, _, place = rest.partition(":")
        number = row_number(row)
        if number is None:
            raise Http404
        return cls(kind=kind, row=number, place=place)


def report(viewer: Person, named: TextNamed, *, at: datetime) -> BreachReport:
    """Hide it now. Raises Http404 for one that is not there or that they may not see; again changes nothing."""
    text, row = _found(named)
    if not may_read(viewer, text, row):
        raise Http404
    require_few(viewer, at)
    before = _open_report_of(text, row, named.place)
    if before:
        return before
    origin = _origin(text, row, named.place)
    community = Community.objects.filter(pk=community_of(text, row) or 0).first()
    reported = Reported(
        kind=text.kind, row_ref=row.pk, community_ref=community.pk if community else None,
        meeting_ref=meeting_of(text, row), author_id=author_of(text, row),
    )  # fmt: skip
    with transaction.atomic():
        made = reports.report(
            reported,
            list(_pictures(text, origin) if origin.picture else _places(origin, community)),
            instead=_instead(community),
            by=viewer,
            at=at,
        )
        redraw(made, at=at)
    return made


def report_in_room(sender: Sender, fields: Mapping[str, str], *, at: datetime) -> None:
    """The same from a screen of a live room, which may still show what is gone by now. Raises `NotThere`."""
    try:
        report(sender.person, TextNamed.read(fields.get("text", "")), at=at)
    except Http404:
        raise NotThere(_("This text is not there any more.")) from None


def take_back_in_room(sender: Sender, *, at: datetime) -> None:
    """The latest one of theirs in this community that nobody has looked at. Raises `NotThere`."""
    found = lately_reported(sender.person.pk, sender.meeting.community_id)
    try:
        take_back(sender.person, found or 0, at=at)
    except Http404:
        raise NotThere(_("The time to take it back is over. Two people look at it.")) from None


def may_read(viewer: Person, text: Text, row: Model) -> bool:
    """Whether this text of somebody is shown to the viewer at all."""
    if text.is_fixed:
        return False
    if viewer.pk in (author_of(text, row), said_to(text, row)):
        return True
    community = Community.objects.filter(pk=community_of(text, row) or 0).first()
    if community is None:
        return False
    meeting = meeting_of(text, row)
    attends = meeting is not None and _attends(viewer, meeting)
    return reads(standing(viewer, community), audience_of(text, row), community, attends=attends)


def _attends(viewer: Person, meeting_id: int) -> bool:
    try:
        seat_for(viewer, meeting_id)
    except Http404:
        return False
    return True


def take_back(viewer: Person, report_id: int, *, at: datetime) -> None:
    """By whoever reported it, for a short while. Raises Http404 for somebody else's and later on."""
    found = BreachReport.objects.filter(pk=report_id, by=viewer).first()
    policy = policies.in_force(on=at.date())
    if found is None or at - found.at > timedelta(minutes=policy.report_undo_minutes):
        raise Http404
    with transaction.atomic():
        redraw(found, at=at)
        reports.take_back(report=found, rows=rows_of(found), by=viewer, at=at)


def require_few(viewer: Person, at: datetime) -> None:
    """Hiding is quick, so that it helps; nobody can hide everything others say. Raises `TooMany`."""
    policy = policies.in_force(on=at.date())
    lately = BreachReport.objects.filter(by=viewer, at__gt=at - timedelta(hours=1)).count()
    if lately >= policy.report_most_per_hour:
        raise TooMany(
            _("You reported many texts in a short time. Please tell the network’s staff what is going on.")
        )


def _found(named: TextNamed) -> tuple[Text, Model]:
    text = BY_KIND.get(named.kind)
    row: Model | None = text.rows.filter(pk=named.row).first() if text else None
    if text is None or row is None:
        raise Http404
    return text, row


def _open_report_of(text: Text, row: Model, place: str) -> BreachReport | None:
    taken = TakenOut.objects.filter(kind=text.kind, row_ref=row.pk, place=place, report__decided_at=None)
    found = taken.select_related("report").first()
    return found.report if found else None


def _instead(community: Community | None) -> str:
    with translation.override(community.language if community else None):
        return _("(hidden while it is looked at)")


def _origin(text: Text, row: Model, place: str) -> Place:
    """Where it stands. Raises Http404 where nothing does."""
    value = getattr(row, text.field)
    if isinstance(value, bytes):
        words, picture = "", b"" if place else value
    else:
        words, picture = leaf(value, place) or "", b""
    if not (words or picture):
        raise Http404
    return Place(kind=text.kind, row=row, field=text.field, place=place, words=words, picture=picture)


def _pictures(text: Text, origin: Place) -> Iterator[Place]:
    """Where it stands, and where it was shared again at the same meeting: somebody tapped twice. One at a time: they are large."""
    yield origin
    others = text.rows.filter(**{text.meeting: meeting_of(text, origin.row)}).exclude(pk=origin.row.pk)
    for row in others.order_by("pk").iterator(chunk_size=1):
        if getattr(row, text.field) == origin.picture:
            yield replace(origin, row=row)


def _places(origin: Place, community: Community | None) -> Iterator[Place]:
    """Where the words stand, what was said in the same breath, and every copy of them in the community."""
    words = origin.words
    yield origin
    beside = [replace(origin, row=one, words=one.words) for one in said_with(origin.row)]
    yield from beside
    known = {(one.kind, one.row.pk, one.place) for one in (origin, *beside)}
    for other in TEXTS if community else ():
        if not other.is_fixed:
            rows = (
                other.rows.filter(**{other.community: community.pk}) if other.community and community else ()
            )
            yield from _copies(other, rows, words, known)


def _copies(
    text: Text, rows: Iterable[Model], words: str, known: set[tuple[str, int, str]]
) -> Iterator[Place]:
    for row in rows:
        for place, there in list(leaves(getattr(row, text.field))):
            part = copied(words, there)
            if part and (text.kind, row.pk, place) not in known:
                yield Place(kind=text.kind, row=row, field=text.field, place=place, words=part)


def rows_of(report: BreachReport) -> list[tuple[TakenOut, Model, str]]:
    """The places it was taken from, without those that are gone by now."""
    found = []
    for taken in TakenOut.objects.filter(report=report).order_by("pk"):
        text = BY_KIND[taken.kind]
        row = text.rows.filter(pk=taken.row_ref).first()
        if row is not None:
            found.append((taken, row, text.field))
    return found


def redraw(report: BreachReport, *, at: datetime) -> None:
    """Every room that may show the words is told to look again: those of their meetings, and those open right now."""
    meetings = {report.meeting_ref}
    meetings |= {meeting_of(BY_KIND[taken.kind], row) for taken, row, _field in rows_of(report)}
    redraw_rooms({one for one in meetings if one is not None}, also_open_in=report.community_ref, at=at)
