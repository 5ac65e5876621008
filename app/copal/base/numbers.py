"""The number of a row, as a form, an address or another process sends it."""

LONGEST = 18  # digits that fit the whole numbers of any database


def row_number(typed: str) -> int | None:
    """None for what can be the number of no row: anything but plain digits, or too many of them."""
    sound = typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST
    return int(typed) if sound else None
