"""Minutes that wait for the network's approval of a training."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from copal.domain.people.models import Person
from copal.domain.training.models import HeldMinutes


@dataclass(frozen=True, kw_only=True)
class Held:
    """As the meeting's pages need it."""

    person_id: int
    training: int | None
    minutes: int
    why: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class HeldFor:
    """As its owner reads it."""

    meeting_id: int
    community: str
    title: str
    on: date
    minutes: int
    why: dict[str, Any]


def held_of_meeting(meeting_id: int) -> list[Held]:
    rows = HeldMinutes.objects.filter(meeting_ref=meeting_id).order_by("person_id", "pk")
    return [
        Held(person_id=one.person_id, training=one.training_id, minutes=one.minutes, why=one.why)
        for one in rows
    ]


def held_for(person: Person) -> list[HeldFor]:
    """The latest meeting first. One query."""
    rows = HeldMinutes.objects.filter(person=person).select_related("community").order_by("-on", "pk")
    return [
        HeldFor(
            meeting_id=one.meeting_ref, community=one.community.name, title=one.title, on=one.on,
            minutes=one.minutes, why=one.why,
        )
        for one in rows
    ]  # fmt: skip


def held_at(meeting_id: int, person: Person) -> int:
    """How many of their minutes at a meeting wait."""
    rows = HeldMinutes.objects.filter(meeting_ref=meeting_id, person=person)
    return sum(rows.values_list("minutes", flat=True))


def held_counted(meeting_ids: Iterable[int], person_ids: Iterable[int]) -> list[tuple[int, dict[str, Any]]]:
    """Whose minutes of these meetings wait, with what they rest on: nobody else may count them meanwhile."""
    rows = HeldMinutes.objects.filter(meeting_ref__in=set(meeting_ids), person__in=set(person_ids))
    return list(rows.values_list("person_id", "why"))
