"""Saying where one stands: by name and changeable, or anonymously and for good."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from copal.domain.communities.models import Expectations
from copal.domain.confidentiality.rules import Screened
from copal.domain.decisions import ballots
from copal.domain.decisions.actions.proposals import held, require_open
from copal.domain.decisions.actions.refusals import AlreadyGiven, NameIt, UnknownAnswer
from copal.domain.decisions.models import Ballot, BallotBox, Cast, Position, Proposal
from copal.domain.decisions.rules import RestsOn
from copal.domain.people.models import Person
from copal.instruments import consensus


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An answer as given. `line` and `version` name a line of the expectations; `agreement` is one in own words."""

    option: str
    reason: Screened | None = None
    version: int | None = None
    line: int | None = None
    agreement: Screened | None = None


@transaction.atomic
def answer(*, proposal: Proposal, person: Person, choice: Choice, by: Person | None, at: datetime) -> None:
    """Where `person` stands; by name it takes the place of what they said before.

    Raises `NoLongerOpen`, `UnknownAnswer`, `NameIt` (a block names what it rests on), `AlreadyGiven` (anonymous).
    """
    proposal = held(proposal.pk)
    require_open(proposal)
    rests_on = _rests_on(proposal, choice)
    reason = choice.reason.words if choice.reason else ""
    if proposal.anonymous:
        _cast(proposal, person, ballots.Secret(choice.option, reason, rests_on))
        return
    Position.objects.update_or_create(
        proposal=proposal, person=person,
        defaults={
            "option": choice.option, "reason": reason, "rests_on_version": rests_on.version,
            "rests_on_line": rests_on.line, "rests_on_words": rests_on.words, "at": at, "by": by,
        },
    )  # fmt: skip


def _rests_on(proposal: Proposal, choice: Choice) -> RestsOn:
    """What a block rests on; for every other answer nothing."""
    scale = consensus.scale(proposal.scale, proposal.scale_edition)
    try:
        option = scale.option(choice.option)
    except consensus.UnknownScale:
        raise UnknownAnswer(_("Please choose one of the answers.")) from None
    if option.standing is not consensus.Standing.BLOCK:
        return RestsOn()
    if choice.version is not None and choice.line is not None:
        if _is_a_line(proposal, choice.version, choice.line):
            return RestsOn(version=choice.version, line=choice.line)
        raise NameIt(_("Please choose what we promised one another from the list, or say it in your words."))
    words = choice.agreement.words if choice.agreement else ""
    if not words:
        raise NameIt(_("Say which of the things we promised one another this goes against."))
    return RestsOn(words=words)


def _is_a_line(proposal: Proposal, version: int, line: int) -> bool:
    text = Expectations.objects.filter(community__meetings=proposal.meeting_id, version=version).first()
    return text is not None and 1 <= line <= len(text.lines) + len(text.confidentiality)


def _cast(proposal: Proposal, person: Person, secret: ballots.Secret) -> None:
    if Cast.objects.filter(proposal=proposal, person=person).exists():
        raise AlreadyGiven(
            _("You have answered already. An anonymous answer cannot be found again to change it.")
        )
    box = BallotBox.objects.get(proposal=proposal)
    Cast.objects.create(proposal=proposal, person=person)
    Ballot.objects.create(box=box, locked=ballots.locked(secret, bytes(box.salt)))


@transaction.atomic
def take_back(*, proposal: Proposal, person: Person) -> None:
    """As if they had not answered, where that is by name and still open. Raises `NoLongerOpen`, `AlreadyGiven`."""
    proposal = held(proposal.pk)
    require_open(proposal)
    if proposal.anonymous:
        raise AlreadyGiven(_("An anonymous answer cannot be found again to take it back."))
    Position.objects.filter(proposal=proposal, person=person).delete()
