"""Files that are broken, foreign or built to hurt get an error and a sentence, and never a credit."""

import io
import time
import zipfile

import pytest

from tests.instruments.reports.telling import told, zoom
from tests.instruments.reports.test_more_sheets import workbook

ROW = "Amina Warsame,,01/12/2026 06:00 PM,01/12/2026 07:00 PM,60,No"


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "empty"), (b"\xef\xbb\xbf", "empty"), (b"\xff\xfe", "empty"), (b"\r\n \r\n,,,\r\n", "empty"), (workbook(("Sheet", [])), "empty"),
        (b"%PDF-1.7 Name,Join Time,Leave Time", "not_a_report"), (b"\x89PNG\r\n\x1a\n" + bytes(500), "not_a_report"), (b"\xd0\xcf\x11\xe0" + bytes(500), "not_a_report"),
        (b"  <HTML><body>Name,Join Time", "not_a_report"), (b'<?xml version="1.0"?><x/>', "not_a_report"), (b'{"Name": "Join Time"}', "not_a_report"),
        (bytes(4096), "not_a_report"), (bytes(range(256)) * 40, "not_a_report"), (b"hello", "not_a_report"), (b"PK\x03\x04 no archive", "malformed"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "not_a_report"),
        (packed(**{"xl/workbook.xml": b"<workbook/>"}), "malformed"),
        (packed(**{"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook/>'}), "malformed"),
        (packed(**{"xl/workbook.xml": b"x", "xl/worksheets/sheet1.xml": bytes(120 << 20)}), "malformed"),
        (zoom('"Birchfield, Colleen,c@example.org,' + ROW).encode(), "malformed"), (zoom(f'"Amina" Warsame,,{ROW}').encode(), "malformed"),
        (zoom("x" * 200_000 + ROW).encode(), "malformed"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used(data, error):
    found = told(data)
    assert (found.error, found.participants) == (error, ())
    assert found.words.endswith(".")


def test_names_of_thousands_of_brackets_cost_no_time():
    rows = [f"{'(' * 3000}{i},,01/12/2026 06:00 PM,01/12/2026 07:00 PM,60,No" for i in range(200)]
    begun = time.process_time()
    assert len(told(zoom(*rows)).participants) == 200
    assert time.process_time() - begun < 5


def test_bare_quotes_inside_a_field_are_only_text():
    text = "\n".join(
        [
            zoom(header="Name (original name)\tEmail\tJoin time\tLeave time\tDuration (minutes)").strip(),
            'Amina "Mina" Warsame\t\t01/12/2026 06:00 PM\t01/12/2026 07:00 PM\t60',
        ]
    )
    (one,) = told(text).participants
    assert (one.name_as_reported, one.roster_id, one.minutes_present) == ('Amina "Mina" Warsame', None, 60)


def test_armour_is_taken_off_values_and_formulas_stay_text():
    (one, two) = told(
        zoom(
            '"=""Amina Warsame""",,"=""01/12/2026 06:00 PM""","=""01/12/2026 07:00 PM""",60,No',
            "=1+1," + ROW.partition(",")[2],
        )
    ).participants
    assert (one.name_as_reported, one.roster_id, one.minutes_present) == ("Amina Warsame", "A03", 60)
    assert (two.name_as_reported, two.roster_id) == ("=1+1", None)


def test_a_file_cut_off_in_its_last_line_keeps_everybody_before_it():
    found = told(zoom(ROW, "Tess O'Malley,,01/12/20")[:-2])
    assert [(one.name_as_reported, one.minutes_present) for one in found.participants] == [
        ("Amina Warsame", 60),
        ("Tess O'Malley", 0),
    ]


@pytest.mark.parametrize(
    "kind", ["zoom.participants", "meet", "signin", "teams.sections", "webex", "zoom.unique"]
)
def test_a_header_without_rows_is_a_true_zero(kind):
    header = {
        "zoom.participants": "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest",
        "zoom.unique": "Name (original name),Email,Total duration (minutes),Guest",
        "meet": "First name,Last name,Email,Duration,Time joined,Time exited",
        "signin": "Name,Time in,Time out",
        "teams.sections": "1. Summary\n\n2. Participants\nName,First Join,Last Leave,In-Meeting Duration,Email",
        "webex": "Meeting Name,Meeting Start Time,Display Name,Attendee Email,Join Time,Leave Time,Attendance Duration,Connection Type",
    }[kind]
    found = told(header)
    assert (found.kind, found.error, found.participants) == (kind, None, ())
