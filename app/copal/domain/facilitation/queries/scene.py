"""Everything a room's screens are drawn from, at one moment: the state, and what its numbers stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db.models import Max

from copal.domain.communities.queries.expectations import current_words
from copal.domain.confidentiality.queries.masks import masks_of
from copal.domain.confidentiality.rules.masks import Worn, writer
from copal.domain.facilitation.memory import entries_of, state_of
from copal.domain.facilitation.models import LogEntry, Words
from copal.domain.facilitation.queries.seats import Seat
from copal.domain.facilitation.rules import Entry, State, board, gifts, parking, record, replay
from copal.domain.meetings.models import Meeting, Segment
from copal.domain.people.queries import names_of
from copal.domain.practice.queries import RoomSteps, steps_of_room


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

    `steps` are next steps and trials, of this meeting and from before.

    `meeting` has its community fetched. `at` is when it was looked at.
    """

    meeting: Meeting
    state: State
    parts: tuple[Part, ...]
    expectations_version: int
    expectations: tuple[str, ...]
    confidentiality: tuple[str, ...]
    at: datetime
    steps: RoomSteps
    names: Mapping[int, str] = field(default_factory=dict)
    words: Mapping[int, str] = field(default_factory=dict)
    touched: frozenset[int] = frozenset()  # whose own place may have changed since the scene before
    masks: Mapping[int, Worn] = field(default_factory=dict)

    def name(self, person: int) -> str:
        """What somebody who is here, speaks or looks after something is called."""
        return self.names.get(person, "")

    def writer(self, person: int | None) -> str:
        """The name beside words: a pseudonym where they wear one. One taken while a meeting runs holds from the next on."""
        if person is None:
            return ""
        return writer(self.masks, person, self.name(person), said_at=self.meeting.starts_at).name

    def title(self, segment: int) -> str:
        return next((part.title for part in self.parts if part.segment == segment), "")


EVERYONE = ("ended", "resumed")  # what changes something for everybody who was ever here
PLANS = ("opened", "agenda_laid")  # after what the meeting itself is looked at again
REWORDED = ("words_changed",)  # words that stand outside the log are others now
STEPS = ("step_taken", "step_closed", "step_reopened", "step_told")
WRITTEN = frozenset({*board.EVOLVE, *gifts.EVOLVE, *parking.EVOLVE, *record.EVOLVE, *STEPS})
EARLY = timedelta(
    hours=1
)  # a step that was finished so shortly before the start still stands there, as finished


def scene_of(meeting_id: int, *, at: datetime) -> Scene:
    """The room now, looked at from nothing. Nine queries."""
    meeting = Meeting.objects.select_related("community", "closing", "cancellation").get(pk=meeting_id)
    state = state_of(meeting)
    version, lines, confidentiality = current_words(meeting.community)
    masks = masks_of(meeting.community_id)
    return Scene(
        meeting=meeting, state=state, parts=_parts(meeting), expectations_version=version,
        expectations=tuple(lines), confidentiality=tuple(confidentiality), at=at, steps=_steps(meeting, masks),
        names=_names(state.people, {}), words=_words(state.said, {}), masks=masks,
    )  # fmt: skip


def scene_of_words(seat: Seat, *, at: datetime) -> Scene:
    """What is written in this room and nothing else, for taking it out: nobody's name, no rules, no steps. Three queries."""
    state = seat.state or state_of(seat.meeting)
    return Scene(
        meeting=seat.meeting, state=state, parts=_parts(seat.meeting), expectations_version=0, expectations=(),
        confidentiality=(), at=at, steps=RoomSteps(before=(), here=()), words=_words(state.said, {}),
    )  # fmt: skip


def scene_after(before: Scene, *, at: datetime, afresh: bool = False) -> Scene:
    """The same room a moment later. Where only its log has grown, one query; then those for names and words not known yet.

    `afresh`: also what stands outside the log (the meeting, its agenda's words, names) is looked at again.
    """
    entries = entries_of(before.meeting.pk, after=before.state.number)
    if afresh or any(entry.kind in (*PLANS, *EVERYONE, *REWORDED) for entry in entries):
        found = scene_of(before.meeting.pk, at=at)
    else:
        state = replay(entries, before.state)
        found = replace(
            before, state=state, at=at, names=_names(state.people, before.names),
            words=_words(state.said, before.words),
        )  # fmt: skip
        if any(entry.kind in STEPS for entry in entries):
            masks = masks_of(before.meeting.community_id)
            found = replace(found, steps=_steps(before.meeting, masks), masks=masks)
    were_here = found.state.opening.were_here
    return replace(found, touched=_touched(entries, were_here, masked=bool(found.masks)))


def _touched(entries: Iterable[Entry], were_here: frozenset[int], *, masked: bool) -> frozenset[int]:
    """Where people write under pseudonyms, whatever is done with words touches everyone: every screen is told whom a
    change is about, and one number beside new words would be the person behind them.
    """
    people: set[int] = set()
    for entry in entries:
        if entry.kind in EVERYONE or (masked and entry.kind in WRITTEN):
            people |= were_here
            continue
        people |= {one for one in (entry.person, entry.by, *entry.about.get("people", ())) if one is not None}
    return frozenset(people)


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


def _steps(meeting: Meeting, masks: Mapping[int, Worn]) -> RoomSteps:
    return steps_of_room(
        community_id=meeting.community_id, meeting_id=meeting.pk, since=meeting.starts_at - EARLY, masks=masks
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
