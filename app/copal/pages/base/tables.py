"""Tables to take away: CSV that a spreadsheet opens without running anything."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def harmless(cell: object) -> str:
    """The cell as text; words that a spreadsheet would run as a formula get an apostrophe in front."""
    text = "" if cell is None else str(cell)
    if text.lstrip(" ").startswith(RUNS) and not NUMBER.fullmatch(text):
        return "'" + text
    return text


def csv_response(name: str, header: Sequence[object], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A download called `name` (with .csv), in UTF-8 with the mark that spreadsheets look for."""
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow([harmless(cell) for cell in header])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    response = HttpResponse("\ufeff" + page.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
