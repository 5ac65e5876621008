"""Something is done in the room: decided by the rules, written to the log, and the bell rings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import connection, transaction

from copal.domain.confidentiality.rules import Screened, Writing
from copal.domain.facilitation import kept
from copal.domain.facilitation.bell import ring_after_commit
from copal.domain.facilitation.memory import remember, state_of
from copal.domain.facilitation.models import LogEntry, Words
from copal.domain.facilitation.refusals import told
from copal.domain.facilitation.rules import (
    Entry,
    Happening,
    Level,
    No,
    Request,
    State,
    decided,
    replay,
    written,
)
from copal.domain.facilitation.rules.deciding import require, verb_of
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.policies import room as policies


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who does something at which meeting, as what, and the key their browser made for it (empty: none).

    `writing` is how they write there: every text of theirs is held against the check as that.
    """

    meeting: Meeting
    person: Person
    level: Level
    client_key: str = ""
    writing: Writing = field(default_factory=Writing)


@transaction.atomic
def act(
    sender: Sender,
    verb: str,
    *,
    fields: Mapping[str, str],
    words: Screened | None,
    at: datetime,
    also: Mapping[str, Screened] | None = None,
) -> State:
    """Do `verb` and return the room's state after it. Sent twice with one key, it is done once.

    Raises `CannotNow`, with the rule's reason. `fields` are as a browser sent them; `words` what was said, if anything,
    and `also` the further texts of the verb.
    """
    state, is_known = _begin(sender)
    if is_known:
        return state
    try:
        require_time(sender.meeting, state, at)
        keeping = _keeping(state, verb)
        word = _keep_words(sender.meeting, keeping, words, at)
        asked = Request(
            verb=verb, by=sender.person.pk, level=sender.level, at=at, fields=fields, word=word,
            also=_keep_also(sender.meeting, verb, keeping, also or {}, at),
        )  # fmt: skip
        happenings = decided(state, asked)
    except No as no:
        raise told(no) from None
    return _write(sender, state, happenings, at)


@transaction.atomic
def within(
    sender: Sender,
    do: Callable[[State], Sequence[Happening]],
    *,
    at: datetime,
    needed: Level = Level.HERE,
    only_open: bool = True,
    on_record: bool = False,
) -> State:
    """Let a journey do something of another room as an act of this one: once, in order, and told to the screens.

    `do` gets the state before and returns what the log is to say of it. Raises `CannotNow`, and whatever `do` raises.
    """
    state, is_known = _begin(sender)
    if is_known:
        return state
    try:
        require_time(sender.meeting, state, at)
        require(state, level=sender.level, needed=needed, only_open=only_open, on_record=on_record)
        happenings = tuple(do(state))
    except No as no:
        raise told(no) from None
    return _write(sender, state, happenings, at)


@transaction.atomic
def note(
    meeting: Meeting, happenings: Callable[[State], Sequence[Happening]], *, by: int | None, at: datetime
) -> State:
    """The house, or a page outside the room, adds to the log: a changed agenda, an end that came by itself."""
    lock(meeting)
    state = state_of(meeting)
    return _keep(meeting, state, written(state, happenings(state), by=by, at=at), "")


def require_time(meeting: Meeting, state: State, at: datetime) -> None:
    """Raises `No` outside the time of the meeting: too early, called off, closed, or never opened and long past."""
    policy = policies.in_force(on=at.date())
    if getattr(meeting, "cancellation", None):
        raise No("called_off")
    if getattr(meeting, "closing", None):
        raise No("over")
    if at < meeting.starts_at - timedelta(minutes=policy.opens_before_minutes):
        raise No("too_early", minutes=policy.opens_before_minutes)
    late = meeting.ends_at + timedelta(minutes=policy.closes_itself_after_minutes)
    if at > late and not state.opening.is_open:
        raise No("over")


def _begin(sender: Sender) -> tuple[State, bool]:
    """The state under the meeting's lock, and whether this very act was done before."""
    lock(sender.meeting)
    known = (
        bool(sender.client_key)
        and LogEntry.objects.filter(meeting=sender.meeting, client_key=sender.client_key).exists()
    )
    return state_of(sender.meeting), known


def lock(meeting: Meeting) -> None:
    """One act at a time in one room, so that numbers have no gaps. On SQLite the transaction itself is that lock."""
    if connection.features.has_select_for_update:
        Meeting.objects.select_for_update(no_key=True).only("pk").get(pk=meeting.pk)


def _keeping(state: State, verb: str) -> Words.Keeping:
    """How long what is said with it is kept. Raises `No` for an unknown one."""
    if verb_of(verb).outlives:
        return Words.Keeping.KEPT
    return Words.Keeping.OFF if state.record.is_off else Words.Keeping.TALK


def _keep_words(meeting: Meeting, keeping: Words.Keeping, words: Screened | None, at: datetime) -> int | None:
    if words is None or not words.words:
        return None
    return Words.objects.create(meeting=meeting, keeping=keeping, words=words.words, at=at).pk


def _keep_also(
    meeting: Meeting, verb: str, keeping: Words.Keeping, also: Mapping[str, Screened], at: datetime
) -> Mapping[str, int]:
    """The ids of those further texts that were said. Raises `No` for one that will not do."""
    texts = verb_of(verb).also
    for name, words in also.items():
        if words.words:
            texts[name].require(words.words)
    kept = {name: _keep_words(meeting, keeping, words, at) for name, words in also.items()}
    return {name: word for name, word in kept.items() if word is not None}


def _write(sender: Sender, state: State, happenings: Sequence[Happening], at: datetime) -> State:
    entries = written(state, happenings, by=sender.person.pk, at=at)
    return _keep(sender.meeting, state, entries, sender.client_key)


def _keep(meeting: Meeting, state: State, entries: Sequence[Entry], client_key: str) -> State:
    if not entries:
        return state
    LogEntry.objects.bulk_create(
        [
            LogEntry(
                meeting=meeting, number=one.number, at=one.at, by_id=one.by, kind=one.kind, about=dict(one.about),
                client_key=client_key if place == 0 else "",
            )
            for place, one in enumerate(entries)
        ]
    )  # fmt: skip
    after = replay(entries, state)
    kept.keep(meeting, entries, state, after)
    transaction.on_commit(lambda: remember(meeting, after))
    ring_after_commit(meeting.pk)
    return after
