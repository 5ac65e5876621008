"""The ways in: join, ask, apply, wait; and the facilitators' answer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.communities.actions.expectations import agree
from copal.domain.communities.actions.seats import NoSeatLeft, locked, open_way, seat, settle
from copal.domain.communities.facts import JoinRequested
from copal.domain.communities.models import Community, JoinRequest, Membership
from copal.domain.confidentiality.rules import Screened
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person

WHY_NOT = {
    "join": _("You can join right away now. No need to ask."),
    "ask": _("A facilitator says who joins here. Ask to join instead."),
    "apply": _("This community asks a few questions first. Apply instead."),
    "closed": _("This community is by invitation only. Write to its facilitator."),
    "over": _("This community has come to its end, so nobody new can join."),
}


class AgreeFirst(Refused):
    reason = "agree_first"


class AlreadyAMember(Refused):
    reason = "already_a_member"


class NotThisWay(Refused):
    """The way in is another one: it was changed while they were reading, or they followed an old link."""

    reason = "not_this_way"


class WordsMissing(Refused):
    reason = "words_missing"


class AlreadyAnswered(Refused):
    reason = "already_answered"


@transaction.atomic
def join(*, community: Community, person: Person, agreed_to: int | None, at: datetime) -> Membership:
    """Join an open community, agreeing to version `agreed_to` of its expectations. Twice changes nothing.

    Raises `AgreeFirst`, `ExpectationsMoved`, `NoSeatLeft`, or `NotThisWay` where the way in is another.
    """
    community = locked(community)
    current = Membership.objects.current().filter(community=community, person=person).first()
    if current is None:
        verb = open_way(community, at=at).verb
        if verb == "wait":
            raise NoSeatLeft
        if verb != "join":
            raise NotThisWay(WHY_NOT[verb])
    _agree(community, person, agreed_to, at)
    return seat(community=community, person=person, role="member", by=person, at=at, how="joined")


def ask(
    *, community: Community, person: Person, words: Screened, agreed_to: int, at: datetime
) -> JoinRequest:
    """Ask a facilitator to be let in; a word about oneself is welcome, not needed."""
    return _request("ask", community=community, person=person, words=words, agreed_to=agreed_to, at=at)


def apply(
    *, community: Community, person: Person, words: Screened, agreed_to: int, at: datetime
) -> JoinRequest:
    """Answer the community's question. Raises `WordsMissing` for an empty answer."""
    return _request("apply", community=community, person=person, words=words, agreed_to=agreed_to, at=at)


def wait(
    *, community: Community, person: Person, words: Screened, agreed_to: int, at: datetime
) -> JoinRequest:
    """Go on the waiting list of a full community. Where one applies, the question is answered here too."""
    return _request("wait", community=community, person=person, words=words, agreed_to=agreed_to, at=at)


@transaction.atomic
def _request(
    how: str, *, community: Community, person: Person, words: Screened, agreed_to: int | None, at: datetime
) -> JoinRequest:
    community = locked(community)
    if Membership.objects.current().filter(community=community, person=person).exists():
        raise AlreadyAMember(_("You are already a member here."))
    standing = JoinRequest.objects.filter(community=community, person=person, answered_at=None).first()
    if standing:
        return standing
    verb = open_way(community, at=at).verb
    if verb == "wait" != how:
        raise NoSeatLeft
    if verb != how:
        raise NotThisWay(WHY_NOT[verb])
    if community.joining == Community.Joining.APPLICATION and not str(words):
        raise WordsMissing(_("Please answer the question first."))
    _agree(community, person, agreed_to, at)
    made = JoinRequest.objects.create(community=community, person=person, how=how, words=str(words), at=at)
    journal.record(
        JoinRequested(at=at, by=person.pk, community=community.pk, person=person.pk, request=made.pk, how=how)
    )
    return made


def _agree(community: Community, person: Person, version: int | None, at: datetime) -> None:
    if version is None:
        raise AgreeFirst(_("Please read the expectations and agree to them first."))
    agree(community=community, person=person, version=version, at=at)


@transaction.atomic
def answer_request(*, request: JoinRequest, accept: bool, by: Person, at: datetime) -> JoinRequest:
    """Let them in, or not. The same answer again changes nothing; another one raises `AlreadyAnswered`.

    Raises `NoSeatLeft` where the last seat is taken: the request stays open.
    """
    community = locked(request.community)
    request = JoinRequest.objects.select_related("person").get(pk=request.pk)
    answer = "accepted" if accept else "declined"
    if request.answered_at is not None:
        if request.answer != answer:
            raise AlreadyAnswered(_("Somebody has already answered this."))
        return request
    if accept:
        seat(community=community, person=request.person, role="member", by=by, at=at, how="accepted")
    settle(community=community, person=request.person, answer=answer, by=by, at=at)
    request.refresh_from_db()
    return request


@transaction.atomic
def withdraw(*, community: Community, person: Person, at: datetime) -> None:
    """Take back one's own open request. Without one, nothing changes."""
    settle(community=locked(community), person=person, answer="withdrawn", by=person, at=at)
