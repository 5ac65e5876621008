"""Everything a room's screens are drawn from, at one moment: the state, and what its numbers stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max

from copal.domain.communities.queries.expectations import current_words
from copal.domain.facilitation.memory import entries_of, state_of
from copal.domain.facilitation.models import LogEntry, Words
from copal.domain.facilitation.rules import State
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.people.queries import names_of


@dataclass(frozen=True, kw_only=True)
class Part:
    """One segment of the agenda, as written there."""

    segment: int
    title: str
    purpose: str
    minutes: int
    lead: str


@dataclass(frozen=True, kw_only=True)
class Scene:
    """`names` are chosen names by person, `words` what was said by its id; of everyone and everything in `state`.

    `meeting` has its community fetched. `at` is when it was looked at.
    """

    meeting: Meeting
    state: State
    parts: tuple[Part, ...]
    expectations_version: int
    expectations: tuple[str, ...]
    confidentiality: tuple[str, ...]
    at: datetime
    names: Mapping[int, str] = field(default_factory=dict)
    words: Mapping[int, str] = field(default_factory=dict)

    def name(self, person: int) -> str:
        return self.names.get(person, "")

    def title(self, segment: int) -> str:
        return next((part.title for part in self.parts if part.segment == segment), "")


def scene_of(meeting_id: int, *, at: datetime, before: Scene | None = None) -> Scene:
    """The room now. With `before`, names and words already known are not asked again. Up to six queries."""
    meeting = Meeting.objects.select_related("community", "closing", "cancellation").get(pk=meeting_id)
    state = state_of(meeting)
    version, lines, confidentiality = current_words(meeting.community)
    return Scene(
        meeting=meeting, state=state, parts=_parts(meeting), expectations_version=version,
        expectations=tuple(lines), confidentiality=tuple(confidentiality), at=at,
        names=_names(state.people, before.names if before else {}),
        words=_words(state.said, before.words if before else {}),
    )  # fmt: skip


def number_of(meeting_ids: Iterable[int]) -> dict[int, int]:
    """The last number of each room's log, for those that have any. One query."""
    rows = LogEntry.objects.filter(meeting__in=list(meeting_ids)).values("meeting")
    return dict(rows.annotate(last=Max("number")).values_list("meeting", "last"))


def _parts(meeting: Meeting) -> tuple[Part, ...]:
    rows = Segment.objects.filter(meeting=meeting).order_by("position")
    return tuple(
        Part(segment=pk, title=title, purpose=purpose, minutes=minutes, lead=lead)
        for pk, title, purpose, minutes, lead in rows.values_list("pk", "title", "purpose", "minutes", "lead")
    )


def _names(people: frozenset[int], known: Mapping[int, str]) -> Mapping[int, str]:
    missing = people - known.keys()
    if not missing:
        return known
    return {**known, **{person: one.chosen_name for person, one in names_of(missing).items()}}


def _words(said: frozenset[int], known: Mapping[int, str]) -> Mapping[int, str]:
    missing = said - known.keys()
    if not missing:
        return known
    return {**known, **dict(Words.objects.filter(pk__in=missing).values_list("pk", "words"))}


def touched_since(meeting_id: int, number: int) -> frozenset[int]:
    """Everyone named in what was written after that number: their own place in the room may have changed."""
    people: set[int] = set()
    for entry in entries_of(meeting_id, after=number):
        people |= {one for one in (entry.person, entry.by, *entry.about.get("people", ())) if one is not None}
    return frozenset(people)
