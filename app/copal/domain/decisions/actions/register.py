"""The register of decisions: keep what was agreed, look at it again, hand it on, open it again."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from copal.domain.communities.models import Community, Membership
from copal.domain.confidentiality.rules import Screened
from copal.domain.decisions.actions.proposals import held
from copal.domain.decisions.actions.refusals import (
    DayIsPast,
    NotAgreed,
    NotAMember,
    NoWords,
    Settled,
    StillOpen,
)
from copal.domain.decisions.facts import (
    DecisionChanged,
    DecisionKept,
    DecisionReopened,
    DecisionReviewed,
    ReviewTakenBack,
)
from copal.domain.decisions.models import (
    Decision,
    Proposal,
    ProposalClosing,
    PutAway,
    Reopening,
    Review,
)
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person
from copal.instruments.consensus import Outcome


@transaction.atomic
def adopt(
    *, proposal: Proposal, minute: Screened, owner: Person | None, review_date: date | None,
    by: Person | None, at: datetime,
) -> Decision:  # fmt: skip
    """Keep what was agreed, in the words of the minute. Again returns the decision that is there.

    Raises `StillOpen`, `NotAgreed`, `Settled`, `NoWords`, `NotAMember`, `DayIsPast`.
    """
    proposal = held(proposal.pk)
    there = Decision.objects.filter(proposal=proposal).first()
    if there is not None:
        return there
    closing = _agreed_closing(proposal)
    if not minute.words:
        raise NoWords(_("Say in a sentence what was decided."))
    community = proposal.meeting.community
    _require_member(community, owner)
    _require_to_come(community, review_date, at)
    kept = Decision.objects.create(
        community=community, meeting_id=proposal.meeting_id, segment_id=proposal.segment_id,
        proposal=proposal, words=minute.words, outcome=closing.outcome, owner=owner,
        review_date=review_date, at=at, by=by,
    )  # fmt: skip
    journal.record(
        DecisionKept(at=at, by=kept.by_id, community=community.pk, meeting=kept.meeting_id, decision=kept.pk)
    )
    return kept


def _agreed_closing(proposal: Proposal) -> ProposalClosing:
    closing = ProposalClosing.objects.filter(proposal=proposal).first()
    if closing is None:
        raise StillOpen(_("Close the proposal first."))
    if (
        PutAway.objects.filter(proposal=proposal).exists()
        or Proposal.objects.filter(amends=proposal).exists()
    ):
        raise Settled(_("This was settled already."))
    if closing.outcome not in (Outcome.AGREED, Outcome.WORRIES):
        raise NotAgreed(_("The group has not agreed to this. Say it in other words, or park it."))
    return closing


def _require_member(community: Community, owner: Person | None) -> None:
    if owner and not Membership.objects.current().filter(community=community, person=owner).exists():
        raise NotAMember(_("Choose somebody who is a member of this community."))


def _require_to_come(community: Community, review_date: date | None, at: datetime) -> None:
    if review_date and review_date <= at.astimezone(ZoneInfo(community.timezone)).date():
        raise DayIsPast(_("Choose a day to come for looking at it again."))


@transaction.atomic
def change(
    *, decision: Decision, owner: Person | None, review_date: date | None, by: Person, at: datetime
) -> None:
    """Another owner or another review day. Raises `NotAMember`, `DayIsPast`."""
    decision = _held(decision)
    new = {"owner": owner.pk if owner else None, "review_date": review_date}
    old = {"owner": decision.owner_id, "review_date": decision.review_date}
    what = [name for name in new if new[name] != old[name]]
    if not what:
        return
    if "owner" in what:
        _require_member(decision.community, owner)
    if "review_date" in what:
        _require_to_come(decision.community, review_date, at)
    decision.owner, decision.review_date = owner, review_date
    decision.save(update_fields=["owner", "review_date"])
    journal.record(DecisionChanged(at=at, by=by.pk, decision=decision.pk, what=what))


@transaction.atomic
def mark_reviewed(*, decision: Decision, next_date: date | None, by: Person, at: datetime) -> Review | None:
    """The group looked at it and it stands, until `next_date` if there is one. None where nothing was due.

    Raises `DayIsPast`.
    """
    decision = _held(decision)
    reopened = Reopening.objects.filter(decision=decision, settled_at=None)
    if decision.review_date is None and not reopened.exists():
        return None
    _require_to_come(decision.community, next_date, at)
    made = Review.objects.create(
        decision=decision, review_date=decision.review_date, next_date=next_date, at=at, by=by
    )
    reopened.update(settled_at=at)
    decision.review_date = next_date
    decision.save(update_fields=["review_date"])
    journal.record(DecisionReviewed(at=at, by=by.pk, decision=decision.pk))
    return made


@transaction.atomic
def take_back_review(*, decision: Decision, by: Person, at: datetime) -> bool:
    """Undo the last review, if it is one's own and nothing was changed since. Returns whether it was."""
    decision = _held(decision)
    last = Review.objects.filter(decision=decision).order_by("-pk").first()
    if last is None or last.by_id != by.pk or decision.review_date != last.next_date:
        return False
    Reopening.objects.filter(decision=decision, settled_at=last.at).update(settled_at=None)
    decision.review_date = last.review_date
    decision.save(update_fields=["review_date"])
    last.delete()
    journal.record(ReviewTakenBack(at=at, by=by.pk, decision=decision.pk))
    return True


@transaction.atomic
def reopen(*, decision: Decision, by: Person, at: datetime) -> None:
    """The group talks about it again. Again changes nothing."""
    decision = _held(decision)
    if Reopening.objects.filter(decision=decision, settled_at=None).exists():
        return
    Reopening.objects.create(decision=decision, at=at, by=by)
    journal.record(DecisionReopened(at=at, by=by.pk, decision=decision.pk))


def _held(decision: Decision) -> Decision:
    rows = Decision.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("community").get(pk=decision.pk)
