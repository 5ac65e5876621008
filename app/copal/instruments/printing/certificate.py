"""What is written on a certificate. All words arrive ready for print, in the language of the certificate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

type Paper = Literal["us-letter", "a4"]
type Direction = Literal["ltr", "rtl"]

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Logo:
    """The sponsor's mark: the bytes of an SVG, PNG, JPEG or GIF file, and what it shows, in words."""

    data: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One kind of hours on the certificate: "Professional growth", "2 hours", and why or from when to when."""

    kind: str
    amount: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """One line of a certificate for a period. `held_on` and `amount` are formatted for the reader."""

    held_on: str
    title: str
    community: str
    kind: str
    amount: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """Everything on one certificate, for one meeting (`lines` empty) or for a period (`lines` filled).

    `when`, `times`, `issued_on`, `total` and every `amount` are formatted by the caller in the language of the
    certificate; `times` names its time zone. `starts_on` and `ends_on` are the same dates for machines, as
    local days of the meeting. `issued_at` is an aware datetime: it dates the file, so that the same certificate
    is always the same bytes. `labels` replaces any of `labels.ENGLISH`. `direction` follows from the language
    when it is None. `latin_name` is printed under a name in another script when it is given.
    """

    sponsor: str
    title: str
    person: str
    subject: str
    when: str
    starts_on: date
    ends_on: date
    rows: tuple[HoursRow, ...]
    total: str
    number: str
    verify_url: str
    issued_on: str
    issued_at: datetime
    community: str = ""
    description: str = ""
    times: str = ""
    place: str = ""
    facilitators: tuple[str, ...] = ()
    latin_name: str = ""
    logo: Logo | None = None
    lines: tuple[ListedMeeting, ...] = ()
    language: str = "en"
    direction: Direction | None = None
    paper: Paper = "us-letter"
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def reads(self) -> Direction:
        """The direction the page is read in."""
        if self.direction is not None:
            return self.direction
        return "rtl" if self.language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
