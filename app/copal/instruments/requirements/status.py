"""Where someone stands by one rule: the first status that holds, and the codes that say because of what."""

from typing import Literal

from copal.instruments.requirements.codes import Because
from copal.instruments.requirements.facts import Position
from copal.instruments.requirements.pace import expected
from copal.instruments.requirements.packs import BOUNDED, Edition
from copal.instruments.requirements.parts import Part
from copal.instruments.requirements.selecting import fit
from copal.instruments.requirements.tally import Ask, Tally
from copal.instruments.requirements.windows import Window

Status = Literal["cannot_say", "not_yet_started", "met", "expired", "on_track", "behind"]


def doubts(edition: Edition, position: Position) -> set[Because]:
    """What forbids a firm answer, whatever the record holds."""
    found: set[Because] = set()
    if edition.citation.confidence != "verified":
        found.add("weak_source")
    if edition.required_minutes is None:
        found.add("hours_unknown")
    audiences = [edition.applies_to, *(one.applies_to for one in edition.minimums)]
    if any(fit(one, position) == "not_known" for one in audiences):
        found.add("fact_missing")
    return found


def judged(doubts_found: set[Because], status: Status) -> tuple[Status, Status | None]:
    """The status, and the provisional one: what it would be if only the source were not weak."""
    if not doubts_found:
        return status, None
    return "cannot_say", status if doubts_found == {"weak_source"} else None


def status_of(ask: Ask, window: Window, found: Tally, parts: list[Part]) -> Status:
    """The status when nothing forbids an answer; the requirement is taken as 0 when it is not known."""
    kind, on = ask.edition.window.kind, ask.on
    if _not_begun(ask, window):
        return "not_yet_started"
    if _is_met(found, parts):
        return "met"
    if kind == "fixed_term" and on > window.end:
        return "expired"
    if kind == "none":
        return "on_track"
    if kind == "rolling_months":
        return "behind"
    return "behind" if _is_behind(ask, window, found, parts) else "on_track"


def _not_begun(ask: Ask, window: Window) -> bool:
    return ask.on < ask.begin(window)


def _is_met(found: Tally, parts: list[Part]) -> bool:
    return (
        found.total >= (found.required or 0)
        and all(
            counted >= asked
            for (_one, asked), counted in zip(found.minimums, found.counting.minimums, strict=True)
        )
        and all(part.status == "met" for part in parts)
    )


def _is_behind(ask: Ask, window: Window, found: Tally, parts: list[Part]) -> bool:
    def pace(minutes: int) -> int:
        return expected(minutes, begin=ask.begin(window), end=window.end, on=ask.on)

    return (
        found.total < pace(found.required or 0)
        or any(
            counted < pace(asked)
            for (_one, asked), counted in zip(found.minimums, found.counting.minimums, strict=True)
        )
        or any(part.status in ("behind", "expired") for part in parts)
    )


def expected_by_now(ask: Ask, window: Window, required: int | None) -> int | None:
    """The pace of the required minutes while a bounded window runs."""
    begin = ask.begin(window)
    if required is None or ask.edition.window.kind not in BOUNDED or not begin <= ask.on <= window.end:
        return None
    return expected(required, begin=begin, end=window.end, on=ask.on)
