"""What a certificate says, in the language it is issued in: one dict that is kept, and the paper drawn from it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format, number_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copal.domain.communities.models import Network
from copal.domain.credentials.rules import in_groups
from copal.domain.hours.queries import EntryLine
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.instruments.printing.certificate import Certificate, HoursRow, ListedMeeting, Logo
from copal.journeys.certificate_trainings import TrainingSaid, TrainingWords

KINDS = {"growth": lambda: _("Professional growth"), "training": lambda: _("Elective training")}


def hours_in_words(minutes: int) -> str:
    """60 -> "1 hour", 105 -> "1.75 hours", in the active language."""
    amount = number_format(minutes / 60, decimal_pos=2 if minutes % 60 else 0)
    return ngettext("%(amount)s hour", "%(amount)s hours", 1 if minutes == 60 else 2) % {"amount": amount}  # noqa: PLR2004


def stated_for_meeting(
    *,
    person: Person,
    meeting: Meeting,
    facilitators: Sequence[Person],
    network: Network,
    minutes: dict[str, int],
    trainings: Sequence[TrainingSaid] = (),
) -> dict[str, Any]:
    """Everything the paper for one meeting says. `minutes` by kind, net; of them those of each training."""
    zone = ZoneInfo(meeting.timezone)
    times = getattr(meeting, "closing", None) or meeting
    since, until = times.starts_at.astimezone(zone), times.ends_at.astimezone(zone)
    with translation.override(network.language):
        return {
            **_common(person, network),
            "facilitators": [one.legal_name or one.chosen_name for one in facilitators],
            "title": _("Certificate of professional growth"),
            "subject": meeting.title,
            "community": meeting.community.name,
            "description": meeting.community.practice or meeting.community.domain,
            "place": meeting.place,
            "dates": date_format(since.date(), "DATE_FORMAT"),
            "times": _("%(since)s to %(until)s (%(zone)s)")
            % {
                "since": time_format(since.time()),
                "until": time_format(until.time()),
                "zone": meeting.timezone,
            },
            "rows": _rows(minutes, trainings),
            "trainings": [[one.words, one.minutes] for one in trainings],
            "total": hours_in_words(sum(minutes.values())),
            "minutes": sum(minutes.values()),
            "lines": [],
        }


def _rows(minutes: dict[str, int], trainings: Sequence[TrainingSaid]) -> list[list[str]]:
    """Growth, then each training with its own hours."""
    growth = [("growth", "", minutes.get("growth", 0))]
    return [
        [KINDS[kind](), hours_in_words(amount), note]
        for kind, note, amount in (*growth, *(("training", one.words, one.minutes) for one in trainings))
        if amount
    ]


def stated_for_period(
    *, person: Person, network: Network, first: date, last: date, entries: Sequence[EntryLine], language: str
) -> dict[str, Any]:
    """Everything the paper for a period says: one line an entry that holds, oldest first."""
    words = TrainingWords([one.why for one in entries if one.kind == "training"], language)
    with translation.override(language):
        minutes = {kind: sum(one.minutes for one in entries if one.kind == kind) for kind in KINDS}
        return {
            **_common(person, network),
            "language": language,
            "facilitators": [network.name],
            "title": _("Certificate of professional growth"),
            "subject": _("Community of practice meetings"),
            "community": "",
            "description": "",
            "place": "",
            "dates": _("%(first)s to %(last)s")
            % {"first": date_format(first, "DATE_FORMAT"), "last": date_format(last, "DATE_FORMAT")},
            "times": "",
            "rows": [
                [KINDS[kind](), hours_in_words(amount), ""] for kind, amount in minutes.items() if amount
            ],
            "total": hours_in_words(sum(minutes.values())),
            "minutes": sum(minutes.values()),
            "lines": [
                [
                    date_format(one.on, "DATE_FORMAT"),
                    words.of(one.title, one.why) if one.kind == "training" else one.title,
                    one.community,
                    KINDS[one.kind](),
                    hours_in_words(one.minutes),
                ]
                for one in entries
            ],
        }


def paper(
    stated: dict[str, Any],
    *,
    days: tuple[date, date],
    code: str,
    address: str,
    network: Network,
    at: datetime,
) -> Certificate:
    """The paper to print from what is stated. `address` is the site's, with scheme; `at` dates the file."""
    with translation.override(stated["language"]):
        return Certificate(
            sponsor=stated["sponsor"],
            title=stated["title"],
            person=stated["legal_name"],
            subject=stated["subject"],
            when=stated["dates"],
            starts_on=days[0],
            ends_on=days[1],
            rows=tuple(HoursRow(*row) for row in stated["rows"]),
            total=stated["total"],
            number=in_groups(code),
            verify_url=f"{address}/verify/{code}/",
            issued_on=date_format(at.astimezone(ZoneInfo(network.timezone)).date(), "DATE_FORMAT"),
            issued_at=at,
            community=stated["community"],
            description=stated["description"],
            times=stated["times"],
            place=stated["place"],
            facilitators=tuple(stated["facilitators"]) if not stated["lines"] else (),
            logo=Logo(network.logo_svg.encode(), network.name) if network.logo_svg else None,
            lines=tuple(ListedMeeting(*line) for line in stated["lines"]),
            language=stated["language"],
            labels=_labels(),
        )


def _common(person: Person, network: Network) -> dict[str, Any]:
    return {
        "legal_name": person.legal_name,
        "sponsor": network.name,
        "language": network.language,
    }


def _labels() -> dict[str, str]:
    return {
        "certifies": _("This is to certify that"),
        "took_part": _("took part in"),
        "took_part_period": _("took part in the meetings listed here"),
        "date": _("Date"),
        "period": _("Period"),
        "time": _("Time"),
        "place": _("Place"),
        "community": _("Community"),
        "facilitator": _("Facilitator"),
        "facilitators": _("Facilitators"),
        "hours_heading": _("Hours earned"),
        "kind": _("Kind of hours"),
        "note": _("Training"),
        "hours": _("Hours"),
        "total": _("Total"),
        "meetings_heading": _("Meetings"),
        "meeting": _("Meeting"),
        "signed": _("Signed electronically for {sponsor}"),
        "issued": _("Issued"),
        "number": _("Certificate number"),
        "check": _("Check that it is genuine"),
        "check_how": _("Scan the code, or open the address and compare."),
        "qr_alt": _("QR code that opens {url}"),
        "page": _("{number}, page {page} of {pages}"),
    }
