"""The answer to a case, as JSON values."""

from datetime import date
from typing import Any

from copal.instruments.requirements.progress import Result


def as_json(person: str, on: date, results: list[Result]) -> dict[str, Any]:
    return {"person": person, "on": on.isoformat(), "results": [_result(one) for one in results]}


def _result(one: Result) -> dict[str, Any]:
    window = one.window
    return {
        "rule": one.rule,
        "edition": one.edition.edition,
        "position": one.position.id,
        "status": one.status,
        "provisional_status": one.provisional_status,
        "because": list(one.because),
        "window": {"start": window.start.isoformat(), "end": window.end.isoformat()} if window else None,
        "required_minutes": one.required_minutes,
        "counted_minutes": one.counted_minutes,
        "carried_in_minutes": one.carried_in_minutes,
        "carry_out_minutes": one.carry_out_minutes,
        "still_needed_minutes": one.still_needed_minutes,
        "expected_by_now_minutes": one.expected_by_now_minutes,
        **_lists(one),
        "reported": {"unit": one.reported.unit, "value": one.reported.value} if one.reported else None,
        "entries": _entries(one),
    }


def _lists(one: Result) -> dict[str, Any]:
    return {
        "minimums": [
            {
                "id": each.id,
                "required_minutes": each.required_minutes,
                "counted_minutes": each.counted_minutes,
                "still_needed_minutes": each.still_needed_minutes,
            }
            for each in one.minimums
        ],
        "caps": [
            {"id": each.id, "limit_minutes": each.limit_minutes, "used_minutes": each.used_minutes}
            for each in one.caps
        ],
        "parts": [
            {
                "id": each.id,
                "start": each.start.isoformat(),
                "end": each.end.isoformat(),
                "required_minutes": each.required_minutes,
                "counted_minutes": each.counted_minutes,
                "status": each.status,
            }
            for each in one.parts
        ],
    }


def _entries(one: Result) -> list[dict[str, Any]]:
    return [
        {
            "id": line.id,
            "local_date": line.local_date.isoformat() if line.local_date else None,
            "priced_minutes": line.priced_minutes,
            "counted_minutes": line.counted_minutes,
            "reasons": list(line.reasons),
        }
        for line in one.lines()
    ]
