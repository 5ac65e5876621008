"""The seats of a community, counted under its lock, so that two cannot both take the last one."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.communities.facts import JoinAnswered, MemberJoined
from copal.domain.communities.models import Community, JoinRequest, Membership
from copal.domain.communities.rules import LEADING, WayIn, is_over, way_in
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person


class NoSeatLeft(Refused):
    reason = "no_seat_left"

    def __init__(self) -> None:
        super().__init__(_("Every seat is taken right now. You can put your name on the waiting list."))


def locked(community: Community) -> Community:
    """The community as it is now, held until this transaction ends. Call inside one."""
    return Community.objects.select_for_update().get(pk=community.pk)


def open_way(community: Community, *, at: datetime) -> WayIn:
    today = at.astimezone(ZoneInfo(community.timezone)).date()
    return way_in(
        joining=community.joining,
        seats=community.seats,
        taken=Membership.objects.seated().filter(community=community).count(),
        over=is_over(ends_date=community.ends_date, on=today),
    )


def has_seat(community: Community) -> bool:
    if community.seats is None:
        return True
    return Membership.objects.seated().filter(community=community).count() < community.seats


def seat(
    *, community: Community, person: Person, role: str, by: Person | None, at: datetime, how: str
) -> Membership:
    """Their membership, made unless there is one. Under the community's lock; raises `NoSeatLeft`."""
    current = Membership.objects.current().filter(community=community, person=person).first()
    if current:
        return current
    if role not in LEADING and not has_seat(community):
        raise NoSeatLeft
    made = Membership.objects.create(
        community=community, person=person, role=role, joined_at=at, joined_by=by
    )
    acting = by.pk if by else None
    journal.record(
        MemberJoined(at=at, by=acting, community=community.pk, person=person.pk, role=role, how=how)
    )
    settle(community=community, person=person, answer="accepted", by=by, at=at)
    return made


def settle(*, community: Community, person: Person, answer: str, by: Person | None, at: datetime) -> None:
    """Answer their open request, if there is one."""
    request = JoinRequest.objects.filter(community=community, person=person, answered_at=None).first()
    if request is None:
        return
    request.answer, request.answered_at, request.answered_by = answer, at, by
    request.save(update_fields=["answer", "answered_at", "answered_by"])
    journal.record(
        JoinAnswered(
            at=at, by=by.pk if by else None, community=community.pk, person=person.pk, request=request.pk,
            answer=answer,
        )
    )  # fmt: skip


def fill_free_seats(community: Community, *, at: datetime) -> int:
    """Seat those who wait, first come first served, where anyone may join. Returns how many.

    Where a facilitator says who joins, they see the list and admit; nobody is seated without them.
    """
    if community.joining != Community.Joining.OPEN:
        return 0
    waiting = JoinRequest.objects.filter(community=community, how="wait", answered_at=None)
    seated = 0
    for request in waiting.select_related("person").order_by("at", "pk"):
        if open_way(community, at=at).verb != "join":
            break
        seat(community=community, person=request.person, role="member", by=None, at=at, how="from_waiting")
        seated += 1
    return seated
