"""Decisions whose review day has come. Asked by the clock, about every community."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from copal.domain.decisions.models import Decision


@dataclass(frozen=True, kw_only=True)
class Due:
    """A decision whose review day has come in its community's zone."""

    decision_id: int
    community_id: int
    timezone: str  # of the community
    owner_id: int | None
    review_date: date


def due_for_review(*, at: datetime, remind_days: int) -> tuple[Due, ...]:
    """Decisions whose review day is today, or was up to `remind_days` ago, by their community's own clock."""
    tomorrow = at.date() + timedelta(days=1)  # which is today somewhere
    earliest = at.date() - timedelta(days=remind_days + 1)
    rows = Decision.objects.filter(review_date__lte=tomorrow, review_date__gte=earliest)
    found = []
    for pk, community, zone, owner, day in rows.order_by("pk").values_list(
        "pk", "community_id", "community__timezone", "owner_id", "review_date"
    ):
        late = (at.astimezone(ZoneInfo(zone)).date() - day).days if day else -1
        if day and 0 <= late <= remind_days:
            found.append(
                Due(decision_id=pk, community_id=community, timezone=zone, owner_id=owner, review_date=day)
            )
    return tuple(found)
