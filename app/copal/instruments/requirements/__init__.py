"""Requirement rules: from rule packs, a person's facts and a record of entries to where the person stands, and why.

Reads packs and cases (`files`, `packs`, `case`), puts packs together (`merging`), evaluates them (`progress`) and
checks packs (`lint`). Windows, pricing, repeats, counting, carry-over, parts and status each have a file of their own.
It never touches a database, the clock, or floating point: minutes are whole, everything between is a fraction.
"""

from copal.instruments.requirements.answers import as_json
from copal.instruments.requirements.case import Case, read_case
from copal.instruments.requirements.facts import Amount, Attendance, Entry, Position, Reversal
from copal.instruments.requirements.fields import CaseRefused, PackRefused
from copal.instruments.requirements.files import pack_of
from copal.instruments.requirements.lint import notes
from copal.instruments.requirements.merging import judged_otherwise, merged
from copal.instruments.requirements.packs import Edition, Pack
from copal.instruments.requirements.progress import Result, progress
from copal.instruments.requirements.reading import read_pack
from copal.instruments.requirements.record import Record
from copal.instruments.requirements.rulebook import Rulebook

__all__ = [
    "Amount",
    "Attendance",
    "Case",
    "CaseRefused",
    "Edition",
    "Entry",
    "Pack",
    "PackRefused",
    "Position",
    "Record",
    "Result",
    "Reversal",
    "Rulebook",
    "as_json",
    "judged_otherwise",
    "merged",
    "notes",
    "pack_of",
    "progress",
    "read_case",
    "read_pack",
]
