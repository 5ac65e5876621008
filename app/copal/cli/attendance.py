"""`copal attendance read FILE --meeting MEETING.json [--json]`: what a meeting report says, without the product.

Starts no Django and touches no database, so it answers at once.
"""

import argparse
import json
import sys
from pathlib import Path

from copal.instruments.reports import Meeting, Participant, Report
from copal.instruments.reports import read as read_report

_WRONG_USE = 2


def read(argv: list[str]) -> int:
    """Print the answer for one file. Returns 0, also for a refused file, and 2 when it was asked wrongly."""
    asked = _arguments().parse_args(argv)
    try:
        meeting = Meeting.from_json(json.loads(asked.meeting.read_text("utf-8-sig")))
    except OSError as fault:
        return _complain(f"The meeting file {asked.meeting} cannot be read: {fault.strerror}.")
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        return _complain(f"The meeting file {asked.meeting} does not describe a meeting: {_words(fault)}.")
    try:
        report = read_report(asked.file, meeting)
    except OSError as fault:
        return _complain(f"The report {asked.file} cannot be read: {fault.strerror}.")
    if asked.json:
        print(json.dumps(report.to_json(), indent=1))
    else:
        _show(report, meeting)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="copal attendance read", description="Read an attendance report or a sign-in sheet."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the report, as downloaded")
    parser.add_argument(
        "--meeting",
        type=Path,
        required=True,
        metavar="MEETING.json",
        help="a JSON file with scheduled_start, scheduled_end, timezone and roster (id, name, email)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    return parser


def _complain(words: str) -> int:
    print(words, file=sys.stderr)
    return _WRONG_USE


def _words(fault: Exception) -> str:
    return f"{fault} is missing" if isinstance(fault, KeyError) else str(fault)


def _show(report: Report, meeting: Meeting) -> None:
    if report.error is not None:
        print(report.words)
        return
    members = {member.id: member.name for member in meeting.roster}
    print(f"{report.kind}: {len(report.participants)} people")
    for one in report.participants:
        print(f"{one.minutes_present:5d} min  {_safe(one.name_as_reported):40.40}  {_whom(one, members)}")


def _whom(one: Participant, members: dict[str, str]) -> str:
    if one.roster_id is not None:
        return f"{one.roster_id} {_safe(members.get(one.roster_id, ''))} (by {str(one.matched_by).replace('_', ' ')})"
    if one.candidates:
        return "to decide: " + ", ".join(one.candidates)
    return "not a member, as far as can be told"


def _safe(text: str) -> str:
    """Names are strangers' text: nothing in them may steer the terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


if __name__ == "__main__":
    sys.exit(read(sys.argv[2:] if sys.argv[1:2] == ["read"] else sys.argv[1:]))
