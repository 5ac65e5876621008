"""Who is here, who was expected, and what one person's own presence looks like."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from copal.base.intervals import Interval, clipped, seconds_of
from copal.domain.attendance import rules
from copal.domain.attendance.models import Claim, DoorKey, Stay
from copal.domain.attendance.queries.evidence import session_end
from copal.domain.attendance.rules import Piece
from copal.domain.communities.models import Membership
from copal.domain.meetings.models import Answer, Invitation, Meeting
from copal.domain.people.models import Person
from copal.policies import doors as policies

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Answered(TypedDict):
    """What `people_expected` adds to each person."""

    coming: str | None
    how: str | None
    is_member: bool


type WithAnswer = WithAnnotations[Person, Answered]


@dataclass(frozen=True, kw_only=True)
class StayRow:
    """One stay as it is shown. `until` None: still in, or no end was recorded."""

    id: int
    since: datetime
    until: datetime | None
    source: str
    source_words: str
    said_by: str  # chosen name, or empty
    at: datetime
    note: str
    report: int | None
    withdrawn: bool = False
    withdrawn_reason: str = ""
    withdrawal_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Present:
    """One person's presence. `minutes` is the union inside the meeting, up to the moment asked about."""

    person: int
    name: str
    stays: list[StayRow]
    union: list[Interval]
    minutes: int
    is_in: bool
    in_since: datetime | None
    has_account: bool = True
    withdrawn: list[StayRow] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Expected:
    """Someone who may be marked here: a member, someone invited, or someone who answered."""

    person: int
    name: str
    coming: str  # going | maybe | no | empty
    how: str  # room | remote | empty
    is_member: bool


def _row(stay: Stay) -> StayRow:
    gone = getattr(stay, "withdrawal", None)
    return StayRow(
        id=stay.pk, since=stay.since, until=stay.until, source=stay.source,
        source_words=str(stay.get_source_display()),
        said_by=stay.said_by.chosen_name if stay.said_by and stay.said_by_id != stay.person_id else "",
        at=stay.at, note=stay.note, report=stay.report_id, withdrawn=gone is not None,
        withdrawn_reason=gone.reason if gone else "",
        withdrawal_id=gone.pk if gone else None,
    )  # fmt: skip


def presence_at(meeting: Meeting, *, at: datetime, ends_at: datetime | None = None) -> list[Present]:
    """Everyone with a stay, those who are in first, then by name. One query where `ends_at` is given, else two.

    A person whose every stay was withdrawn is still listed, so that it can be undone.
    """
    end = ends_at or session_end(meeting)
    rows = Stay.objects.filter(meeting=meeting).select_related("person", "said_by", "withdrawal")
    by_person: dict[int, list[Stay]] = defaultdict(list)
    for stay in rows.order_by("since", "pk"):
        by_person[stay.person_id].append(stay)
    found = [_present(stays, meeting, at, end) for stays in by_person.values()]
    return sorted(found, key=lambda one: (not one.is_in, not one.stays, one.name.casefold(), one.person))


def _present(rows: list[Stay], meeting: Meeting, at: datetime, end: datetime) -> Present:
    stays = [_row(one) for one in rows]
    live = [one for one in stays if not one.withdrawn]
    until = min(at, end)
    pieces = [Piece(since=one.since, until=one.until, note=one.note) for one in live]
    session = Interval(meeting.starts_at, max(meeting.starts_at, until))
    union = rules.counted(pieces, max(until, meeting.starts_at))
    opened = [one.since for one in live if one.until is None]
    person = rows[0].person
    return Present(
        person=person.pk, name=person.chosen_name, stays=live, union=union,
        minutes=seconds_of(clipped(union, session)) // 60, is_in=bool(opened) and at < end + timedelta(hours=1),
        in_since=min(opened, default=None), has_account=person.opened_at is not None,
        withdrawn=[one for one in stays if one.withdrawn],
    )  # fmt: skip


def people_expected(meeting: Meeting) -> "QuerySet[WithAnswer]":
    """Current members, those invited or who answered, and those with a stay: whoever may be marked here.

    Annotated with `coming`, `how` and `is_member`; by name. One query however many they are.
    """
    answers = Answer.objects.filter(meeting=meeting, person=OuterRef("pk"))
    members = Membership.objects.filter(community=meeting.community_id, ended_at=None)
    return (
        Person.objects.filter(
            Q(pk__in=members.values("person"))
            | Q(pk__in=Invitation.objects.filter(meeting=meeting, guest=True).values("person"))
            | Q(pk__in=Answer.objects.filter(meeting=meeting).values("person"))
            | Q(pk__in=Stay.objects.filter(meeting=meeting).values("person"))
        )
        .annotate(
            coming=Subquery(answers.values("coming")[:1]),
            how=Subquery(answers.values("how")[:1]),
            is_member=Exists(members.filter(person=OuterRef("pk"))),
        )
        .order_by(F("coming").asc(nulls_last=True), "chosen_name", "pk")
    )


def expected_at(meeting: Meeting, *, named: str = "", most: int = 600) -> list[Expected]:
    """As `people_expected`, in the order going, maybe, no answer, not; `named` narrows by a part of the name."""
    people = people_expected(meeting)
    if named.strip():
        people = people.filter(chosen_name__icontains=named.strip())
    found = [
        Expected(
            person=one.pk, name=one.chosen_name, coming=one.coming or "", how=one.how or "",
            is_member=one.is_member,
        )
        for one in people[:most]
    ]  # fmt: skip
    order = {"going": 0, "maybe": 1, "": 2, "no": 3}
    return sorted(found, key=lambda one: (order[one.coming], one.name.casefold(), one.person))


def person_expected(meeting: Meeting, person_id: int) -> Person:
    """The person, if they may be marked at this meeting; else the same as not there."""
    found = people_expected(meeting).filter(pk=person_id).first()
    if found is None:
        raise Http404
    return found


def stay_of(meeting: Meeting, stay_id: int) -> Stay:
    """A stay of this meeting, with its meeting fetched; else Http404."""
    stay = Stay.objects.select_related("meeting", "person").filter(meeting=meeting, pk=stay_id).first()
    if stay is None:
        raise Http404
    return stay


@dataclass(frozen=True, kw_only=True)
class Door:
    """What is shown at the door at one moment. `code` is empty outside the window."""

    code: str
    changes_at: datetime
    seconds_left: int
    state: str  # early | open | over
    opens_at: datetime
    closes_at: datetime


def door_of(meeting: Meeting, *, at: datetime) -> Door:
    """The code now. One query. The key must have been made (`actions.doors.door_key`), else there is no code."""
    policy = policies.in_force(on=at.date())
    window = rules.doors(starts_at=meeting.starts_at, ends_at=meeting.ends_at, policy=policy)
    secret = DoorKey.objects.filter(meeting=meeting).values_list("secret", flat=True).first()
    left = rules.seconds_left(at, policy)
    state = rules.door_state(at, window)
    code = rules.door_code(secret, meeting_id=meeting.pk, at=at, policy=policy) if secret else ""
    return Door(
        code=code if state == "open" else "", seconds_left=left, changes_at=at + timedelta(seconds=left),
        state=state, opens_at=window.since, closes_at=window.until,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Mine:
    """One's own presence: what counts, whether one is in, and what one has claimed."""

    stays: list[StayRow]
    union: list[Interval]
    minutes: int
    in_since: datetime | None
    claim: Claim | None = None


def my_presence(meeting: Meeting, person: Person, *, at: datetime) -> Mine:
    """Two queries: the stays and the latest claim."""
    rows = Stay.objects.filter(meeting=meeting, person=person, withdrawal=None)
    stays = list(rows.select_related("person", "said_by", "withdrawal").order_by("since", "pk"))
    closing = getattr(meeting, "closing", None)
    end = closing.ends_at if closing else meeting.ends_at
    claim = Claim.objects.filter(meeting=meeting, person=person).order_by("-pk").first()
    if not stays:
        return Mine(stays=[], union=[], minutes=0, in_since=None, claim=claim)
    one = _present(stays, meeting, at, end)
    return Mine(
        stays=one.stays, union=one.union, minutes=one.minutes,
        in_since=one.in_since if one.is_in else None, claim=claim,
    )  # fmt: skip
