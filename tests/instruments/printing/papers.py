"""Certificates for the tests: one for a meeting, one for a period, one in Arabic."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from copal.instruments.printing.certificate import Certificate, HoursRow, ListedMeeting, Logo

PINE = Logo(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="30" fill="#12493f"/>'
    b'<path d="M32 10 L46 40 H36 V52 H28 V40 H18 Z" fill="#e2efe9"/></svg>',
    "A white pine in a green circle",
)
ARABIC = {
    "certifies": "نشهد بأن", "took_part": "شارك في", "date": "التاريخ", "time": "الوقت", "place": "المكان",
    "community": "المجتمع", "facilitator": "الميسر", "hours_heading": "الساعات المكتسبة", "kind": "نوع الساعات",
    "hours": "الساعات", "total": "المجموع", "signed": "وقعته إلكترونيا {sponsor}", "issued": "صدر في",
    "number": "رقم الشهادة", "check": "تحقق منها", "check_how": "امسح الرمز أو افتح العنوان.", "qr_alt": "رمز يفتح {url}",
}  # fmt: skip


def paper(**changes: Any) -> Certificate:
    given: dict[str, Any] = {
        "sponsor": "Maine Roads Learning Network",
        "title": "Certificate of professional growth",
        "person": "Rosalind Okafor-Bell",
        "subject": "Calm starts: helping infants and toddlers through drop-off",
        "description": "Members compared what they do in the first ten minutes of the day.",
        "community": "Midcoast Infant and Toddler Community",
        "when": "Monday, November 9, 2026",
        "times": "6:00 to 8:00 pm, Eastern Time",
        "place": "Rockland Public Library",
        "starts_on": date(2026, 11, 9),
        "ends_on": date(2026, 11, 9),
        "rows": (
            HoursRow("Professional growth", "1.5 hours", "6:00 to 7:30 pm"),
            HoursRow("Elective training", "0.5 hours", "7:30 to 8:00 pm"),
        ),
        "total": "2 hours",
        "number": "CP-7K4M-Q2XD",
        "verify_url": "https://copal.example.org/verify/CP-7K4M-Q2XD",
        "issued_on": "November 10, 2026",
        "issued_at": datetime(2026, 11, 10, 14, 3, tzinfo=UTC),
        "facilitators": ("Marguerite Thibodeau", "Dawit Haile"),
        "logo": PINE,
    }
    return Certificate(**{**given, **changes})


def period_paper(meetings: int = 40, **changes: Any) -> Certificate:
    titles = ("Calm starts at drop-off", "When a child bites: what we see and what we try", "Play outdoors")
    first = date(2025, 11, 9)
    lines = tuple(
        ListedMeeting(
            (first + timedelta(days=9 * n)).isoformat(),
            f"{titles[n % 3]} {n}",
            "First Steps",
            "Professional growth",
            "2 hours",
        )
        for n in range(meetings)
    )
    return paper(
        title="Record of professional growth", lines=lines, times="", place="", starts_on=first, **changes
    )


def arabic_paper(**changes: Any) -> Certificate:
    return paper(
        **{
            "language": "ar", "labels": ARABIC, "sponsor": "شبكة طرق مين للتعلم", "title": "شهادة نمو مهني",
            "person": "فاطمة الزهراء عبد الرحمن", "latin_name": "Fatima al-Zahra Abdulrahman",
            "subject": "بدايات هادئة", "description": "", "facilitators": ("مارغريت تيبودو",),
            "rows": (HoursRow("نمو مهني", "1.5 ساعة"),), **changes,
        }
    )  # fmt: skip
