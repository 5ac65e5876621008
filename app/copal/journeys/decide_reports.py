"""Two people look at a reported text or photo: one who leads the community, one who serves the network."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Prefetch, QuerySet
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _

from copal.domain.communities.models import Community
from copal.domain.communities.queries.access import facilitator_ids
from copal.domain.confidentiality.actions import reports
from copal.domain.confidentiality.models import BreachReport, ReportAnswer, TakenOut
from copal.domain.confidentiality.rules.reports import Chair, Involved, chairs_filled, outcome
from copal.domain.facilitation.models import Photo
from copal.domain.people.models import Person
from copal.domain.people.queries import staff_ids
from copal.journeys.report_breach import redraw, rows_of
from copal.journeys.texts import BY_KIND
from copal.policies import two_people as policies

NETWORK, FACILITATOR = Chair.NETWORK, Chair.FACILITATOR


@dataclass(frozen=True, kw_only=True)
class ReportSeen:
    """One report for somebody who looks at it. `words` are what was hidden, copies told once; empty once decided.
    `has_picture`: it hides a photo, which they may ask for; one whose time is over is nobody's any more.

    `may_answer`: they wrote it not, reported it not and have not answered. `answers` by chair: whether it stays hidden.
    """

    id: int
    kind: str
    community: Community | None
    at: datetime
    words: tuple[str, ...]
    has_picture: bool
    by_other: bool | None
    may_answer: bool
    outcome: str

    @property
    def hidden_by_other(self) -> bool:
        return self.by_other is True

    @property
    def shown_by_other(self) -> bool:
        return self.by_other is False


def answer(viewer: Person, report_id: int, chair: Chair, *, hides: bool, at: datetime) -> BreachReport:
    """Say whether it stays hidden. Raises Http404 for a report whose chair is not theirs, and what the action refuses."""
    found = BreachReport.objects.filter(pk=report_id).first()
    if found is None or viewer.pk not in _sitting(found)[chair]:
        raise Http404
    with transaction.atomic():
        reports.answer(report=found, chair=chair, hides=hides, by=viewer, at=at)
        _conclude_if_due(found, at)
    return found


def settle_waiting(*, at: datetime) -> int:
    """Conclude what has waited long enough. Returns how many were."""
    reports.destroy_left_over()
    concluded = 0
    for one in BreachReport.objects.filter(decided_at=None).order_by("pk"):
        with transaction.atomic():
            concluded += _conclude_if_due(one, at)
    return concluded


def reports_of_community(viewer: Person, community: Community) -> list[ReportSeen]:
    """For those who lead it: what waits, then the latest that were decided."""
    if viewer.pk not in facilitator_ids(community.pk):
        raise Http404
    return _seen(
        viewer, BreachReport.objects.filter(community_ref=community.pk).exclude(author=viewer), FACILITATOR
    )


def reports_of_network(viewer: Person) -> list[ReportSeen]:
    """For those who serve the network: every community's."""
    if viewer.pk not in staff_ids():
        raise Http404
    return _seen(viewer, BreachReport.objects.exclude(author=viewer), NETWORK)


def reported_photo(viewer: Person, report_id: int, chair: Chair) -> Photo:
    """As it was before it was hidden, for those who look at it. Raises Http404 for everyone else and once it is decided."""
    found = BreachReport.objects.filter(pk=report_id, decided_at=None).exclude(author=viewer).first()
    if found is None or viewer.pk not in _sitting(found)[chair]:
        raise Http404
    for taken, row, _field in rows_of(found):
        if isinstance(row, Photo) and taken.picture:
            row.image = taken.picture
            return row
    raise Http404


def waiting_for(viewer: Person, *, community_id: int | None = None) -> int:
    """How many reports wait for this viewer: of one community they lead, or of the network they serve. One query each."""
    rows = BreachReport.objects.filter(decided_at=None)
    if community_id is not None:
        rows = rows.filter(community_ref=community_id)
    chair = NETWORK if community_id is None else FACILITATOR
    rows = rows.exclude(author=viewer).exclude(by=viewer).exclude(answers__by=viewer)
    return rows.exclude(answers__chair=chair).count()


SHOWN = 50


def _seen(viewer: Person, rows: QuerySet[BreachReport], chair: Chair) -> list[ReportSeen]:
    words = TakenOut.objects.filter(picture=b"").order_by("pk")
    found = rows.order_by(F("decided_at").desc(nulls_first=True), "-pk").prefetch_related(
        Prefetch("taken", words), "answers"
    )
    shown = list(found[:SHOWN])
    pictures = TakenOut.objects.filter(report__in=shown, row_ref__in=BY_KIND["photo"].rows.values("pk"))
    with_picture = set(pictures.exclude(picture=b"").values_list("report", flat=True))
    communities = Community.objects.in_bulk({one.community_ref for one in shown if one.community_ref})
    seen = []
    for one in shown:
        answers = {answer.chair: answer for answer in one.answers.all()}
        involved = Involved(reporter=one.by_id, author=one.author_id)
        has_answered = chair in answers or any(answer.by_id == viewer.pk for answer in answers.values())
        seen.append(
            ReportSeen(
                id=one.pk, kind=one.kind, community=communities.get(one.community_ref or 0), at=one.at,
                words=tuple(dict.fromkeys(taken.words for taken in one.taken.all() if taken.words)),
                has_picture=one.pk in with_picture,
                by_other=next((answer.hides for name, answer in answers.items() if name != chair), None),
                may_answer=not one.decided_at and involved.may_decide(viewer.pk) and not has_answered,
                outcome=one.outcome,
            )
        )  # fmt: skip
    return seen


def _sitting(report: BreachReport) -> dict[Chair, list[int]]:
    leading = facilitator_ids(report.community_ref) if report.community_ref else []
    return {FACILITATOR: leading, NETWORK: staff_ids()}


def _conclude_if_due(report: BreachReport, at: datetime) -> bool:
    """Whether it is decided now."""
    sitting = _sitting(report)
    involved = Involved(reporter=report.by_id, author=report.author_id)
    given = {Chair(one.chair): one.hides for one in ReportAnswer.objects.filter(report=report)}
    came = outcome(
        given, chairs=chairs_filled(involved, facilitators=sitting[FACILITATOR], staff=sitting[NETWORK]),
        reported_at=report.at, at=at, policy=policies.in_force(on=at.date()),
    )  # fmt: skip
    if came is None or report.decided_at is not None:
        return False
    redraw(report, at=at)
    reports.conclude(report=report, outcome=came, rows=rows_of(report), gone=_gone(report), at=at)
    return True


def _gone(report: BreachReport) -> str:
    community = Community.objects.filter(pk=report.community_ref or 0).first()
    with translation.override(community.language if community else None):
        return _("(taken out)")
