"""What a second reading of the rules found: merged dates, words no table knows, and files built to be slow."""

import time
import tracemalloc

import pytest

from tests.instruments.reports.telling import meeting, only, people, told, zoom

PEOPLE = "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole"


def test_a_date_written_once_for_several_rows_holds_for_the_rows_below_it():
    rows = [
        "Date,Name,Time in,Time out",
        "1/5/2026,Amina Warsame,6:00 PM,8:00 PM",
        ",Tess O'Malley,6:00 PM,8:00 PM",
        "1/12/2026,Priya Raman,6:00 PM,8:00 PM",
        ",Wren Kowalczyk,6:00 PM,7:00 PM",
    ]
    assert people("\n".join(rows)) == {
        "Amina Warsame": (0, "A03"),
        "Tess O'Malley": (0, "A12"),
        "Priya Raman": (120, "A05"),
        "Wren Kowalczyk": (60, "A13"),
    }


def test_the_date_of_one_table_does_not_reach_into_the_next():
    first = "Date,Name,Time in,Time out\n1/5/2026,Amina Warsame,6:00 PM,8:00 PM\n"
    second = "Date,Name,Time in,Time out\n,Priya Raman,6:00 PM,8:00 PM\n"
    assert people(first + second)["Priya Raman"] == (120, "A05")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Magaca oo buuxa,Saacadda soo galka,Saacadda bixitaanka", "Amina Warsame,6:05 PM,7:50 PM"),
        ("Magaca;Waqtiga soo galka;Waqtiga bixitaanka", "Amina Warsame;18:05;19:50"),
        ("Naam;Aankomst;Vertrek", "Amina Warsame;18.05;19.50 uur"),
        ("Nom;Arrivée;Départ", "Amina Warsame;18 h 05 min;19 h 50 min 00 s"),
    ],
)
def test_a_sheet_in_the_words_of_the_house(header, row):
    counted = "Number present" + "," * header.count(",") + ";" * header.count(";") + "1"
    assert people(f"{header}\n{row}\n{counted}\n") == {"Amina Warsame": (105, "A03")}


def test_units_no_table_knows_are_learned_from_a_duration_that_has_all_three():
    lines = [
        "1. Blorp", "Fnord\t2 x 10 y 0 z", "", "2. Quux", "Zim\tVorla\tTasta\tDurrim\tMezzo\tIdda (UPN)\tRalf",
        "Priya Raman (Grop)\t12.1.2026 18.10.00\t12.1.2026 19.10.00\t50 y 30 z\t\t\tR",
    ]  # fmt: skip
    one = only("\n".join(lines))
    assert (one.minutes_present, one.from_duration_only, one.roster_id) == (50, True, "A05")


def test_the_table_of_2021_in_a_language_never_seen():
    lines = [
        "Blorp", "Fnord quux\t1", "Fnord zim\tCoP", "Fnord s\t12.01.2026 17:58:00", "",
        "Zim nomma\tEnnikla\tQuillda\tDurrim\tMezzo\tRalf\tIdda (UPN)",
        "Amina Warsame\t12.01.2026 18:00:00\t12.01.2026 18:45:00\t45 y\tamina.w@example.org\tRolf\tamina.w@example.org",
    ]  # fmt: skip
    found = told("\n".join(lines).encode("utf-16"))
    assert (found.kind, [one.minutes_present for one in found.participants]) == ("teams.summary", [45])


def test_reactions_and_raised_hands_alone_are_no_attendance():
    lines = [
        "4. Meeting Engagement",
        "Name\tEngagement Type\tTime",
        "Priya Raman\tRaised hand\t1/12/26, 6:30:00 PM",
    ]
    assert told("\n".join(lines)).error == "not_a_report"


@pytest.mark.parametrize(
    "came", ["2026-01-12 18 h 00 min 00 s", "12.01.2026 г., 18:00:00 ч.", "2026-01-12, 6:00:00 p.m."]
)
def test_times_as_other_places_write_them(came):
    lines = ["2. Participants", PEOPLE, f"Amina Warsame\t{came}\t2026-01-12 19:00:00\t1h 0m 0s\t\t\tX"]
    assert only("\n".join(lines)).minutes_present == 60


def test_a_repeated_hour_in_every_kind_that_reports_a_duration():
    held = meeting("2026-11-01 00:30-04:00", "2026-11-01 02:30-05:00")
    day = "11/01/2026 "
    rows = [
        f"Amina Warsame,,{day}01:10:00 AM,{day}01:40:00 AM,90,No",
        f"Priya Raman,,{day}01:10:00 AM,{day}01:40:00 AM,30,No",
        f"Wren Kowalczyk,,{day}01:50:00 AM,{day}01:10:00 AM,20,No",
    ]
    assert [minutes for minutes, _ in people(zoom(*rows), held).values()] == [90, 30, 20]
    clocks = "Name,Email,Duration,Time joined,Time exited\nAmina Warsame,,1 hr 30 min,1:10 AM,1:40 AM\n"
    assert people(clocks, held) == {"Amina Warsame": (90, "A03")}


@pytest.mark.parametrize("first", ['sep="', "sep=\r", "sep= ", "sep=\0", "sep=x"])
def test_a_separator_line_that_names_no_separator_is_no_crash(first):
    assert told(f"{first}\nName,Time in,Time out\nAmina Warsame,6:00 PM,7:00 PM\n") is not None


def test_one_endless_line_does_not_fill_the_memory():
    data = (zoom().strip() + '\n"' + "x" * 20_000_000).encode()
    tracemalloc.start()
    found = told(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (found.error, found.participants) == ("malformed", ())
    assert peak < 30_000_000


def test_one_name_with_very_many_addresses_takes_no_square_of_time():
    day = "01/12/2026 06:00:00 PM,01/12/2026 07:00:00 PM,60,No"
    begun = time.process_time()
    found = told(zoom(*(f"Amina Warsame,a{i}@example.org,{day}" for i in range(12_000))))
    assert time.process_time() - begun < 8
    assert len(found.participants) == 12_000
    assert not any(one.roster_id for one in found.participants)


def test_hours_without_minutes_take_hardly_longer_than_full_times():
    taken = []
    for came, went in (("6:00 PM", "7:00 PM"), ("6 pm", "7 pm")):
        rows = "".join(f"Ana{i} Bel{i};ana{i}@example.org;{came};{went}\n" for i in range(5_000))
        begun = time.process_time()
        found = told("Name;Email;Time in;Time out\n" + rows)
        taken.append(time.process_time() - begun)
        assert {one.minutes_present for one in found.participants} == {60}
    assert taken[1] < taken[0] * 3


def test_a_day_of_thirty_digits_is_no_day():
    row = f'Amina Warsame,,"Jan {"9" * 30} 2026 6:00 PM","Jan 12, 2026 7:00 PM",,No'
    assert only(zoom(row)).minutes_present == 0
