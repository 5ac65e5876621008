"""Asked by one who serves the network, answered by another, read while it is open, ended by itself or before."""

from datetime import datetime, timedelta

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.confidentiality.facts import GlassAnswered, GlassAsked, GlassEnded, GlassLookedThrough
from copal.domain.confidentiality.models import GlassAnswer, GlassEnd, GlassRequest
from copal.domain.confidentiality.queries.glass import glass_of
from copal.domain.confidentiality.rules import Screened
from copal.domain.confidentiality.rules import glass as rules
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person
from copal.policies import two_people as policies


class NoReason(Refused):
    reason = "no_reason"


class TooLongOpen(Refused):
    reason = "too_long_open"


class NotYoursToAnswer(Refused):
    reason = "not_yours_to_answer"


@transaction.atomic
def ask(
    *, meeting_ref: int, community_ref: int, why: str, words: Screened, hours: int, by: Person, at: datetime
) -> GlassRequest:
    """Raises `NoReason` and `TooLongOpen`."""
    most = policies.in_force(on=at.date()).glass_most_hours
    if not words.words:
        raise NoReason(_("Say why it has to be read."))
    if not 1 <= hours <= most:
        raise TooLongOpen(_("It can be read for %(most)s hours at most.") % {"most": most})
    if why not in GlassRequest.Why.values:
        raise ValueError(why)
    made = GlassRequest.objects.create(
        meeting_ref=meeting_ref,
        community_ref=community_ref,
        why=why,
        reason=words.words,
        hours=hours,
        at=at,
        by=by,
    )
    journal.record(
        GlassAsked(at=at, by=by.pk, glass=made.pk, community=community_ref, meeting=meeting_ref, why=why)
    )
    return made


@transaction.atomic
def answer(*, request: GlassRequest, approves: bool, by: Person, at: datetime) -> None:
    """Yes opens it from now for the hours asked for. Raises `NotYoursToAnswer` for who asked, and once it is over."""
    policy = policies.in_force(on=at.date())
    if not rules.may_answer(glass_of(request), by.pk, at=at, policy=policy):
        raise NotYoursToAnswer(_("Somebody else than who asked answers, once, and within a few days."))
    until = at + timedelta(hours=request.hours) if approves else None
    GlassAnswer.objects.create(request=request, until=until, at=at, by=by)
    journal.record(
        GlassAnswered(
            at=at, by=by.pk, glass=request.pk, community=request.community_ref, meeting=request.meeting_ref,
            approved=approves,
        )
    )  # fmt: skip


@transaction.atomic
def look(*, request: GlassRequest, by: Person, at: datetime) -> None:
    """The words are opened now. Raises Http404 for everyone but who asked, and once it is not open."""
    if not rules.may_read(glass_of(request), by.pk, at=at, policy=policies.in_force(on=at.date())):
        raise Http404
    journal.record(GlassLookedThrough(at=at, by=by.pk, glass=request.pk, meeting=request.meeting_ref))


@transaction.atomic
def end(*, request: GlassRequest, by: Person, at: datetime) -> bool:
    """Before its time, by anybody who serves the network. Returns whether that changed anything."""
    if not rules.may_end(glass_of(request), at=at, policy=policies.in_force(on=at.date())):
        return False
    GlassEnd.objects.create(request=request, at=at, by=by)
    journal.record(GlassEnded(at=at, by=by.pk, glass=request.pk))
    return True
