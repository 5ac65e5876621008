"""A typed-in sign-in sheet: one row for each person expected, and some for people nobody expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.attendance.actions.presence import Marking, check_times
from copal.domain.attendance.queries import Expected, Present
from copal.journeys.keep_presence import Newcomer
from copal.pages.room.clocks import clock_of, moment

if TYPE_CHECKING:
    from copal.domain.meetings.models import Meeting

NEW_ROWS = 6
SOURCE = "sheet"


@dataclass
class Row:
    """One line as it was typed. `key` is the person's id, or new0, new1 …"""

    key: str
    name: str
    is_new: bool
    email: str = ""
    came: str = ""
    left: str = ""
    wrong: str = ""
    here: Present | None = None
    since: datetime | None = None
    until: datetime | None = None

    @property
    def is_filled(self) -> bool:
        return bool(self.came or self.left or (self.is_new and (self.name or self.email)))


class Sheet:
    """Rows for the template, and after `is_valid` what is to be written down."""

    def __init__(
        self,
        meeting: "Meeting",
        people: Sequence[Expected],
        here: Mapping[int, Present],
        sent: Mapping[str, str] | None,
    ) -> None:
        self.meeting = meeting
        self.refused = ""
        self.key = (sent or {}).get("client_key", "")[:40]
        typed = sent or {}
        self.rows = [
            Row(
                key=str(one.person), name=one.name, is_new=False, here=here.get(one.person),
                came=typed.get(f"came-{one.person}", "").strip(),
                left=typed.get(f"left-{one.person}", "").strip(),
            )
            for one in people
        ]  # fmt: skip
        self.new_rows = [
            Row(
                key=key, name=typed.get(f"name-{key}", "").strip()[:80], is_new=True,
                email=typed.get(f"email-{key}", "").strip()[:254],
                came=typed.get(f"came-{key}", "").strip(), left=typed.get(f"left-{key}", "").strip(),
            )
            for key in (f"new{number}" for number in range(NEW_ROWS))
        ]  # fmt: skip

    @property
    def wrong(self) -> list[Row]:
        return [row for row in (*self.rows, *self.new_rows) if row.wrong]

    def is_valid(self, at: datetime) -> bool:
        """Reads every filled row; what is wrong with one stands in its `wrong`."""
        filled = [row for row in (*self.rows, *self.new_rows) if row.is_filled]
        for row in filled:
            row.wrong = self._read(row, at)
        if not filled:
            self.refused = _("No line has a time yet.")
        return bool(filled) and not self.wrong

    def _read(self, row: Row, at: datetime) -> str:
        if row.is_new and not row.name:
            return _("Write down a name.")
        if row.email and not _is_address(row.email):
            return _("This mail address is not complete.")
        came, left = clock_of(row.came), clock_of(row.left)
        if not came:
            return _("Say when they came.") if not row.came else _("Write a time such as 6:05 pm.")
        if row.left and not left:
            return _("Write a time such as 6:05 pm.")
        row.since = moment(came, self.meeting)
        row.until = moment(left, self.meeting) if left else None
        try:
            check_times(self.meeting, row.since, row.until, at=at)
        except Refused as refusal:
            return str(refusal)
        return ""

    def markings(self) -> list[Marking]:
        return [
            Marking(
                person_id=int(row.key), since=row.since, until=row.until, source=SOURCE,
                client_key=f"sheet:{self.key}:{row.key}",
            )
            for row in self.rows
            if row.since
        ]  # fmt: skip

    def newcomers(self) -> list[Newcomer]:
        return [
            Newcomer(
                name=row.name, email=row.email, since=row.since, until=row.until, source=SOURCE,
                client_key=f"sheet:{self.key}:{row.key}",
            )
            for row in self.new_rows
            if row.since
        ]  # fmt: skip


def _is_address(typed: str) -> bool:
    try:
        validate_email(typed)
    except ValidationError:
        return False
    return True
