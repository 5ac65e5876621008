"""One text in, what could point to somebody out."""

from collections.abc import Iterable, Sequence

from copal.instruments.guard import (
    addresses,
    ages,
    authorship,
    citing,
    combinations,
    contacts,
    dates,
    initials,
    known,
    names,
    numbers,
    places,
    pretend,
    programmes,
    relatives,
    sites,
    spoken,
    titling,
)
from copal.instruments.guard.fusing import fused
from copal.instruments.guard.hidden import cleared
from copal.instruments.guard.reading import Reading, read
from copal.instruments.guard.reasons import WORDS
from copal.instruments.guard.roster import Entry, Roster, prepared
from copal.instruments.guard.spans import Mark, Span
from copal.instruments.guard.suggestions import suggestion


def check(
    text: str,
    lang: str | None = None,
    *,
    allow: Iterable[str] = (),
    roster: Roster | Iterable[Entry] = (),
    fine: Iterable[str] = (),
) -> tuple[Span, ...]:
    """What in `text` could identify a child, a family or a colleague, in order.

    `allow` holds strings that may stand, such as the facilitator's published contact; `fine` what a community said
    is an author, made up or fine to say. Both are found whatever their capitals and accents. `roster` holds the
    network's own names, best `prepared` once. No two spans overlap, except that a COMBINATION may hold others.
    """
    text, stood = cleared(text)
    reading = read(text, lang)
    known.block(reading)
    citing.block(reading)
    titling.block(reading)
    authorship.block(reading)
    pretend.block(reading)
    reached = contacts.marks(reading)
    for mark in reached:
        for at in reading.within(mark.start, mark.end):
            reading.blocked[at] = "contact"
    listed = roster if isinstance(roster, Roster) else prepared(roster)
    found = [
        *listed.marks(reading), *reached, *numbers.marks(reading), *spoken.marks(reading), *dates.marks(reading), *ages.marks(reading), *addresses.marks(reading),
        *programmes.marks(reading), *places.marks(reading), *initials.marks(reading), *names.marks(reading),
        *relatives.marks(reading), *sites.marks(reading),
    ]  # fmt: skip
    found += combinations.marks(reading, found)
    return tuple(_told(reading, mark, stood) for mark in fused(text, found, [*allow, *fine]))


def _told(reading: Reading, mark: Mark, stood: Sequence[int] | None) -> Span:
    """A mark as the writer is told of it. `stood` says where each letter was before unseen ones were left out."""
    start = mark.start if stood is None else stood[mark.start]
    end = mark.end if stood is None else stood[mark.end - 1] + 1
    return Span(start, end, mark.label, mark.strength, mark.code, WORDS[mark.code], suggestion(reading, mark))
