"""Where someone stands by the rules that apply to them: read from their facts, the ledger and the packs; writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from copal.domain.hours.queries import LedgerLine, ledger_of
from copal.domain.people.models import Person
from copal.instruments.requirements import (
    Entry,
    Position,
    Record,
    Result,
    Reversal,
    Rulebook,
    progress,
)
from copal.instruments.requirements.codes import Because
from copal.instruments.requirements.done_by import Pace, done_by
from copal.instruments.requirements.packs import WindowRule
from copal.journeys.rules_in_force import RulesOfDay, rules_in_force, rules_on
from copal.policies.requirements import Reading, Shown

KINDS = {"growth": "growth", "training": "elective_training"}  # of the ledger: as the packs call them
PROOF = frozenset({"date", "hours", "title", "name"})  # what every entry of the ledger carries
NOON = time(12, tzinfo=UTC)  # the same day in every zone of the packs


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One rule. Minutes are whole; `start` and `end` are the days of the person's own window, both inside it."""

    rule: str
    edition: str
    in_force_from: date
    is_new: bool  # the edition took over from an earlier one within the person's own window
    title: str  # as the pack says it
    authority: str
    source: str
    source_url: str
    source_read_on: date
    is_weak: bool  # the source is not verified: never "met", ask the authority
    status: str  # cannot_say | not_yet_started | met | expired | on_track | behind
    likely: str | None  # the status if the weak source were right
    start: date | None
    end: date | None
    counted_minutes: int
    growth_minutes: int
    training_minutes: int
    carried_in_minutes: int
    required_minutes: int | None
    still_needed_minutes: int | None
    met_on: date | None
    counted_in: WindowRule  # a year of their own, the calendar's, the last months
    note: str
    because: tuple[Because, ...]
    pace: Pace | None  # when they have what is asked, if they go on as they have

    @property
    def is_met(self) -> bool:
        return self.status == "met"


@dataclass(frozen=True, kw_only=True)
class Standings:
    """All rules that apply. `missing` says what keeps us from telling: "setting", "hire", "licence" or nothing."""

    lines: tuple[Standing, ...]
    missing: str
    speaks: bool  # whether the packs speak to this person's work at all

    @property
    def first(self) -> Standing | None:
        """The rule to show where there is room for one. Those that ask a known number of hours come first."""
        return self.lines[0] if self.lines else None


def where_do_i_stand(
    person: Person, *, at: datetime, entries: Sequence[LedgerLine] | None = None
) -> Standings:
    """The day is that of `at` where the rules are in force. `entries` is their whole ledger, if already asked for."""
    if not person.setting:
        return Standings(lines=(), missing="setting", speaks=False)
    return stand_by(rules_in_force(at=at), person, entries=entries)


def stand_by(rules: RulesOfDay, person: Person, *, entries: Sequence[LedgerLine] | None = None) -> Standings:
    """The same by rules that were already asked for; for someone whose work is known."""
    reading = _reading(person, rules.shown)
    if reading is None:
        return Standings(lines=(), missing="", speaks=False)
    missing = _missing(person, reading)
    if missing:
        return Standings(lines=(), missing=missing, speaks=True)
    lines = ledger_of(person) if entries is None else entries
    standings = _seen(person, rules, reading).standings(lines)
    return Standings(lines=tuple(standings), missing="", speaks=bool(standings))


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Someone as the rules see them on one day, which may be past or to come."""

    position: Position
    rules: Rulebook
    on: date

    def results(self, entries: Sequence[LedgerLine], more: Sequence[Entry] = ()) -> list[Result]:
        """One for each rule that applies. `more` is taken as if the ledger held it."""
        return progress([self.position], _record(entries, self.on, more), self.rules)

    def standings(self, entries: Sequence[LedgerLine], more: Sequence[Entry] = ()) -> list[Standing]:
        """The same in short. Those that ask a known number of hours come first."""
        found = (standing_of(one, self.rules) for one in self.results(entries, more))
        return sorted(found, key=lambda one: one.required_minutes is None)


def seen(person: Person, *, on: date) -> Seen | None:
    """None where no rule speaks to their work, or something it needs of them is missing."""
    rules = rules_on(on)
    reading = _reading(person, rules.shown) if person.setting else None
    if reading is None or _missing(person, reading):
        return None
    return _seen(person, rules, reading)


def _seen(person: Person, rules: RulesOfDay, reading: Reading) -> Seen:
    return Seen(position=_position(person, rules.shown, reading), rules=rules.book, on=rules.on)


def titles_of_rules(*, at: datetime) -> dict[str, str]:
    """By rule, its title as the pack in force says it."""
    rules = rules_in_force(at=at)
    editions = (rules.book.in_force(rule, rules.on) for rule in rules.book.rules)
    return {one.id: one.title for one in editions if one is not None}


def _reading(person: Person, shown: Shown) -> Reading | None:
    holds_licence = person.licensed_date is not None or shown.is_licensee(person.role)
    return shown.reading(person.setting, holds_licence=holds_licence)


def _dates(person: Person) -> dict[str, date | None]:
    return {"hire": person.hired_date, "licence": person.licensed_date}


def _missing(person: Person, reading: Reading) -> str:
    dates = _dates(person)
    return next((name for name in reading.anchors if dates[name] is None), "")


def _position(person: Person, shown: Shown, reading: Reading) -> Position:
    return Position(
        id="work",
        jurisdiction=shown.jurisdiction,
        setting=reading.setting,
        role=reading.role or None,
        anchors={name: (day,) for name, day in _dates(person).items() if day is not None},
        seeks=reading.seeks,
    )


def _record(lines: Sequence[LedgerLine], on: date, more: Sequence[Entry]) -> Record:
    entries = [
        *more,
        *(
            Entry(
                id=str(one.id),
                start=datetime.combine(one.on, NOON),
                kind=KINDS[one.kind],
                provenance=one.provenance,
                proof=PROOF,
                minutes=one.minutes,
            )
            for one in lines
            if one.reverses is None
        ),
    ]
    reversals = [
        Reversal(id=str(one.id), reverses=str(one.reverses), minutes=-one.minutes)
        for one in lines
        if one.reverses is not None
    ]
    return Record(entries, reversals, on)


def standing_of(one: Result, rules: Rulebook) -> Standing:
    edition, kinds = one.edition, one.counted_by_kind()
    return Standing(
        rule=one.rule, edition=edition.edition, in_force_from=edition.effective_from, is_new=_is_new(one, rules),
        title=edition.title, authority=edition.pack.authority,
        source=edition.citation.title, source_url=edition.citation.url, source_read_on=edition.citation.read_on,
        is_weak=edition.citation.confidence != "verified", status=one.status, likely=one.provisional_status,
        start=one.window.start if one.window else None, end=one.window.end if one.window else None,
        counted_minutes=one.counted_minutes, growth_minutes=kinds.get("growth", 0),
        training_minutes=kinds.get("elective_training", 0), carried_in_minutes=one.carried_in_minutes,
        required_minutes=one.required_minutes, still_needed_minutes=one.still_needed_minutes,
        met_on=one.reached_on() if one.status == "met" else None,
        counted_in=edition.window, note=edition.note, because=one.because,
        pace=done_by(one),
    )  # fmt: skip


def _is_new(one: Result, rules: Rulebook) -> bool:
    first, began = rules.editions(one.rule)[0], one.edition.effective_from
    return first.effective_from < began and (one.window is None or one.window.start <= began)
