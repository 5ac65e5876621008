"""What an address may carry in place of a number."""

from django.urls import register_converter
from django.urls.converters import get_converters


class RowNumber:
    """A number some row could have: digits, few enough for any database. Anything longer is no address of ours."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int | str) -> str:
        return str(value)


def register() -> None:
    """Lets addresses say `<row:meeting_id>`. Django's own `int` takes numbers no database can look for."""
    if "row" not in get_converters():
        register_converter(RowNumber, "row")
