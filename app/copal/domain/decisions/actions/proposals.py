"""Asking the group: open a proposal, close it, say it in other words, ask again, or let it rest."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copal.domain.confidentiality.rules import Screened
from copal.domain.decisions import ballots, rules
from copal.domain.decisions.actions.refusals import (
    EnoughRounds,
    NoLongerOpen,
    NoWords,
    SayWhose,
    Settled,
    StillOpen,
    TooManyOpen,
    UnknownAnswer,
)
from copal.domain.decisions.facts import ProposalClosed, ProposalOpened, ProposalPutAway
from copal.domain.decisions.models import (
    BallotBox,
    Cast,
    Decision,
    Position,
    Proposal,
    ProposalClosing,
    PutAway,
    Tally,
)
from copal.domain.journal import actions as journal
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.people.models import Person
from copal.instruments import consensus
from copal.policies import decisions as policies
from copal.policies.decisions import DecisionPolicy

NOBODY = frozenset[int]()


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What is asked and how. `segment` is the part of the agenda it belongs to; `take_to` whom to take it to."""

    words: Screened
    scale: str = "positions"
    anonymous: bool = False
    hidden: rules.Hidden = rules.Hidden.UNTIL_CLOSED
    control: rules.Control = rules.Control.OURS
    take_to: Screened | None = None
    segment: int | None = None


@transaction.atomic
def propose(*, meeting: Meeting, asking: Asking, by: Person | None, at: datetime) -> Proposal:
    """Put a proposal to the group. Raises `NoWords`, `SayWhose`, `UnknownAnswer`, `TooManyOpen`."""
    take_to = asking.take_to.words if asking.take_to else ""
    if not asking.words.words:
        raise NoWords(_("Say in a sentence what is proposed."))
    if asking.control is rules.Control.NOT_OURS and not take_to:
        raise SayWhose(_("This is not ours to decide. Say whom to take it to."))
    policy = policies.in_force(on=at.date())
    _require_room_for_one_more(meeting, policy)
    one = Proposal(
        meeting=meeting, segment=_segment(meeting, asking.segment), words=asking.words.words,
        scale=asking.scale, scale_edition=_scale(asking.scale).edition, anonymous=asking.anonymous,
        hidden=rules.Hidden.UNTIL_CLOSED if asking.anonymous else asking.hidden,
        control=asking.control, take_to=take_to, at=at, by=by,
    )  # fmt: skip
    return _put(one)


def _put(one: Proposal) -> Proposal:
    one.save()
    if one.anonymous:
        BallotBox.objects.create(proposal=one, salt=ballots.new_salt())
    journal.record(
        ProposalOpened(at=one.at, by=one.by_id, meeting=one.meeting_id, proposal=one.pk, amends=one.amends_id)
    )
    return one


def _scale(scale_id: str) -> consensus.Scale:
    try:
        return consensus.current(scale_id)
    except consensus.UnknownScale:
        raise UnknownAnswer(_("Please choose a scale from the list.")) from None


def _segment(meeting: Meeting, segment_id: int | None) -> Segment | None:
    """The part of this meeting's agenda; one of another meeting is none."""
    return Segment.objects.filter(pk=segment_id, meeting=meeting).first() if segment_id else None


def _require_room_for_one_more(meeting: Meeting, policy: DecisionPolicy) -> None:
    Meeting.objects.select_for_update(no_key=True).only("pk").get(pk=meeting.pk)
    if Proposal.objects.filter(meeting=meeting, closing=None).count() >= policy.most_open:
        raise TooManyOpen(
            ngettext(
                "%(most)s proposal is open already. Close it first.",
                "%(most)s proposals are open already. Close one first.",
                policy.most_open,
            )
            % {"most": policy.most_open}
        )


def held(proposal_id: int) -> Proposal:
    """The proposal as it is now; nobody else changes it until this transaction is done."""
    return Proposal.objects.select_for_update(no_key=True).get(pk=proposal_id)


def require_open(proposal: Proposal) -> None:
    if ProposalClosing.objects.filter(proposal=proposal).exists():
        raise NoLongerOpen(_("This proposal is closed, so answers can no longer be given or changed."))


@transaction.atomic
def close(
    *, proposal: Proposal, present: Collection[int], by: Person | None, at: datetime
) -> ProposalClosing:
    """Asking is over: count, and say what came of it. `present` are the people here. Again changes nothing."""
    proposal = held(proposal.pk)
    closed = ProposalClosing.objects.filter(proposal=proposal).first()
    if closed is not None:
        return closed
    policy = policies.in_force(on=at.date())
    answered = answered_by(proposal) & set(present)
    given = _opened_box(proposal, policy) if proposal.anonymous else _by_name(proposal)
    is_unread = given is None
    given = given or []
    scale = consensus.scale(proposal.scale, proposal.scale_edition)
    count = consensus.counted(
        scale, [one.option for one in given], answered_here=len(answered), present=len(set(present))
    )
    outcome = (
        consensus.Outcome.NOT_ENOUGH
        if is_unread
        else consensus.outcome_of(scale, count, rules.presence_rule(policy))
    )
    if proposal.anonymous:
        Tally.objects.bulk_create(
            [Tally(proposal=proposal, option=option, count=n) for option, n in count.by_option.items()]
        )
    closing = ProposalClosing.objects.create(
        proposal=proposal, outcome=outcome, present=count.present, answered=count.answered_here,
        policy=policy.edition, at=at, by=by,
        reasons=[one.as_row() for one in given if one.reason or one.rests_on.is_named] if proposal.anonymous else [],
    )  # fmt: skip
    journal.record(
        ProposalClosed(
            at=at, by=closing.by_id, meeting=proposal.meeting_id, proposal=proposal.pk, outcome=outcome
        )
    )
    return closing


def answered_by(proposal: Proposal) -> set[int]:
    table = Cast if proposal.anonymous else Position
    return set(table.objects.filter(proposal=proposal).values_list("person_id", flat=True))


def _by_name(proposal: Proposal) -> list[ballots.Secret]:
    return [
        ballots.Secret(option)
        for option in proposal.positions.order_by("pk").values_list("option", flat=True)
    ]


def _opened_box(proposal: Proposal, policy: DecisionPolicy) -> list[ballots.Secret] | None:
    """What is in the box, in no order of giving; None, unread, when so few are in it that they would not be anonymous."""
    box = BallotBox.objects.get(proposal=proposal)
    inside = list(box.ballots.values_list("locked", flat=True))
    is_enough = len(inside) >= policy.least_anonymous
    found = ballots.unlocked(inside, bytes(box.salt)) if is_enough else None
    box.delete()
    return found


def _require_unsettled(proposal: Proposal) -> None:
    if (
        PutAway.objects.filter(proposal=proposal).exists()
        or Decision.objects.filter(proposal=proposal).exists()
        or Proposal.objects.filter(amends=proposal).exists()
    ):
        raise Settled(_("This was settled already."))


@transaction.atomic
def amend(
    *, proposal: Proposal, words: Screened, present: Collection[int], by: Person | None, at: datetime
) -> Proposal:
    """Close this round, if it is open, and ask again in other words: same scale, same way of answering.

    The same words count as a new round too, unless too few had answered. Raises `NoWords`, `Settled`, `EnoughRounds`.
    """
    if not words.words:
        raise NoWords(_("Say in a sentence what is proposed now."))
    before = held(proposal.pk)
    _require_unsettled(before)
    policy = policies.in_force(on=at.date())
    closing = close(proposal=before, present=present, by=by, at=at)
    steps = consensus.steps_after(
        consensus.Outcome(closing.outcome),
        round_number=before.round,
        most_amended=policy.most_amended_rounds,
    )
    asks_again = words.words == before.words and consensus.Step.ASK_AGAIN in steps
    if not asks_again and consensus.Step.AMEND not in steps:
        raise EnoughRounds(
            _("It was said in other words %(most)s times. Now park it, or set it aside.")
            % {"most": policy.most_amended_rounds}
        )
    return _put(
        Proposal(
            meeting_id=before.meeting_id, segment_id=before.segment_id, words=words.words,
            scale=before.scale, scale_edition=before.scale_edition, anonymous=before.anonymous,
            hidden=before.hidden, control=before.control, take_to=before.take_to,
            round=before.round if asks_again else before.round + 1, amends=before, at=at, by=by,
        )
    )  # fmt: skip


@transaction.atomic
def put_away(*, proposal: Proposal, how: rules.PutAwayHow, by: Person | None, at: datetime) -> PutAway:
    """Park it to come back, or set it aside. Raises `StillOpen`; `Settled` unless it was put away in just this way."""
    proposal = held(proposal.pk)
    there = PutAway.objects.filter(proposal=proposal, how=how).first()
    if there is not None:
        return there
    if not ProposalClosing.objects.filter(proposal=proposal).exists():
        raise StillOpen(_("Close the proposal first."))
    _require_unsettled(proposal)
    made = PutAway.objects.create(proposal=proposal, how=how, at=at, by=by)
    journal.record(
        ProposalPutAway(at=at, by=made.by_id, meeting=proposal.meeting_id, proposal=proposal.pk, how=how)
    )
    return made


@transaction.atomic
def park_open(*, meeting: Meeting, by: Person | None, at: datetime) -> int:
    """The room ends: what is still asked is closed, with nobody present any more, and parked. Returns how many."""
    waiting = list(Proposal.objects.filter(meeting=meeting, closing=None).order_by("pk"))
    for one in waiting:
        close(proposal=one, present=NOBODY, by=by, at=at)
        put_away(proposal=one, how=rules.PutAwayHow.PARKED, by=by, at=at)
    return len(waiting)
