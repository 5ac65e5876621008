"""A community's meetings in a list, every word ready: a list of fifty is drawn without working anything out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.utils.dates import MONTHS_3
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from copal.base.wording import moments
from copal.domain.meetings.queries import MeetingLine
from copal.domain.meetings.rules import State
from copal.pages.meetings.words import ANSWER_CHIPS, SHORTLY

CHIPS: dict[State, tuple[str, str | Promise]] = {
    State.CANCELLED: ("stop", _("Cancelled")),
    State.CLOSED: ("good", _("Closed")),
    State.OVER: ("warn", _("Not closed yet")),
    State.UNDER_WAY: ("warn", _("Now")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """`chip` is the colour of `tag`, which says the state or, before the meeting, one's own answer; both may be empty."""

    href: str
    title: str
    month: str  # "Sep"
    day: str  # of the month
    iso: str
    when: str
    place: str
    video: bool
    closed: bool
    chip: str
    tag: str
    going: str  # "12 going", or empty

    @classmethod
    def of(cls, line: MeetingLine, *, at: datetime, past: bool) -> Self:
        begins = moments.there(line.starts_at, line.timezone)
        today = moments.there(at, line.timezone).date()
        chip, tag = CHIPS.get(line.state) or (ANSWER_CHIPS.get(line.mine, ""), SHORTLY.get(line.mine, ""))
        return cls(
            href=f"/meetings/{line.id}/", title=line.title,
            month=capfirst(str(MONTHS_3[begins.month])), day=str(begins.day), iso=begins.isoformat(),
            when=moments.occasion(line.starts_at, line.ends_at, line.timezone, today=today),
            place=line.place, video=bool(line.video_url), closed=line.state is State.CLOSED,
            chip=chip, tag=str(tag), going="" if past or line.state is State.CANCELLED else _going(line.going),
        )  # fmt: skip


def _going(number: int) -> str:
    return ngettext("%(going)s going", "%(going)s going", number) % {"going": number} if number else ""
