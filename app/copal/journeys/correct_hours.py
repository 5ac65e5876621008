"""Evidence changed after the close: what no longer holds is taken back, what holds now is credited, with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from copal.domain.attendance.actions.differences import note_differences
from copal.domain.attendance.actions.recounts import ask_recount, recount_done, recounts_due
from copal.domain.attendance.queries import who_was_there
from copal.domain.confidentiality.rules import Screened, composed
from copal.domain.credentials import actions as credentials
from copal.domain.hours import actions as hours
from copal.domain.hours.actions import Earning
from copal.domain.hours.models import LedgerEntry
from copal.domain.hours.queries import standing_entries
from copal.domain.meetings.models import Meeting
from copal.domain.meetings.queries.pricing import policy_for
from copal.domain.meetings.queries.stretches import closed_after, closed_before
from copal.domain.people.models import Person
from copal.domain.training.actions import hold
from copal.domain.training.queries import held_of_meeting
from copal.journeys.earnings import Held, Key, earnings_of, hold_people, holdings_of
from copal.journeys.real_times import real_stretches
from copal.journeys.reckoning import Reckoned, reckon, session_of

MOST_AT_ONCE = 50


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a correction would do to one person's minutes at a meeting; `held` are minutes that wait for approval."""

    person_id: int
    was_minutes: int
    now_minutes: int
    was_held_minutes: int = 0
    now_held_minutes: int = 0


@transaction.atomic
def recredit(*, meeting: Meeting, reason: Screened, by: Person | None, at: datetime) -> list[int]:
    """Bring the ledger in step with the evidence, by the policy the meeting was closed under.

    Returns the ids of the people whose minutes changed; nothing is written where nothing changed, or while
    the meeting is still open. Each change is a reversal and, where minutes remain, a new entry. Meetings of the same
    hour that were closed later are counted again after this.
    """
    meeting = _held(meeting)
    if getattr(meeting, "closing", None) is None:
        return []
    before = standing_entries(meeting.pk)
    hold_people({*who_was_there(meeting), *(person_id for person_id, *_kind in before)})
    held, people = _now(meeting)
    now = earnings_of(people, held, reason)
    differing = _differing(meeting, before, now)
    hours.reverse([before[key] for key in before if key in differing], reason=reason, by=by, at=at)
    hours.credit([now[key] for key in now if key in differing], by=by, at=at)
    note_differences(
        meeting_id=meeting.pk, minutes={one.person_id: one.apart_minutes for one in people}, at=at
    )
    waited = _hold(meeting, held, people, by, at)
    changed = sorted({person_id for person_id, *_kind in differing})
    if changed:
        ask_recount(closed_after(meeting), at=at)
    credentials.order(meeting=meeting, person_ids=changed, by=by, at=at)
    return sorted({*changed, *waited})


def _now(meeting: Meeting) -> tuple[Held, list[Reckoned]]:
    session, policy = session_of(meeting), policy_for(meeting)
    stretches = real_stretches(meeting, session)
    people = reckon(meeting, session=session, policy=policy, stretches=stretches)
    return Held(meeting=meeting, session=session, policy=policy, stretches=stretches), people


def _differing(meeting: Meeting, before: Mapping[Key, LedgerEntry], now: Mapping[Key, Earning]) -> set[Key]:
    """Whose minutes of a kind differ, or who gave them the training, which their paper names; where another meeting
    was held at that hour, also whose moments do.
    """
    others = bool(closed_after(meeting) or closed_before(meeting, session_of(meeting)))
    return {
        key
        for key in before.keys() | now.keys()
        if key not in before
        or key not in now
        or before[key].minutes != now[key].minutes
        or before[key].why.get("trainer") != now[key].why.get("trainer")
        or (others and before[key].why.get("counted") != now[key].why["counted"])
    }


def _hold(
    meeting: Meeting, held: Held, people: Sequence[Reckoned], by: Person | None, at: datetime
) -> list[int]:
    """Bring what waits in step, too. Returns whose changed."""
    was = {(one.person_id, one.training): one.minutes for one in held_of_meeting(meeting.pk)}
    wanted = holdings_of(people, held)
    now = {(one.person_id, one.training): one.minutes for one in wanted}
    if was == now:
        return []
    training = {
        one.person_id: sum(part.minutes for part in one.credited if part.kind == "training") for one in people
    }
    hold(meeting_id=meeting.pk, holdings=wanted, credited=training, by=by.pk if by else None, at=at)
    return sorted({key[0] for key in was.keys() | now.keys() if was.get(key) != now.get(key)})


def _held(meeting: Meeting) -> Meeting:
    """The meeting as it is now, closed perhaps since the caller fetched it; held until this is done."""
    Meeting.objects.select_for_update(no_key=True).only("pk").get(pk=meeting.pk)
    return Meeting.objects.select_related("community", "closing").get(pk=meeting.pk)


def out_of_step(meeting: Meeting) -> list[Change]:
    """Whose credited or waiting minutes differ from what the evidence says now. Nobody's while the meeting is open."""
    if getattr(meeting, "closing", None) is None:
        return []
    held, people = _now(meeting)
    before, now = standing_entries(meeting.pk), earnings_of(people, held)
    differing = {person_id for person_id, *_kind in _differing(meeting, before, now)}
    was_held = {(one.person_id, one.training): one.minutes for one in held_of_meeting(meeting.pk)}
    now_held = {(one.person_id, one.training): one.minutes for one in holdings_of(people, held)}
    differing |= {
        key[0] for key in was_held.keys() | now_held.keys() if was_held.get(key) != now_held.get(key)
    }
    return [
        Change(
            person_id=person_id,
            was_minutes=sum(entry.minutes for key, entry in before.items() if key[0] == person_id),
            now_minutes=sum(one.minutes for key, one in now.items() if key[0] == person_id),
            was_held_minutes=sum(minutes for key, minutes in was_held.items() if key[0] == person_id),
            now_held_minutes=sum(minutes for key, minutes in now_held.items() if key[0] == person_id),
        )
        for person_id in sorted(differing)
    ]


def recount_due(*, at: datetime, most: int = MOST_AT_ONCE) -> int:
    """Count again what another meeting of the same hour has freed or taken. Returns how many meetings were looked at."""
    done = 0
    for meeting_id in recounts_due(most=most):
        with transaction.atomic():
            meeting = Meeting.objects.select_related("community", "closing").get(pk=meeting_id)
            recount_done(meeting_id)
            recredit(
                meeting=meeting, by=None, at=at,
                reason=composed(
                    _("Another meeting of the same hour was corrected, and no minute counts twice."),
                    audience="attended",
                ),
            )  # fmt: skip
        done += 1
    return done
