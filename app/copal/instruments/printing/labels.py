"""The fixed words of a certificate in plain English. Callers pass translations under the same keys.

`{sponsor}`, `{url}`, `{number}`, `{page}` and `{pages}` stand for what they name; a translation may leave one out.
"""

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "certifies": "This is to certify that",
    "took_part": "took part in",
    "took_part_period": "took part in the meetings listed here",
    "date": "Date",
    "period": "Period",
    "time": "Time",
    "place": "Place",
    "community": "Community",
    "facilitator": "Facilitator",
    "facilitators": "Facilitators",
    "hours_heading": "Hours earned",
    "kind": "Kind of hours",
    "note": "Note",
    "hours": "Hours",
    "total": "Total",
    "meetings_heading": "Meetings",
    "meeting": "Meeting",
    "signed": "Signed electronically for {sponsor}",
    "issued": "Issued",
    "number": "Certificate number",
    "check": "Check that it is genuine",
    "check_how": "Scan the code, or open the address and compare.",
    "qr_alt": "QR code that opens {url}",
    "page": "{number}, page {page} of {pages}",
}


def words_for(labels: Mapping[str, str]) -> dict[str, str]:
    """The full set of fixed words: English, with the caller's translations in place of it."""
    unknown = set(labels) - set(ENGLISH)
    if unknown:
        raise ValueError(f"labels that no certificate has: {sorted(unknown)}")
    return {**ENGLISH, **labels}
