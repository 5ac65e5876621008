"""Checking in and out oneself, with the code at the door."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copal.base.refusals import Refused
from copal.domain.attendance import rules
from copal.domain.attendance.facts import CheckedIn, CheckedOut
from copal.domain.attendance.models import DoorKey, Stay, WrongCode
from copal.domain.journal import actions as journal
from copal.domain.meetings.models import Cancellation, Closing, Meeting
from copal.domain.people.models import Person
from copal.policies import doors as policies


class DoorsClosed(Refused):
    reason = "doors_closed"


class MeetingOff(Refused):
    reason = "meeting_cancelled"


class AlreadyClosed(Refused):
    reason = "meeting_closed"


class CodeWrong(Refused):
    reason = "code_wrong"


class TooManyWrongCodes(Refused):
    reason = "too_many_wrong_codes"


def door_key(meeting: Meeting) -> DoorKey:
    """The meeting's secret, made when it is first asked for. Two who ask at once get the same one."""
    return DoorKey.objects.get_or_create(meeting=meeting)[0]


def lock(meeting: Meeting) -> None:
    """One change of presence at a time in one meeting, and none beside its closing."""
    Meeting.objects.select_for_update(no_key=True).only("pk").get(pk=meeting.pk)


def check_in(
    *, meeting: Meeting, person: Person, code: str, shown_at: datetime, client_key: str, at: datetime
) -> Stay:
    """Count the person present from `at` on. `shown_at` is when they gave the code: it must be right then.

    Sent twice with one `client_key`, or again while they are in, changes nothing. A wrong code is kept
    outside any transaction of this action, so that guessing is slowed down even though it is refused.
    """
    known = Stay.objects.filter(meeting=meeting, person=person, client_key=client_key).first()
    if known is not None and client_key:
        return known
    _admit(meeting, at)
    _try_code(meeting, person, code, shown_at, at)
    return _let_in(meeting, person, client_key, at)


def _admit(meeting: Meeting, at: datetime) -> None:
    if Cancellation.objects.filter(meeting=meeting).exists():
        raise MeetingOff(_("This meeting was called off."))
    if Closing.objects.filter(meeting=meeting).exists():
        raise AlreadyClosed(
            _("This meeting is closed. If you were there, you can say so on the meeting's page.")
        )
    policy = policies.in_force(on=at.date())
    window = rules.doors(starts_at=meeting.starts_at, ends_at=meeting.ends_at, policy=policy)
    state = rules.door_state(at, window)
    if state == "early":
        minutes = policy.opens_before_minutes
        raise DoorsClosed(
            ngettext(
                "You can check in from %(minutes)d minute before the start.",
                "You can check in from %(minutes)d minutes before the start.",
                minutes,
            )
            % {"minutes": minutes}
        )
    if state == "over":
        raise DoorsClosed(_("Check-in is over. If you were there, you can say so on the meeting's page."))


def _try_code(meeting: Meeting, person: Person, code: str, shown_at: datetime, at: datetime) -> None:
    """Raise if the code is wrong or they tried too often. Kept tries are committed before the refusal."""
    policy = policies.in_force(on=at.date())
    since = at - timedelta(minutes=policy.wrong_codes_minutes)
    tries = WrongCode.objects.filter(meeting=meeting, person=person, at__gt=since).order_by("at")
    wrong = list(tries.values_list("at", flat=True))
    if len(wrong) >= policy.wrong_codes:
        freed_at = wrong[-policy.wrong_codes] + timedelta(minutes=policy.wrong_codes_minutes)
        raise TooManyWrongCodes(_wait_words(policy.wrong_codes, freed_at - at))
    fresh = timedelta(0) <= at - shown_at <= timedelta(minutes=policy.shown_code_minutes)
    secret = door_key(meeting).secret
    right = rules.code_is_right(code, secret, meeting_id=meeting.pk, at=shown_at, policy=policy)
    if fresh and right:
        return
    WrongCode.objects.create(meeting=meeting, person=person, at=at)
    raise CodeWrong(_("That code is not right. It changes every minute: look at the screen again."))


def _wait_words(tries: int, left: timedelta) -> str:
    minutes = max(1, -(-int(left.total_seconds()) // 60))
    return ngettext(
        "That were %(tries)d wrong codes. Wait %(minutes)d minute, or ask the facilitator to mark you here.",
        "That were %(tries)d wrong codes. Wait %(minutes)d minutes, or ask the facilitator to mark you here.",
        minutes,
    ) % {"tries": tries, "minutes": minutes}


@transaction.atomic
def _let_in(meeting: Meeting, person: Person, client_key: str, at: datetime) -> Stay:
    lock(meeting)
    _admit(meeting, at)
    theirs = Stay.objects.filter(meeting=meeting, person=person)
    already = theirs.filter(until=None, withdrawal=None).order_by("pk").first()
    if already is None and client_key:
        already = theirs.filter(client_key=client_key).first()
    if already is not None:
        return already
    stay = Stay.objects.create(
        meeting=meeting, person=person, since=at, source=Stay.Source.CODE, said_by=person, at=at,
        client_key=client_key,
    )  # fmt: skip
    journal.record(CheckedIn(at=at, by=person.pk, meeting=meeting.pk, person=person.pk))
    return stay


@transaction.atomic
def check_out(*, meeting: Meeting, person: Person, client_key: str, at: datetime) -> bool:
    """End every open stay of theirs. A second time, or with a key already used, changes nothing.

    Returns whether anything was open. A stay that begins later than `at` is left alone.
    """
    lock(meeting)
    if client_key and Stay.objects.filter(meeting=meeting, person=person, out_key=client_key).exists():
        return False
    ended = Stay.objects.filter(
        meeting=meeting, person=person, until=None, withdrawal=None, since__lte=at
    ).update(until=at, out_key=client_key)
    if ended:
        journal.record(CheckedOut(at=at, by=person.pk, meeting=meeting.pk, person=person.pk))
    return bool(ended)
