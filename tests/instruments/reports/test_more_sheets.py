"""Workbooks and sign-in sheets: several sessions, several languages, several hands."""

import io
from datetime import datetime

import pytest
from openpyxl import Workbook

from tests.instruments.reports.telling import meeting, only, people, told


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_with_a_sheet_for_each_session():
    head = ["Name", "Time in", "Time out"]
    data = workbook(
        ("Read me", [["How to fill this in"]]),
        ("2025-12-08", [["Sign-in"], head, ["Tess O'Malley", "6:00 PM", "8:00 PM"]]),
        (
            "2026-01-12",
            [
                ["Sign-in"],
                [],
                head,
                ["Amina Warsame", "6:00", "7:30"],
                [],
                ["Total", None, 1],
                ["Merci beaucoup !"],
            ],
        ),
    )
    assert people(data) == {"Tess O'Malley": (0, "A12"), "Amina Warsame": (90, "A03")}


@pytest.mark.parametrize(
    "days",
    [
        ("12 January 2026", "19 January 2026"),
        ("January 12", "January 19"),
        ("2026-01-12", "2026-01-19"),
        ("01/12/2026", "01/19/2026"),
    ],
)
def test_sessions_below_one_another_keep_their_days(days):
    first, second = days
    head = "Name;In;Out"
    lines = [
        f"Session 1;{first}",
        head,
        "Amina Warsame;18:00;19:00",
        "",
        f"Session 2;{second}",
        head,
        "Amina Warsame;18:00;20:00",
        "Tess O'Malley;18:00;20:00",
    ]
    assert people("\n".join(lines)) == {"Amina Warsame": (60, "A03"), "Tess O'Malley": (0, "A12")}
    del lines[5]
    assert people("\n".join(lines)) == {"Amina Warsame": (60, "A03"), "Tess O'Malley": (0, "A12")}


def test_sessions_whose_days_can_be_read_both_ways_are_a_question():
    text = "03/06/2026\nName;In;Out\nAmina Warsame;18:00;19:00\n\n06/03/2026\nName;In;Out\nTess O'Malley;18:00;20:00\n"
    assert told(text, meeting("2026-06-03 18:00", "2026-06-03 19:30")).error == "ambiguous_dates"


def test_a_workbook_may_hold_real_dates_beside_typed_ones():
    head = ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)"]
    real = ["Amina Warsame", None, datetime(2026, 1, 12, 18), datetime(2026, 1, 12, 19), 60]
    typed = [12075550143, None, "01/12/2026 06:00:00 PM", "01/12/2026 07:00:00 PM", 60]
    assert people(workbook(("Export", [head, real, typed]))) == {
        "Amina Warsame": (60, "A03"),
        "12075550143": (60, None),
    }


def test_a_sheet_of_last_month_is_another_meeting():
    text = "Sign-in sheet\nDate: December 8, 2025\n\nName,Time in,Time out\nAmina Warsame,6:00 PM,7:30 PM\n"
    assert told(text).error == "other_meeting"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Nombre;Correo electrónico;Hora de entrada;Hora de salida;Firma", "José Arellano;;18:00;19:00;JA"),
        ("Nome;E-mail;Entrada;Saída;Assinatura", "José Arellano;;18:00;19:00;JA"),
        ("Magaca;Iimayl;Waqtiga imaatinka;Waqtiga bixitaanka;Saxiix", "José Arellano;;6:00;7:00;JA"),
        ("الاسم;البريد الإلكتروني;وقت الحضور;وقت المغادرة;التوقيع", "José Arellano;;٦:٠٠ م;٧:٠٠ م;JA"),
        ("Nom;Prénom;Heure d’arrivée;Heure de départ", "Arellano;José;18h00;19 h"),
        ("Name / Nom;Email / Courriel;Time in / Arrivée;Time out / Départ", "José Arellano;;18:00;19:00"),
        ("Name (please print),Time,Time out", "José Arellano,6:00 PM,7:00 PM"),
        ("Last name,First name,In,Out", "Arellano,José,6 pm,7 pm"),
        ("Name,Date,Start,End", "José Arellano,1/12/2026,6:00 PM,7:00 PM"),
        ("Name,Time in,Time out,Time in,Time out", "José Arellano,6:00 PM,6:30 PM,7:00 PM,7:30 PM"),
    ],
)
def test_sign_in_sheets_in_the_languages_of_the_house(header, row):
    found = told(f"{header}\r\n{row}\r\n")
    assert found.kind == "signin"
    assert [(one.roster_id, one.minutes_present) for one in found.participants] == [("A08", 60)]


def test_a_sheet_without_times_out_runs_to_the_end_and_says_so():
    one = only("Name,Email,Time in\nAmina Warsame,,6:30 PM\n")
    assert (one.minutes_present, one.roster_id) == (90, "A03")
    assert "no_leave_recorded" in one.flags


def test_windows_1252_names_are_whole():
    text = "Nom;Arrivée;Départ\r\nJosé Arellano;18:00;19:00\r\nTess O’Malley;18:00;19:00\r\n".encode("cp1252")
    assert people(text) == {"José Arellano": (60, "A08"), "Tess O’Malley": (60, "A12")}
