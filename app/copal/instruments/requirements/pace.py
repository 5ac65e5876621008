"""How much is expected by a day: nothing in the first quarter, then a straight line to the end."""

from datetime import date


def expected(minutes: int, *, begin: date, end: date, on: date) -> int:
    """Whole minutes, rounded up. All of them are first expected the day after the end."""
    total_days = (end - begin).days + 1
    elapsed_days = (on - begin).days
    return -(-minutes * max(0, 4 * elapsed_days - total_days) // (3 * total_days))
