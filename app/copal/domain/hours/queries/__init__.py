"""What the ledger and what is kept beside it can be asked."""

from copal.domain.hours.queries.ledger import (
    EntryLine,
    LedgerLine,
    PersonCredit,
    YearTotal,
    counted_at,
    credit_of_everyone,
    entries_for,
    entries_of_meeting,
    every_entry_of,
    ledger_of,
    minutes_of_meeting,
    standing_between,
    standing_entries,
    taken_back_at,
    totals_by_year,
    years_of,
)

__all__ = [
    "EntryLine",
    "LedgerLine",
    "PersonCredit",
    "YearTotal",
    "counted_at",
    "credit_of_everyone",
    "entries_for",
    "entries_of_meeting",
    "every_entry_of",
    "ledger_of",
    "minutes_of_meeting",
    "standing_between",
    "standing_entries",
    "taken_back_at",
    "totals_by_year",
    "years_of",
]
