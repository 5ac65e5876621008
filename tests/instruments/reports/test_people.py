"""Who is one person, who is a member, and who stays a question for a person."""

import pytest

from copal.instruments.reports import names
from tests.instruments.reports.telling import told, zoom

WHEN = "01/12/2026 06:00 PM,01/12/2026 07:00 PM,60,No"
LATER = "01/12/2026 07:00 PM,01/12/2026 07:30 PM,30,No"


def who(*names_and_mails: str) -> list[tuple[str, str | None, int]]:
    rows = [f"{one},{WHEN if i == 0 else LATER}" for i, one in enumerate(names_and_mails)]
    found = told(zoom(*rows))
    assert found.error is None
    return [(one.name_as_reported, one.roster_id, one.minutes_present) for one in found.participants]


@pytest.mark.parametrize(
    ("reported", "member"),
    [
        ('"Warsame, Amina"', "A03"), ("AMINA  WARSAME", "A03"), ("Amina Warsame (she/her)", "A03"), ("Amina Warsame [She/They]", "A03"),
        ("Amina Warsame - she/her", "A03"), ('"Warsame, Amina (Sunny Side) (External)"', "A03"), ("Amina Warsame (Guest)", "A03"),
        ("Amina Warsame (Convidado)", "A03"), ("Jose Arellano", "A08"), ("Tess O´Malley", "A12"), ("Mimi (Marguerite Thibodeaux)", "A11"),
        ("iPad (Amina Warsame)", "A03"), ("iPhone de Rosa (Rosa Quimby)", "A02"), ("Ａｍｉｎａ Warsame", "A03"), ("Amina\u200b Warsame", "A03"),
        ("(she/her) Amina Warsame", "A03"),
    ],
)  # fmt: skip
def test_full_names_that_are_exactly_one_member(reported, member):
    assert who(f"{reported},") == [(reported.strip('"'), member, 60)]


@pytest.mark.parametrize(
    "reported",
    [
        "Amina", "Amina W.", "A. Warsame", "Amina Warsam", "Aminah Warsame", "Maggie Thibodeaux", "Linda Pelkey", "Rosa", "iPhone (Rosa)", "Rosa's iPad", "iPhone",
        "Wren Kowalczyk (Tess O'Malley)", "Rosa & Amina", "Rosa Quimby and Amina Warsame", "Amina Warsame (+ Tess O'Malley)", "Amina Warsame (and Tess)", "Rosa (Amina Warsame)",
        "12075550143", "1207***0100", "+1 (207) 555-0143", "Call-in User_2", "=Amina Warsame", "Amina\u202e Warsame", "Аmina Warsame", "Warsame", "OMalley Tess",
        "amina.w@example.org", "Dr. Amina Warsame", '"Warsame, Amina, MEd"', "<b>Amina Warsame</b>",
    ],
)  # fmt: skip
def test_names_that_a_person_must_decide(reported):
    assert who(f"{reported},") == [(reported.strip('"'), None, 60)]


def test_an_email_is_enough_and_joins_rows_of_different_names():
    assert who("Mina,AMINA.W@example.org", "Amina Warsame (iPhone),amina.w@example.org") == [
        ("Mina", "A03", 90)
    ]


def test_an_email_of_one_member_with_the_full_name_of_another_is_a_question():
    assert who("Tess O'Malley,amina.w@example.org") == [("Tess O'Malley", None, 60)]


def test_a_blank_email_joins_the_only_bearer_of_the_name():
    assert who("Amina Warsame,amina.w@example.org", "amina warsame,") == [("Amina Warsame", "A03", 90)]


@pytest.mark.parametrize("name", ["Rosa", "iPhone", "Galaxy S21"])
def test_a_first_name_or_a_device_lends_its_minutes_to_no_email(name):
    assert who(f"{name},rquimby@example.org", f"{name},") == [(name, "A02", 60), (name, None, 30)]


def test_the_sections_of_teams_never_lend_an_email_to_a_namesake():
    when, length = "1/12/26, 6:00:00 PM\t1/12/26, 7:00:00 PM", "1h 0m 0s"
    text = "\n".join(
        [
            "2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
            f"Linda Pelkey\t{when}\t{length}\tlinda.pelkey@example.org\t\tAttendee",
            f"Linda Pelkey (Guest)\t{when}\t{length}\t\t\tAttendee",
            "3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
            f"Linda Pelkey\t{when}\t{length}\tlinda.pelkey@example.org\tAttendee",
            f"Linda Pelkey (Guest)\t{when}\t{length}\t\tAttendee",
        ]
    )
    assert [(one.name_as_reported, one.roster_id) for one in told(text).participants] == [
        ("Linda Pelkey", "A09"), ("Linda Pelkey (Guest)", None),
    ]  # fmt: skip


def test_a_name_borne_by_two_emails_joins_nothing_and_names_nobody_by_itself():
    found = who(
        "Colleen Birchfield,colleen@birchfieldkids.example.org",
        "Colleen Birchfield,other@example.org",
        "Colleen Birchfield,",
    )
    assert found == [
        ("Colleen Birchfield", "A04", 60),
        ("Colleen Birchfield", None, 30),
        ("Colleen Birchfield", None, 30),
    ]


def test_a_name_borne_by_two_members_stays_row_by_row():
    assert who("Linda Pelkey,", "Linda Pelkey,") == [("Linda Pelkey", None, 60), ("Linda Pelkey", None, 30)]


def test_candidates_are_offered_and_never_taken():
    (one,) = told(zoom(f"Rosa,,{WHEN}")).participants
    assert (one.roster_id, one.matched_by, one.candidates) == (None, None, ("A01", "A02"))
    (one,) = told(zoom(f"Linda Pelkey,,{WHEN}")).participants
    assert one.candidates[:2] == ("A09", "A10")
    (one,) = told(zoom(f"Ottilie Brandvold,,{WHEN}")).participants
    assert (one.candidates, one.flags) == ((), ("not_on_roster",))


def test_why_somebody_was_matched():
    rows = [
        f"Mina,amina.w@example.org,{WHEN}",
        f"Priya Raman,,{WHEN}",
        f"Mimi (Marguerite Thibodeaux),,{WHEN}",
    ]
    assert [one.matched_by for one in told(zoom(*rows)).participants] == [
        "email",
        "full_name",
        "original_name",
    ]


def test_a_rename_halfway_is_one_person():
    assert who("Marguerite Thibodeaux,", "Mimi (Marguerite Thibodeaux),") == [
        ("Marguerite Thibodeaux", "A11", 90)
    ]


def test_waiting_is_not_being_there():
    header = "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room"
    rows = [
        "Amina Warsame,,01/12/2026 06:00 PM,01/12/2026 06:30 PM,30,Yes,,Yes",
        "Amina Warsame,,01/12/2026 06:30 PM,01/12/2026 07:00 PM,30,Yes,,No",
        "Tess O'Malley,,01/12/2026 06:00 PM,01/12/2026 07:00 PM,60,Yes,,Yes",
    ]
    found = told(zoom(*rows, header=header)).participants
    assert [(one.roster_id, one.minutes_present, one.first_join is None) for one in found] == [
        ("A03", 30, False),
        ("A12", 0, True),
    ]


@pytest.mark.parametrize(
    "text", ["", "()", "((", "))", ",", "(she/her)", "([{", "\u202e", "a,b,c", "(" * 5000, "= ", "\ud800"]
)
def test_any_text_is_a_name(text):
    assert isinstance(names.read(text).shown, str)
