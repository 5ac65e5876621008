"""Every text people write, in one list: in which table and field, for whom, by whom, and where it is written.

What has to find all words of the house (a report that hides them, a person's own archive, being forgotten, the
check) asks this list and nothing else. A test holds that no table has a field of words which is not in it.
Pictures stand in a list of their own: they are reported as texts are, and hold no words to find.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Model, Q, QuerySet

from copal.domain.attendance.models import Claim, Report, Withdrawal
from copal.domain.communities.models import Community, Expectations, JoinRequest
from copal.domain.confidentiality.models import Alias, GlassRequest, UnmaskRequest
from copal.domain.confidentiality.rules import Audience
from copal.domain.credentials.models import Revocation
from copal.domain.decisions.models import (
    Decision,
    GroundQuestion,
    Position,
    Proposal,
    ProposalClosing,
    Statement,
)
from copal.domain.facilitation.models import LogEntry, ParkedItem, ParkedNews, Photo, Words
from copal.domain.facilitation.rules.state import WORDS
from copal.domain.hours.models import EntryWords, LedgerEntry
from copal.domain.meetings.models import Cancellation, Meeting, Move, Segment, Series, Stretch
from copal.domain.people.models import Person
from copal.domain.practice.models import NextStep, StepNews
from copal.domain.programmes.models import Programme
from copal.domain.training.models import HeldMinutes, Trainer, Training

type Shape = Literal["one", "sentences", "parts", "reasons", "picture"]


@dataclass(frozen=True, kw_only=True)
class Text:
    """One field of one table. `author`, `community` and `meeting` are paths from the row to an id; "": there is none.

    `shape`: one text; a list of sentences; parts of an agenda (`title`, `lead`); or reasons given without names
    (option, reason, version, line, own words). `written_at`: names of addresses, with the verb for what is said in a
    room; empty: nobody writes it there, it is copied from another text. `is_fixed`: the database itself never lets
    the row change. `to`: a path to the person it is said to, who reads it whatever the audience is. `taken_back`: a
    date of the row that says it is there no more.
    """

    kind: str
    model: type[Model]
    field: str
    audience: Audience
    author: str = ""
    community: str = ""
    meeting: str = ""
    shape: Shape = "one"
    written_at: tuple[str, ...] = ()
    is_fixed: bool = False
    to: str = ""
    taken_back: str = ""

    @property
    def rows(self) -> "QuerySet[Any]":
        rows: QuerySet[Any] = QuerySet(self.model)
        return rows.filter(**{self.taken_back: None}) if self.taken_back else rows


def _room(*verbs: str) -> tuple[str, ...]:
    return tuple(f"live.act {verb}" for verb in verbs)


PLANNED = ("meetings.new", "meetings.series_new", "meetings.series", "meetings.edit")
AGENDA = ("meetings.agenda", "meetings.series", "meetings.series_new", "meetings.new", "kept.bring")
SAID = _room(
    "ask_pulse", "ask_freely", "say_word", "begin_round", "make_groups", "report_back", "open_board", "add_idea",
    "name_group", "share", "park", "mark_parked", "note", "change_note",
)  # fmt: skip

TEXTS: tuple[Text, ...] = (
    Text(kind="community-name", model=Community, field="name", audience="network", community="pk",
         written_at=("communities.new", "communities.settings")),
    Text(kind="community-domain", model=Community, field="domain", audience="network", community="pk",
         written_at=("communities.new", "communities.settings")),
    Text(kind="community-practice", model=Community, field="practice", audience="network", community="pk",
         written_at=("communities.new", "communities.settings")),
    Text(kind="community-question", model=Community, field="application_question", audience="network",
         community="pk", written_at=("communities.new", "communities.settings")),
    Text(kind="work", model=Person, field="role", audience="network", author="pk",
         written_at=("account", "account.first")),
    Text(kind="join-request", model=JoinRequest, field="words", audience="facilitators", author="person_id",
         community="community_id", written_at=("communities.join",)),
    Text(kind="expectation", model=Expectations, field="lines", audience="network", author="by_id",
         community="community_id", shape="sentences", written_at=("communities.write_expectations",)),
    Text(kind="confidentiality", model=Expectations, field="confidentiality", audience="network",
         author="by_id", community="community_id", shape="sentences",
         written_at=("communities.write_expectations",)),
    Text(kind="step", model=NextStep, field="words", audience="community", author="by_id",
         community="community_id", meeting="meeting_ref", written_at=_room("take_step")),
    Text(kind="step-news", model=StepNews, field="words", audience="community", author="by_id",
         community="step__community_id", meeting="step__meeting_ref",
         written_at=(*_room("tell_step"), "kept.step")),
    Text(kind="series-title", model=Series, field="title", audience="network", author="by_id",
         community="community_id", written_at=("meetings.series_new", "meetings.series")),
    Text(kind="series-place", model=Series, field="place", audience="network", author="by_id",
         community="community_id", written_at=("meetings.series_new", "meetings.series")),
    Text(kind="series-agenda", model=Series, field="agenda", audience="network", author="by_id",
         community="community_id", shape="parts", written_at=("meetings.series_new", "meetings.series")),
    Text(kind="meeting-title", model=Meeting, field="title", audience="network", author="by_id",
         community="community_id", meeting="pk", written_at=PLANNED),
    Text(kind="meeting-objective", model=Meeting, field="objectives", audience="network", author="by_id",
         community="community_id", meeting="pk", shape="sentences", written_at=("meetings.new", "meetings.edit")),
    Text(kind="meeting-place", model=Meeting, field="place", audience="network", author="by_id",
         community="community_id", meeting="pk", written_at=(*PLANNED, "meetings.move")),
    Text(kind="meeting-old-place", model=Move, field="old_place", audience="network",
         community="meeting__community_id", meeting="meeting_id"),
    Text(kind="agenda-title", model=Segment, field="title", audience="network", author="asked_by_id",
         community="meeting__community_id", meeting="meeting_id", written_at=AGENDA),
    Text(kind="agenda-lead", model=Segment, field="lead", audience="network",
         community="meeting__community_id", meeting="meeting_id", written_at=AGENDA),
    Text(kind="cancellation", model=Cancellation, field="reason", audience="network", author="by_id",
         community="meeting__community_id", meeting="meeting_id", written_at=("meetings.cancel",)),
    Text(kind="hours-title", model=LedgerEntry, field="title", audience="facilitators",
         community="community_id", meeting="meeting_ref", is_fixed=True),
    Text(kind="hours-reason", model=EntryWords, field="reason", audience="facilitators", author="entry__by_id",
         community="entry__community_id", meeting="entry__meeting_ref", to="entry__person_id",
         written_at=("closing.correct",)),
    Text(kind="withdrawal", model=Withdrawal, field="reason", audience="facilitators", author="by_id",
         community="stay__meeting__community_id", meeting="stay__meeting_id", to="stay__person_id",
         written_at=("room.withdraw", "room.correct")),
    Text(kind="report-name", model=Report, field="filename", audience="facilitators", author="by_id",
         community="meeting__community_id", meeting="meeting_id", written_at=("reports.list",)),
    Text(kind="claim", model=Claim, field="words", audience="facilitators", author="person_id",
         community="meeting__community_id", meeting="meeting_id", written_at=("room.claim",)),
    Text(kind="claim-answer", model=Claim, field="decided_words", audience="facilitators",
         author="decided_by_id", community="meeting__community_id", meeting="meeting_id", to="person_id",
         written_at=("closing.decide",)),
    Text(kind="said", model=Words, field="words", audience="attended", community="meeting__community_id",
         meeting="meeting_id", written_at=(*SAID, "kept.parked")),
    Text(kind="proposal", model=Proposal, field="words", audience="attended", author="by_id",
         community="meeting__community_id", meeting="meeting_id",
         written_at=_room("propose", "amend_proposal")),
    Text(kind="proposal-whom", model=Proposal, field="take_to", audience="attended", author="by_id",
         community="meeting__community_id", meeting="meeting_id", written_at=_room("propose")),
    Text(kind="proposal-reason", model=ProposalClosing, field="reasons", audience="attended",
         community="proposal__meeting__community_id", meeting="proposal__meeting_id", shape="reasons",
         written_at=_room("answer_proposal")),
    Text(kind="position", model=Position, field="reason", audience="attended", author="person_id",
         community="proposal__meeting__community_id", meeting="proposal__meeting_id",
         written_at=_room("answer_proposal")),
    Text(kind="position-ground", model=Position, field="rests_on_words", audience="attended",
         author="person_id", community="proposal__meeting__community_id", meeting="proposal__meeting_id",
         written_at=_room("answer_proposal")),
    Text(kind="ground-question", model=GroundQuestion, field="words", audience="attended", author="by_id",
         community="meeting__community_id", meeting="meeting_id", written_at=_room("ask_ground")),
    Text(kind="statement", model=Statement, field="words", audience="attended", author="by_id",
         community="question__meeting__community_id", meeting="question__meeting_id",
         written_at=_room("add_statement")),
    Text(kind="decision", model=Decision, field="words", audience="community", author="by_id",
         community="community_id", meeting="meeting_id",
         written_at=(*_room("adopt_proposal"), "decisions.keep", "decisions.change")),
    Text(kind="revocation", model=Revocation, field="reason", audience="facilitators", author="by_id",
         community="certificate__meeting__community_id", meeting="certificate__meeting_id"),
    Text(kind="stretch-title", model=Stretch, field="title", audience="network",
         community="meeting__community_id", meeting="meeting_id"),
    Text(kind="held-title", model=HeldMinutes, field="title", audience="facilitators", community="community_id",
         meeting="meeting_ref"),
    Text(kind="training-title", model=Training, field="title", audience="network", author="by_id",
         written_at=("training.add", "meetings.agenda")),
    Text(kind="training-reason", model=Training, field="reason", audience="network", author="decided_by_id",
         written_at=("training.one",)),
    Text(kind="trainer-reason", model=Trainer, field="reason", audience="network", author="decided_by_id",
         written_at=("training.trainer",)),
    Text(kind="programme-name", model=Programme, field="name", audience="network", author="by_id",
         written_at=("programmes.new", "programmes.change")),
    Text(kind="programme-place", model=Programme, field="place", audience="network", author="by_id",
         written_at=("programmes.new", "programmes.change")),
    Text(kind="alias-name", model=Alias, field="name", audience="author", author="author_id",
         written_at=("checking.aliases",)),
    Text(kind="alias-story", model=Alias, field="story", audience="author", author="author_id",
         written_at=("checking.aliases",)),
    Text(kind="glass-reason", model=GlassRequest, field="reason", audience="network", author="by_id",
         written_at=("confidentiality.ask_glass",)),
    Text(kind="unmask-reason", model=UnmaskRequest, field="reason", audience="facilitators", author="by_id",
         written_at=("confidentiality.ask_unmask",)),
)  # fmt: skip

PICTURES: tuple[Text, ...] = (
    Text(kind="photo", model=Photo, field="image", audience="attended", author="by_id",
         community="meeting__community_id", meeting="meeting_id", shape="picture", written_at=("kept.photos",),
         taken_back="taken_back_at"),
)  # fmt: skip

BY_KIND: Mapping[str, Text] = {text.kind: text for text in (*TEXTS, *PICTURES)}


def author_of(text: Text, row: Model) -> int | None:
    """Who wrote it; None where nobody did or nobody can know."""
    if isinstance(row, Words):
        return _who_said(row)
    return _followed(row, text.author)


def said_to(text: Text, row: Model) -> int | None:
    """The one person it is said to, if it is said to one."""
    return _followed(row, text.to)


def community_of(text: Text, row: Model) -> int | None:
    return _followed(row, text.community)


def meeting_of(text: Text, row: Model) -> int | None:
    return _followed(row, text.meeting)


def audience_of(text: Text, row: Model) -> Audience:
    """For whom this one is. What is parked leaves the room and is the whole community's."""
    if isinstance(row, Words):
        parked = ParkedItem.objects.filter(Q(words=row.pk) | Q(whom=row.pk)).exists()
        return "community" if parked or ParkedNews.objects.filter(words=row.pk).exists() else text.audience
    return text.audience


def said_with(row: Model) -> list[Words]:
    """What was said in the same breath: the link of a gift, whom to take something to, the options of a question."""
    entry = _entry_of(row) if isinstance(row, Words) else None
    others = set(_words_of(entry.about)) - {row.pk} if entry else set()
    return list(Words.objects.filter(pk__in=others).order_by("pk"))


def written_by(text: Text, person_id: int) -> "QuerySet[Any]":
    """The rows of this text that this person wrote."""
    if text.model is Words:
        return text.rows.filter(pk__in=_said_by(person_id))
    return text.rows.filter(**{text.author: person_id}) if text.author else text.rows.none()


def _followed(row: Model, path: str) -> int | None:
    found: Any = row
    for step in path.split("__") if path else ():
        found = getattr(found, step, None)
    return found if isinstance(found, int) else None


def _said_by(person_id: int) -> set[int]:
    """What the room's logs say they said, and what they told of something parked."""
    found = set(ParkedNews.objects.filter(by=person_id).values_list("words_id", flat=True))
    entries = LogEntry.objects.filter(Q(by=person_id) | Q(about__person=person_id))
    for about, by in entries.values_list("about", "by_id"):
        if about.get("person", by) == person_id:
            found |= set(_words_of(about))
    return found


def _who_said(row: Words) -> int | None:
    entry = _entry_of(row)
    if entry is not None:
        named: int | None = entry.about.get("person", entry.by_id)
        return named
    return ParkedNews.objects.filter(words=row.pk).values_list("by_id", flat=True).first()


def _entry_of(row: Words) -> LogEntry | None:
    """The entry of its room's log that says it was said; None for what was told outside a room."""
    about = Q(about__has_key="words")
    for name in WORDS:
        about |= Q(**{f"about__{name}": row.pk})
    entries = LogEntry.objects.filter(about, meeting=row.meeting_id)
    return next((entry for entry in entries if row.pk in _words_of(entry.about)), None)


def _words_of(about: Mapping[str, Any]) -> Iterator[int]:
    yield from (about[name] for name in WORDS if about.get(name))
    yield from about.get("words", ())
