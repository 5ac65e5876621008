"""Certificates brought in step with the ledger: one for each person and meeting, and one for a period on request."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.communities.models import Network
from copal.domain.communities.queries.access import facilitators_at, the_network
from copal.domain.credentials import actions as credentials
from copal.domain.credentials import rules
from copal.domain.credentials.actions import Paper
from copal.domain.credentials.models import Certificate, Order
from copal.domain.credentials.queries import current_certificates, orders_waiting, period_certificates
from copal.domain.hours.queries import (
    TrainingEntry,
    minutes_of_meeting,
    standing_between,
    taken_back_at,
    trainings_at,
)
from copal.domain.meetings.models import Meeting
from copal.domain.meetings.queries.pricing import local_day
from copal.domain.people.models import Person
from copal.instruments.printing.press import certificate_pdf
from copal.journeys.certificate_trainings import TrainingSaid, trainings_said
from copal.journeys.certificate_words import paper, stated_for_meeting, stated_for_period

BATCH = 50


class NothingToCertify(Refused):
    reason = "nothing_to_certify"


class LegalNameMissing(Refused):
    reason = "legal_name_missing"


@dataclass(frozen=True, kw_only=True)
class _Due:
    """What an order comes to: a new paper, an old one to revoke, or nothing, where the old one still holds."""

    order: Order
    earned: dict[str, int]  # net minutes by kind, as they were when it was drawn
    taught: list[TrainingEntry]  # and of which trainings, given by whom
    paper: Paper | None = None
    revoked: Certificate | None = None


def issue_ordered(*, address: str, at: datetime, most: int = BATCH) -> int:
    """Fill up to `most` waiting orders. `address` is the site's, with scheme. Returns how many were handled.

    The papers are drawn before the transaction begins, so printing never holds up anyone's writing.
    """
    network = the_network()
    orders = orders_waiting(most)
    if network is None or not orders:
        return 0
    by_meeting: dict[int, list[Order]] = defaultdict(list)
    for one in orders:
        by_meeting[one.meeting_id].append(one)
    for meeting_orders in by_meeting.values():
        _keep(_drawn(meeting_orders, network, address, at), at)
    return len(orders)


def _drawn(orders: list[Order], network: Network, address: str, at: datetime) -> list[_Due]:
    meeting = orders[0].meeting
    people = {one.person_id for one in orders}
    minutes = minutes_of_meeting(meeting.pk, people)
    current = current_certificates(meeting.pk, people)
    taught = _taught(meeting.pk, people)
    trainings = trainings_said((one for rows in taught.values() for one in rows), network.language)
    facilitators = facilitators_at(meeting.community, meeting.starts_at)
    day = local_day(meeting)
    due = []
    for one in orders:
        earned, old = minutes.get(one.person_id, {}), current.get(one.person_id)
        drawn = _Due(order=one, earned=earned, taught=taught[one.person_id])
        if not sum(earned.values()) or (old and _says(old, earned, trainings.get(one.person_id, []))):
            due.append(replace(drawn, revoked=None if sum(earned.values()) else old))
        else:
            stated = stated_for_meeting(
                person=one.person, meeting=meeting, facilitators=facilitators, network=network, minutes=earned,
                trainings=trainings.get(one.person_id, ()),
            )  # fmt: skip
            if missing := rules.missing(stated):
                credentials.put_aside(one, missing)
                continue
            code = credentials.new_code()
            printed = paper(stated, days=(day, day), code=code, address=address, network=network, at=at)
            new = Paper(
                code=code, person_id=one.person_id, meeting_id=meeting.pk, starts_on=day, ends_on=day,
                growth_minutes=earned.get("growth", 0), training_minutes=earned.get("training", 0),
                stated=stated, pdf=certificate_pdf(printed), replaces_id=old.pk if old else None,
            )  # fmt: skip
            due.append(replace(drawn, paper=new))
    return due


def _taught(meeting_id: int, people: set[int]) -> defaultdict[int, list[TrainingEntry]]:
    """By person, the trainings that hold."""
    found: defaultdict[int, list[TrainingEntry]] = defaultdict(list)
    for one in trainings_at(meeting_id, people):
        found[one.person_id].append(one)
    return found


def _says(certificate: Certificate, earned: dict[str, int], trainings: list[TrainingSaid]) -> bool:
    """Whether the paper that is out still says what holds: the minutes, and of which trainings they are.

    A paper from before trainings were named one by one is right as long as its minutes are.
    """
    said = (certificate.growth_minutes, certificate.training_minutes)
    now = [[one.words, one.minutes] for one in trainings]
    return (
        said == (earned.get("growth", 0), earned.get("training", 0))
        and certificate.stated.get("trainings", now) == now
    )


@transaction.atomic
def _keep(due: Iterable[_Due], at: datetime) -> None:
    """Write what was drawn, unless another worker was quicker or the hours were corrected while it was printed."""
    found = {one.order.pk: one for one in _that_still_hold(list(due))}
    still = Order.objects.select_for_update().filter(pk__in=found, filled_at=None)
    open_ones = [found[pk] for pk in still.values_list("pk", flat=True)]
    issued = credentials.issue([one.paper for one in open_ones if one.paper], at=at)
    by_person = {one.person_id: one for one in issued}
    for one in open_ones:
        if one.revoked:
            credentials.revoke(
                certificate=one.revoked, reason=str(_("The hours were corrected to none.")), by=None, at=at
            )
    if open_ones:
        _revoke_periods(open_ones[0].order.meeting, {one.order.person_id for one in open_ones}, at)
    credentials.fill(
        [one.order for one in open_ones],
        {one.order.pk: by_person[one.order.person_id] for one in open_ones if one.paper},
        at=at,
    )


def _revoke_periods(meeting: Meeting, people: set[int], at: datetime) -> None:
    """A paper for a period lists hours of this meeting that were taken back since: it no longer holds."""
    since = taken_back_at(meeting.pk, people)
    for one in period_certificates(since, local_day(meeting)):
        if since[one.person_id] > one.issued_at:
            reason = str(_("Hours it lists were corrected. A new one can be had at any time."))
            credentials.revoke(certificate=one, reason=reason, by=None, at=at)


def _that_still_hold(due: list[_Due]) -> list[_Due]:
    """Without those whose hours changed since, or who gave them: their orders wait for the next round. Holds the
    meeting's row.
    """
    if not due:
        return []
    meeting, people = due[0].order.meeting, {one.order.person_id for one in due}
    Meeting.objects.select_for_update(no_key=True).only("pk").get(pk=meeting.pk)
    minutes, taught = minutes_of_meeting(meeting.pk, people), _taught(meeting.pk, people)
    return [
        one
        for one in due
        if one.earned == minutes.get(one.order.person_id, {}) and one.taught == taught[one.order.person_id]
    ]


def issue_for_period(
    *, person: Person, first: date, last: date, language: str, address: str, at: datetime
) -> Certificate:
    """One paper for the days `first` to `last`, both included, in `language`. Asked twice, it is the same paper.

    Raises `LegalNameMissing`, and `NothingToCertify` where no hours hold in that time.
    """
    network = the_network()
    if not person.legal_name:
        raise LegalNameMissing(
            _("Please add your legal name to your account first: the certificate carries it.")
        )
    entries = standing_between(person, first, last)
    if network is None or not entries:
        raise NothingToCertify(_("You have no hours in these days, so there is nothing to certify."))
    stated = stated_for_period(
        person=person, network=network, first=first, last=last, entries=entries, language=language
    )
    for one in period_certificates([person.pk], first):
        if (one.starts_on, one.ends_on, one.stated) == (first, last, stated):
            return one
    code = credentials.new_code()
    printed = paper(stated, days=(first, last), code=code, address=address, network=network, at=at)
    new = Paper(
        code=code, person_id=person.pk, meeting_id=None, starts_on=first, ends_on=last,
        growth_minutes=sum(one.minutes for one in entries if one.kind == "growth"),
        training_minutes=sum(one.minutes for one in entries if one.kind == "training"),
        stated=stated, pdf=certificate_pdf(printed),
    )  # fmt: skip
    return credentials.issue([new], at=at)[0]
