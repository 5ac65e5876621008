"""What is signed: one statement for each day of the record, and one for each key.

A statement is text in UTF-8, a line for each field. A day's statement names the one before by its SHA-256, so the days
form a chain as the entries of a person do. A new key is vouched for by the key before it; the first by itself.
"""

import hashlib
from dataclasses import dataclass

FIRST = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayStatement:
    """A closed day: the entries `first` to `last` by id, `count` of them, joined to `root` in the order of their ids."""

    day: str
    first: int
    last: int
    count: int
    root: str
    previous: str  # digest of the statement before, or "-"
    key: str
    at: str
    signature: str = ""  # hexadecimal; not part of the text

    def text(self) -> str:
        return (
            f"copal day 1\nday: {self.day}\nfirst: {self.first}\nlast: {self.last}\ncount: {self.count}\n"
            f"root: {self.root}\nprevious: {self.previous}\nkey: {self.key}\nat: {self.at}"
        )

    def digest(self) -> str:
        return hashlib.sha256(self.text().encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyStatement:
    """A public key (32 bytes, hexadecimal) and the key that vouches for it."""

    key: str
    public: str
    since: str
    by: str  # the key before it; itself for the first
    signature: str = ""

    def text(self) -> str:
        return f"copal key 1\nkey: {self.key}\npublic: {self.public}\nsince: {self.since}\nby: {self.by}"
