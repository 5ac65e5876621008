""" "I was there", said by the person, and the answer to it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.attendance import rules
from copal.domain.attendance.actions.doors import lock
from copal.domain.attendance.actions.presence import check_times
from copal.domain.attendance.facts import ClaimDecided, ClaimMade
from copal.domain.attendance.models import Claim, Stay
from copal.domain.confidentiality.rules import Screened
from copal.domain.journal import actions as journal
from copal.domain.meetings.models import Cancellation, Meeting
from copal.domain.people.models import Person
from copal.policies import doors as policies

SLACK = timedelta(hours=3)  # a claim may name times this far outside the schedule: meetings run over


class NotOverYet(Refused):
    reason = "not_over_yet"


class TooLate(Refused):
    reason = "too_late"


class ClaimTimesWrong(Refused):
    reason = "times_wrong"


class AlreadyDecided(Refused):
    reason = "already_decided"


@transaction.atomic
def make_claim(
    *, meeting: Meeting, person: Person, since: datetime, until: datetime, words: Screened, at: datetime
) -> Claim:
    """Say that one was there. While it is undecided, saying it again changes its times and words."""
    lock(meeting)
    _check_claim(meeting, since, until, at)
    claim = Claim.objects.filter(meeting=meeting, person=person, decided_at=None).first()
    if claim is not None and (claim.since, claim.until, claim.words) == (since, until, words.words):
        return claim
    claim = claim or Claim(meeting=meeting, person=person)
    claim.since, claim.until, claim.words, claim.at = since, until, words.words, at
    claim.save()
    journal.record(ClaimMade(at=at, by=person.pk, meeting=meeting.pk, person=person.pk, claim=claim.pk))
    return claim


def _check_claim(meeting: Meeting, since: datetime, until: datetime, at: datetime) -> None:
    if Cancellation.objects.filter(meeting=meeting).exists() or at < meeting.starts_at:
        raise NotOverYet(_("You can say this once the meeting has taken place."))
    policy = policies.in_force(on=at.date())
    if at > meeting.ends_at + timedelta(days=policy.claim_days):
        last = rules.claims_end(meeting.ends_at, meeting.timezone, policy)
        raise TooLate(
            _("This was possible until %(day)s. Please talk with your facilitator.")
            % {"day": last.isoformat()}
        )
    if until <= since:
        raise ClaimTimesWrong(_("The time you left has to be after the time you came."))
    if since < meeting.starts_at - SLACK or until > meeting.ends_at + SLACK:
        raise ClaimTimesWrong(_("These times are too far from the meeting."))
    check_times(meeting, since, until, at=at)


@transaction.atomic
def take_back(*, claim: Claim, by: Person, at: datetime) -> None:
    """The one who made it no longer means it."""
    _settle(claim, "taken_back", "", by, at)


@transaction.atomic
def decide(*, claim: Claim, decision: str, words: Screened, by: Person, at: datetime) -> Stay | None:
    """Accept (the stay is added to the evidence and returned) or decline. Once only.

    Hours already credited are not touched here: that is the journey's business.
    """
    if decision not in ("accepted", "declined"):
        raise ValueError(decision)
    lock(claim.meeting)
    if not _settle(claim, decision, words.words, by, at) or decision == "declined":
        return None
    return Stay.objects.create(
        meeting=claim.meeting, person_id=claim.person_id, since=claim.since, until=claim.until,
        source=Stay.Source.CLAIM, said_by=by, at=at, client_key=f"claim:{claim.pk}",
    )  # fmt: skip


def _settle(claim: Claim, decision: str, words: str, by: Person, at: datetime) -> bool:
    """Write the decision. The same one again changes nothing; another one is refused."""
    fields = ["decision", "decided_words", "decided_at", "decided_by"]
    open_one = Claim.objects.select_for_update(no_key=True).filter(pk=claim.pk, decided_at=None).first()
    if open_one is not None:
        open_one.decision, open_one.decided_words = decision, words
        open_one.decided_at, open_one.decided_by = at, by
        open_one.save(update_fields=fields)
    claim.refresh_from_db(fields=fields)
    if open_one is None:
        if claim.decision != decision:
            raise AlreadyDecided(_("This was already decided."))
        return False
    journal.record(
        ClaimDecided(
            at=at, by=by.pk, meeting=claim.meeting_id, person=claim.person_id, claim=claim.pk,
            decision=decision,
        )
    )  # fmt: skip
    return True
