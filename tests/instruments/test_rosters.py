"""Reading lists of people, as they really come: titles above, any order, any language, any encoding, any damage."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from copal.instruments import rosters
from copal.instruments.rosters import Entry, Unreadable

ANA = Entry(2, "Ana Diaz", "Ana Diaz", "ana@example.org")


def read(text: str | bytes, encoding: str = "utf-8"):
    return rosters.read(io.BytesIO(text if isinstance(text, bytes) else text.encode(encoding)))


def sheet(*rows, title="Sheet", book=None):
    book = book or Workbook()
    tab = book.create_sheet(title)
    for row in rows:
        tab.append(list(row))
    return book


def saved(book) -> bytes:
    del book["Sheet"]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "header",
    [
        "Name,Email", "Full Name,E-mail Address", "Nom,Courriel", "Nombre,Correo electrónico", "Nome,E-mail",
        "Magaca,Iimayl", "الاسم,البريد الالكتروني", "NOM ET PRÉNOM,Adresse de courriel", "Name (printed),Email:",
    ],
)  # fmt: skip
def test_headers_in_six_languages(header):
    assert read(f"{header}\nAna Diaz,Ana@Example.org\n") == (ANA,)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings(delimiter, encoding):
    text = f"Nom{delimiter}Courriel\r\nZoë Müller{delimiter}zoe@example.org\r\n"
    assert [(one.name, one.email) for one in read(text, encoding)] == [("Zoë Müller", "zoe@example.org")]


def test_title_lines_and_blank_rows_are_passed_over():
    text = "Aroostook Circle\nRoster as of March 2\n\n,,\nLast Name,First Name,County,Email\nDiaz,Ana,Aroostook,ana@example.org\n,,,\n"
    assert read(text) == (Entry(6, "Ana Diaz", "Ana Diaz", "ana@example.org", "Aroostook"),)


def test_a_file_without_a_header_is_read_by_its_addresses():
    assert read("ana@example.org,Ana Diaz\nbo@example.org,Bo Lee\n") == (
        Entry(1, "Ana Diaz", "Ana Diaz", "ana@example.org"),
        Entry(2, "Bo Lee", "Bo Lee", "bo@example.org"),
    )


def test_the_preferred_name_is_shown_and_the_legal_one_kept_for_certificates():
    assert read("First Name,Last Name,Preferred Name\nMargaret,Quimby,Peg\n") == (
        Entry(2, "Peg", "Margaret Quimby"),
    )


def test_people_without_addresses_and_with_them_wrapped():
    rows = read('Name,Email\n"Diaz, Ana",Ana <ana@example.org>;\nBo Lee,n/a\nCy Poe,mailto:CY@example.org\n')
    assert [(one.name, one.email, one.problem) for one in rows] == [
        ("Ana Diaz", "ana@example.org", ""),
        ("Bo Lee", "", ""),
        ("Cy Poe", "cy@example.org", ""),
    ]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("=HYPERLINK(1),a@example.org", "odd_name"),
        ("+SUM(A1),", "odd_name"),
        ("@cmd,", "odd_name"),
        ("Total 12,", "odd_name"),
        ("\u202eAna,", "odd_name"),
        (f"{'a' * 81},", "long_name"),
        ("Ana,ana@@example.org", "two_addresses"),
        ("Ana,ana@example.org bo@example.org", "two_addresses"),
        ("Ana,ana at example", "odd_address"),
        ("Ana,ana@example", "odd_address"),
        ("Ana,a..b@example.org", "odd_address"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(row, problem):
    assert read(f"Name,Email\n{row}\n")[0].problem == problem


def test_formulas_in_a_workbook_are_never_run():
    book = sheet(("Name", "Email"), ('=HYPERLINK("http://x","Ana")', "ana@example.org"), ("Bo Lee", "=1+1"))
    rows = read(saved(book))
    assert [(one.name, one.email) for one in rows] == [("", "ana@example.org"), ("Bo Lee", "")]


def test_every_sheet_of_a_workbook_is_read_by_its_own_header():
    book = sheet(("Roster",), ("Name", "Email"), ("Ana Diaz", "ana@example.org"), title="North")
    sheet(("Email", "Nom"), ("bo@example.org", "Bo Lee"), title="South", book=book)
    assert [one.name for one in read(saved(book))] == ["Ana Diaz", "Bo Lee"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n \n", b"%PDF-1.7 x", b"\x89PNG\r\n", b"PK\x03\x04rubbish", b"<html><body>Sign in</body></html>", b"\x00\x01\x02" * 50,
     b"just some words\nand more of them\n", b'Name,Email\n"Ana,ana@example.org\n'],
)  # fmt: skip
def test_what_is_no_list_is_unreadable(content):
    with pytest.raises(Unreadable):
        read(content)


def test_more_rows_than_a_network_has_are_refused():
    with pytest.raises(rosters.TooManyRows):
        read("Name\n" + "Ana Diaz\n" * 20_001)


def test_ten_thousand_rows_are_read():
    text = "Name,Email,County\n" + "".join(
        f"Person {'abcdefghij'[n % 10]},p{n}@example.org,York\n" for n in range(10_000)
    )
    assert len(read(text)) == 10_000


CELL = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)


@given(st.lists(st.lists(CELL, max_size=5), max_size=12))
def test_any_table_gives_entries_or_says_it_cannot(rows):
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    try:
        found = read("Name,Email,Region\n" + text)
    except Unreadable:
        return
    for one in found:
        assert one.problem or (len(one.name) <= 80 and len(one.legal_name) <= 150 and len(one.region) <= 60)
        assert one.email == one.email.lower()
        assert not one.name.startswith(("=", "+", "-", "@")) or one.problem


@given(st.binary(max_size=400))
def test_any_bytes_give_entries_or_say_they_cannot(content):
    try:
        read(content)
    except Unreadable:
        return


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_never_breaks_the_reader(place, damage):
    whole = WORKBOOK
    try:
        read(whole[:place] + damage + whole[place + len(damage) :])
    except Unreadable:
        return


WORKBOOK = saved(sheet(("Name", "Email"), ("Ana Diaz", "ana@example.org")))
