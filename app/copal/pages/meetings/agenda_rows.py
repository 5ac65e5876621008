"""The agenda as it stands in the editor: rows someone is still typing, whatever is in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from django.http import QueryDict
from django.utils.translation import gettext as _

from copal.base.numbers import row_number
from copal.domain.confidentiality.rules import Writing, named, screen
from copal.domain.meetings.actions import BadSegment, SegmentPlan
from copal.domain.meetings.queries import SegmentLine
from copal.journeys.name_trainings import Wanted

MOST_ROWS = 60
MOST_DIGITS = 4


@dataclass(frozen=True, kw_only=True)
class Row:
    """One part of the agenda as typed. `gone` parts are taken out on saving and can be put back until then.

    `parked` is the number of the parked item it came from, "" for none; `training` and `trainer` numbers on the network's
    list, "" where the part's title and who leads it name a new one, in that `area`.
    """

    id: str = ""
    title: str = ""
    minutes: str = "10"
    purpose: str = "share"
    lead: str = ""
    gone: bool = False
    parked: str = ""
    training: str = ""
    trainer: str = ""
    area: str = ""
    asked: bool = False  # whether it was asked which training it is

    @property
    def length_minutes(self) -> int:
        """What it takes on the clock; nothing while it is no number, or taken out."""
        figures = self.minutes.strip()
        sound = figures.isdecimal() and len(figures) <= MOST_DIGITS and not self.gone
        return int(figures) if sound else 0

    @classmethod
    def of(cls, line: SegmentLine) -> Self:
        return cls(
            id=str(line.id), title=line.title, minutes=str(line.minutes), purpose=line.purpose, lead=line.lead,
            training=str(line.training or ""), trainer=str(line.trainer or ""),
        )  # fmt: skip

    def plan(self, place: int, writing: Writing) -> SegmentPlan:
        """Raises BadSegment or TooLong, naming the part, and Tells."""
        if not self.minutes.strip().isdecimal() or len(self.minutes.strip()) > MOST_DIGITS:
            raise BadSegment(
                _("Part %(place)s needs its minutes as a number, such as 20.") % {"place": place}
            )
        return SegmentPlan(
            id=row_number(self.id),
            title=screen(self.title, audience="community", writing=writing, at_most=160),
            purpose=self.purpose,
            minutes=self.length_minutes,
            lead=named(self.lead, audience="community", at_most=80),
        )


def rows_from(posted: QueryDict) -> list[Row]:
    """The rows a form sent, in the order they stood."""
    columns = [
        posted.getlist(name)[:MOST_ROWS] for name in ("id", "title", "minutes", "purpose", "lead", "gone")
    ]
    also = [
        [*posted.getlist(name)[:MOST_ROWS], *[""] * MOST_ROWS]
        for name in ("parked", "training", "trainer", "area", "asked")
    ]
    return [
        Row(
            id=pk, title=title, minutes=minutes, purpose=purpose, lead=lead, gone=gone == "1", parked=item,
            training=training, trainer=trainer, area=area, asked=asked == "1",
        )
        for pk, title, minutes, purpose, lead, gone, item, training, trainer, area, asked in zip(
            *columns, *also, strict=False
        )
    ]  # fmt: skip


def done_to(rows: Sequence[Row], deed: str) -> list[Row]:
    """The rows after a button: "add", "up.2", "down.2", "remove.2", "back.2". Anything else leaves them."""
    changed = list(rows)
    verb, _dot, figures = deed.partition(".")
    place = int(figures) if figures.isdecimal() and len(figures) < MOST_DIGITS else -1
    if verb == "add" and len(changed) < MOST_ROWS:
        return [*changed, Row()]
    if not 0 <= place < len(changed):
        return changed
    other = {"up": place - 1, "down": place + 1}.get(verb)
    if other is not None and 0 <= other < len(changed):
        changed[place], changed[other] = changed[other], changed[place]
    if verb in ("remove", "back"):
        changed[place] = replace(changed[place], gone=verb == "remove")
    return changed


def plans_of(rows: Iterable[Row], writing: Writing) -> list[SegmentPlan]:
    """What to save: the rows that stay, without those nobody wrote anything in."""
    return [row.plan(place, writing) for place, row in enumerate(_kept(rows), start=1)]


def parked_of(rows: Iterable[Row]) -> dict[int, int]:
    """The parked items among what is saved for the first time, by their place on the agenda from 1."""
    return {
        place: item
        for place, row in enumerate(_kept(rows), start=1)
        if (item := row_number(row.parked)) is not None and not row.id
    }


def wanted_of(rows: Iterable[Row]) -> dict[int, Wanted]:
    """What was chosen for the trainings among them, by their place on the agenda from 1."""
    return {
        place: Wanted(training=row_number(row.training), trainer=row_number(row.trainer), area=row.area)
        for place, row in enumerate(_kept(rows), start=1)
    }


def asks_which_training(rows: Iterable[Row]) -> bool:
    """Whether a part became a training without anybody having been asked which one it is."""
    return any(row.purpose == "training" and not row.asked for row in _kept(rows))


def _kept(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if not row.gone and (row.title.strip() or row.id or row.lead.strip())]
