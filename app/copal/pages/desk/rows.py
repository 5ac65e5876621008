"""The rows of the desk in words: what waits, whom it concerns, since when, by when, and where it is decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.base.wording import amounts, moments
from copal.domain.attendance.queries.network_desk import Case
from copal.domain.training.queries import Lists
from copal.policies.roster import RosterPolicy

KINDS = {
    "claim": gettext_lazy("Asked by members"),
    "roster": gettext_lazy("Not closed yet"),
    "difference": gettext_lazy("Sources differ"),
    "training": gettext_lazy("Trainings"),
}


@dataclass(frozen=True, kw_only=True)
class DeskRow:
    """`title` and `about` are people's own words; `says` is ours. `settle` is where it can be left as it stands."""

    kind: str
    kind_words: str
    title: str
    about: str
    says: str
    due_at: datetime
    due: str
    is_late: bool
    href: str
    step: str
    settle: str = ""


def of_cases(cases: Iterable[Case], *, at: datetime) -> list[DeskRow]:
    return [
        DeskRow(
            kind=one.kind, kind_words=str(KINDS[one.kind]), title=one.name or one.title,
            about=f"{one.title} · {one.community}" if one.name else one.community, says=_says(one), due_at=one.due_at,
            due=_day(one.due_at, one.timezone, at), is_late=one.due_at < at, href=_where(one), step=_step(one.kind),
            settle=reverse("desk.settle", args=[one.id]) if one.kind == "difference" else "",
        )
        for one in cases
    ]  # fmt: skip


def of_trainings(lists: Lists, *, at: datetime, policy: RosterPolicy) -> list[DeskRow]:
    """The trainings and trainers that nobody has decided on."""
    waiting = [
        *(
            (one.title, one.area_words, one.at, "training.one", one.id)
            for one in lists.trainings
            if not one.decision
        ),
        *(
            (one.name, _("Trainer"), one.at, "training.trainer", one.id)
            for one in lists.trainers
            if not one.decision
        ),
    ]
    due = timedelta(days=policy.answer_days)
    return [
        DeskRow(
            kind="training", kind_words=str(KINDS["training"]), title=title, about="", says=words, due_at=since + due,
            due=_day(since + due, "UTC", at), is_late=since + due < at, href=reverse(place, args=[number]),
            step=_("Decide"),
        )
        for title, words, since, place, number in waiting
    ]  # fmt: skip


def _day(due_at: datetime, zone: str, at: datetime) -> str:
    return moments.short_day(moments.there(due_at, zone).date(), today=moments.there(at, zone).date())


def _says(one: Case) -> str:
    if one.kind == "claim" and one.since and one.until:
        times = moments.clocks(moments.there(one.since, one.timezone), moments.there(one.until, one.timezone))
        return _("says: there %(times)s") % {"times": times}
    if one.kind == "difference":
        return _("what is known differs by %(time)s") % {"time": amounts.duration(one.minutes)}
    return _("held on %(day)s") % {"day": moments.short_day(moments.there(one.at, one.timezone).date())}


def _where(one: Case) -> str:
    if one.kind == "difference":
        return reverse("room.presence", args=[one.meeting])
    return reverse("closing", args=[one.meeting])


def _step(kind: str) -> str:
    steps = {"claim": _("Answer"), "roster": _("Look and close"), "difference": _("Put presence right")}
    return steps[kind]
