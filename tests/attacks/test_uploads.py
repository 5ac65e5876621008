"""Files made to do harm, through the same forms as everybody's: they are refused in a sentence, or read as plain words."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from copal.domain.attendance.models import Report, ReportLine
from copal.domain.people.models import Person

SHEET = "xl/worksheets/sheet1.xml"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><worksheet><sheetData><row><c><v>&i;</v></c></row></sheetData></worksheet>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    "<worksheet><sheetData><row><c t='inlineStr'><is><t>&a;</t></is></c></row></sheetData></worksheet>"
)


def workbook(**parts):
    """A good one, with some of its parts replaced."""
    book, found = io.BytesIO(), io.BytesIO()
    sheet = Workbook()
    sheet.active.append(["Name", "Email"])
    sheet.active.append(["Ada Ashe", "ada@example.org"])
    sheet.save(book)
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, parts.pop(part, None) or old.read(part))
        for name, content in parts.items():
            new.writestr(name, content)
    return found.getvalue()


HARMFUL = {
    "entities": workbook(**{SHEET: BOMB}),
    "a file of the server": workbook(**{SHEET: OUTSIDE}),
    "very much of nothing": workbook(**{"xl/media/a.bin": bytes(80 << 20)}),
    "thousands of parts": workbook(**{f"xl/media/{n}.bin": "x" for n in range(5000)}),
    "a way out of the archive": workbook(**{"../../../../tmp/copal-out": "x", SHEET: BOMB}),
    "no archive at all": b"PK\x03\x04" + b"\x00" * 64,
    "a program": b"\x7fELF" + b"\x00" * 200,
}


@pytest.mark.parametrize("what", HARMFUL)
def test_a_roster_made_to_do_harm_is_refused_in_a_sentence(client, cast, what):
    client.force_login(cast.alice)
    before = Person.objects.count()
    answer = client.post(
        "/communities/circle/roster/", {"file": SimpleUploadedFile("list.xlsx", HARMFUL[what])}
    )
    assert answer.status_code == 422
    assert "root:" not in answer.text
    assert Person.objects.count() == before


@pytest.mark.parametrize("what", HARMFUL)
def test_a_report_made_to_do_harm_is_refused_in_a_sentence(client, cast, what):
    client.force_login(cast.alice)
    place = f"/meetings/{cast.circle.pk}/reports/"
    answer = client.post(place, {"report": SimpleUploadedFile("zoom.xlsx", HARMFUL[what])}, follow=True)
    assert answer.status_code < 500
    assert "root:" not in answer.text
    assert not ReportLine.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/cron.d/x.csv",
        "..\\..\\x.csv",
        "/etc/passwd.csv",
        "a\r\nSet-Cookie: x=1.csv",
        "\u202egpj.csv",
        "x" * 400 + ".csv",
    ],
)
def test_the_name_of_a_file_is_never_a_place(client, cast, name):
    client.force_login(cast.alice)
    lines = b"Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\nBob Example,,,,\n"
    client.post(f"/meetings/{cast.circle.pk}/reports/", {"report": SimpleUploadedFile(name, lines)})
    kept = Report.objects.get().filename
    assert len(kept) <= 200
    assert not [odd for odd in ("/", "\\", "\r", "\n", "\u202e") if odd in kept]


def test_formulas_in_a_list_stay_words_on_their_way_out(client, cast):
    """A name that would run in a spreadsheet is no name; and no table we write begins a cell like a formula."""
    client.force_login(cast.alice)
    file = b'Name,Email\n"=HYPERLINK(""https://evil.example"")",eve@example.org\n'
    answer = client.post(
        "/communities/circle/roster/", {"file": SimpleUploadedFile("list.csv", file)}, follow=True
    )
    assert answer.status_code in (200, 422)
    assert not Person.objects.filter(email="eve@example.org").exists()
    assert 'href="https://evil.example' not in answer.text
