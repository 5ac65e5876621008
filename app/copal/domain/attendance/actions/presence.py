"""Presence as somebody else says it: roll call, people on the phone, sign-in sheets; and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.attendance import rules
from copal.domain.attendance.actions.doors import lock
from copal.domain.attendance.facts import PresenceMarked, PresencePutBack, PresenceWithdrawn
from copal.domain.attendance.models import Stay, Withdrawal
from copal.domain.confidentiality.rules import Screened, composed
from copal.domain.journal import actions as journal
from copal.domain.meetings.models import Cancellation, Meeting
from copal.domain.people.models import Person
from copal.policies import doors as policies

LONGEST = timedelta(hours=24)  # no meeting's presence reaches further from its time than this


class TimesWrong(Refused):
    reason = "times_wrong"


class TooEarly(Refused):
    reason = "too_early"


class WasCalledOff(Refused):
    reason = "meeting_cancelled"


class ReasonMissing(Refused):
    reason = "reason_missing"


@dataclass(frozen=True, kw_only=True)
class Marking:
    """One person's presence as it was said. `until` None: still here. `note` is a flag such as on_phone."""

    person_id: int
    since: datetime
    until: datetime | None
    source: str = Stay.Source.ROLL_CALL
    client_key: str = ""
    note: str = ""


def check_times(meeting: Meeting, since: datetime, until: datetime | None, *, at: datetime) -> None:
    """Raise `TimesWrong` where they run backwards, lie ahead, or have nothing to do with the meeting."""
    if until is not None and until <= since:
        raise TimesWrong(_("The time they left has to be after the time they came."))
    if max(since, until or since) > at + timedelta(minutes=1):
        raise TimesWrong(_("This time has not come yet."))
    if since < meeting.starts_at - LONGEST or (until or since) > meeting.ends_at + LONGEST:
        raise TimesWrong(_("These times are too far from the meeting."))


@transaction.atomic
def mark(*, meeting: Meeting, markings: Sequence[Marking], by: Person, at: datetime) -> list[Stay]:
    """Write down who was here.

    Quietly left out: a marking whose `client_key` is known for that person, and "still here" for someone
    who is already in.
    """
    lock(meeting)
    _check_meeting(meeting, at)
    for one in markings:
        check_times(meeting, one.since, one.until, at=at)
    new = _not_yet_known(meeting, markings)
    stays = Stay.objects.bulk_create(
        [
            Stay(
                meeting=meeting, person_id=one.person_id, since=one.since, until=one.until, source=one.source,
                said_by=by, at=at, client_key=one.client_key, note=one.note,
            )
            for one in new
        ]
    )  # fmt: skip
    journal.record_all(
        PresenceMarked(
            at=at, by=by.pk, meeting=meeting.pk, person=stay.person_id, source=str(stay.source)
        )
        for stay in stays
    )  # fmt: skip
    return stays


def _not_yet_known(meeting: Meeting, markings: Sequence[Marking]) -> list[Marking]:
    theirs = Stay.objects.filter(meeting=meeting)
    keys = {one.client_key for one in markings} - {""}
    sent = set(theirs.filter(client_key__in=keys).values_list("person_id", "client_key"))
    still_in = set(theirs.filter(until=None, withdrawal=None).values_list("person_id", flat=True))
    return [
        one
        for one in markings
        if (one.person_id, one.client_key) not in sent
        and not (one.until is None and one.person_id in still_in)
    ]


def _check_meeting(meeting: Meeting, at: datetime) -> None:
    if Cancellation.objects.filter(meeting=meeting).exists():
        raise WasCalledOff(_("This meeting was called off, so nobody can be marked here."))
    policy = policies.in_force(on=at.date())
    window = rules.doors(starts_at=meeting.starts_at, ends_at=meeting.ends_at, policy=policy)
    if at < window.since:
        raise TooEarly(_("It is too early to say who is here."))


@transaction.atomic
def withdraw(*, stay: Stay, reason: Screened, by: Person, at: datetime) -> Withdrawal:
    """Let a stay no longer count. The row stays, with who took it back and why. Again changes nothing."""
    if not reason.words:
        raise ReasonMissing(_("Say in a few words why."))
    lock(stay.meeting)
    withdrawal, is_new = Withdrawal.objects.get_or_create(
        stay=stay, defaults={"reason": reason.words, "at": at, "by": by}
    )
    if is_new:
        journal.record(
            PresenceWithdrawn(
                at=at, by=by.pk, meeting=stay.meeting_id, person=stay.person_id, stay=stay.pk
            )
        )  # fmt: skip
    return withdrawal


@transaction.atomic
def put_back(*, stay: Stay, by: Person, at: datetime) -> None:
    """Undo a withdrawal: the stay counts again. The journal keeps both."""
    lock(stay.meeting)
    gone, _rows = Withdrawal.objects.filter(stay=stay).delete()
    if gone:
        journal.record(
            PresencePutBack(at=at, by=by.pk, meeting=stay.meeting_id, person=stay.person_id, stay=stay.pk)
        )


@transaction.atomic
def correct(*, stay: Stay, since: datetime, until: datetime | None, by: Person, at: datetime) -> Stay:
    """Other times for a stay: it is withdrawn and a roll-call stay with the right times takes its place."""
    check_times(stay.meeting, since, until, at=at)
    if (stay.since, stay.until) == (since, until):
        return stay
    withdraw(stay=stay, reason=composed(_("Times put right."), audience="facilitators"), by=by, at=at)
    marking = Marking(person_id=stay.person_id, since=since, until=until, note=_kept_note(stay.note))
    made = mark(meeting=stay.meeting, markings=[marking], by=by, at=at)
    return made[0] if made else stay


def _kept_note(note: str) -> str:
    return note if note == rules.ON_PHONE else ""
