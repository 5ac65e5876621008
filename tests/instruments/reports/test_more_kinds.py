"""Reports of the known kinds as they come from other languages, other programs and other hands."""

import pytest

from tests.instruments.reports.telling import meeting, people, told, zoom

SECTIONS = {
    "it": (
        "1. Riepilogo", "2. Partecipanti", "Nome\tPrimo accesso\tUltima uscita\tDurata in riunione\tPosta elettronica\tID partecipante (UPN)\tRuolo",
        "3. Attività nella riunione", "Nome\tOra di ingresso\tOra di uscita\tDurata\tPosta elettronica\tRuolo",
        "12/01/26, {}", "1 h 30 min 0 s", "(Ospite)",
    ),
    "nl": (
        "1. Samenvatting", "2. Deelnemers", "Naam\tEerste deelname\tLaatste vertrek\tDuur van vergadering\tE-mail\tDeelnemer-id (UPN)\tRol",
        "3. Activiteiten in vergadering", "Naam\tTijd van deelname\tTijd van vertrek\tDuur\tE-mail\tRol",
        "12-1-2026 {}", "1 u 30 min 0 s", "(Gast)",
    ),
    "pl": (
        "1. Podsumowanie", "2. Uczestnicy", "Imię i nazwisko\tPierwsze dołączenie\tOstatnie wyjście\tCzas trwania\tAdres e-mail\tIdentyfikator (UPN)\tRola",
        "3. Działania podczas spotkania", "Imię i nazwisko\tGodzina dołączenia\tGodzina opuszczenia\tCzas trwania\tAdres e-mail\tRola",
        "12.01.2026, {}", "1 godz. 30 min 0 s", "(Gość)",
    ),
    "never seen": (
        "1. Zzz", "2. Yyy", "Aaa\tBbb\tCcc\tDdd\tEee\tFff (UPN)\tGgg",
        "3. Xxx", "Aaa\tHhh\tIii\tDdd\tEee\tGgg",
        "2026-01-12 {}", "1 h 30 min 0 s", "(Qqq)",
    ),
    "fi": (
        "1. Yhteenveto", "2. Osallistujat", "Nimi\tEnsimmäinen liittyminen\tViimeinen poistuminen\tKesto\tSähköposti\tTunnus (UPN)\tRooli",
        "3. Toiminta", "Nimi\tLiittymisaika\tPoistumisaika\tKesto\tSähköposti\tRooli",
        "12.1.2026 klo {}", "1 t 30 min 0 s", "(Vieras)",
    ),
    "ja": (
        "1. 要約", "2. 参加者", "名前\t最初の参加\t最後の退出\t会議の長さ\tメール\t参加者 ID (UPN)\t役割",
        "3. 会議アクティビティ", "名前\t参加した時間\t退出した時間\t期間\tメール\t役割",
        "2026/01/12 {}", "1時間 30分 0秒", "(ゲスト)",
    ),
}  # fmt: skip


def teams(language: str, *, third: bool = True) -> str:
    first, second, second_head, last, last_head, day, length, guest = SECTIONS[language]
    came, went = day.format("18:00:00"), day.format("19:30:00")
    lines = [first, f"Zzz\t{came}", "", second, second_head]
    lines.append(f"Warsame, Amina\t{came}\t{went}\t{length}\tamina.w@example.org\tamina.w@example.org\tX")
    lines.append(f"Priya Raman {guest}\t{came}\t{went}\t{length}\t\t\tX")
    if third:
        lines += ["", last, last_head]
        lines.append(f"Warsame, Amina\t{came}\t{day.format('18:20:00')}\t20 min\tamina.w@example.org\tX")
        lines.append(f"Warsame, Amina\t{day.format('18:10:00')}\t{went}\t{length}\tamina.w@example.org\tX")
        lines.append(f"Priya Raman {guest}\t{came}\t{went}\t{length}\t\tX")
    lines += ["", "4. Mmm", "Nnn\tOoo\tPpp", f"Amina Warsame\tQqq\t{went}"]
    return "\r\n".join(lines)


@pytest.mark.parametrize("third", [True, False])
@pytest.mark.parametrize("language", SECTIONS)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-8"])
def test_teams_sections_of_any_language_are_read_by_number_and_place(language, encoding, third):
    found = told(teams(language, third=third).encode(encoding))
    assert (found.kind, found.error) == ("teams.sections", None)
    assert {one.roster_id: one.minutes_present for one in found.participants} == {"A03": 90, "A05": 90}


def test_teams_columns_may_stand_in_another_order_where_their_words_are_known():
    header = "2. Participants\nEmail\tName\tRole\tLast Leave\tFirst Join\tIn-Meeting Duration"
    row = "amina.w@example.org\tAmina Warsame\tAttendee\t1/12/26, 7:30:00 PM\t1/12/26, 6:00:00 PM\t1h 30m 0s"
    text = f"{header}\n{row}"
    assert people(text) == {"Amina Warsame": (90, "A03")}


def test_a_german_report_of_2021():
    lines = [
        "Besprechungszusammenfassung", "Gesamtzahl der Teilnehmer\t1", "Titel der Besprechung\tHerbst", "Startzeit\t12.1.2026, 17:58:00",
        "Endzeit\t12.1.2026, 20:02:00", "", "Vollständiger Name\tBeitrittszeit\tVerlassenszeit\tDauer\tE-Mail\tRolle\tTeilnehmer-ID (UPN)",
        "Tess O'Malley\t12.1.2026, 18:00:00\t12.1.2026, 19:00:00\t1 Std. 0 Min.\t\tTeilnehmer\ttess.omalley@example.org",
    ]  # fmt: skip
    found = told("\r\n".join(lines).encode("utf-16"))
    assert found.kind == "teams.summary"
    assert [(one.roster_id, one.minutes_present) for one in found.participants] == [("A12", 60)]


def test_a_report_of_2021_whose_words_nobody_knows():
    lines = [
        "Zzz", "Aaa\t1", "Bbb\tHerbst", "Ccc\t12.1.2026, 17:58:00", "", "Ddd\tEee\tFff\tGgg\tHhh\tIii\tJjj (UPN)",
        "Tess O'Malley\t12.1.2026, 18:00:00\t12.1.2026, 19:00:00\t1h 0m\ttess.omalley@example.org\tX\t",
    ]  # fmt: skip
    found = told("\r\n".join(lines).encode("utf-16"))
    assert found.kind == "teams.summary"
    assert [(one.roster_id, one.minutes_present) for one in found.participants] == [("A12", 60)]


def test_an_event_log_without_a_header_quoted_and_in_any_order():
    rows = [
        '"Tess O\'Malley"\t"Left"\t"1/12/2026, 7:00:00 PM"', '"Tess O\'Malley"\t"Joined"\t"1/12/2026, 6:00:00 PM"',
        '"Amina Warsame"\t"Joined before"\t"1/12/2026, 5:55:00 PM"',
    ]  # fmt: skip
    found = told("\r\n".join(rows).encode("utf-16"))
    assert found.kind == "teams.eventlog"
    assert {one.roster_id: one.minutes_present for one in found.participants} == {"A12": 60, "A03": 120}
    assert "no_leave_recorded" in found.participants[1].flags


def test_an_event_log_in_another_language():
    rows = [
        "Nombre completo\tAcción del usuario\tMarca de tiempo",
        "Tess O'Malley\tSe unió\t12/1/2026 18:00:00",
        "Tess O'Malley\tHa salido\t12/1/2026 19:00:00",
    ]
    assert people("\n".join(rows)) == {"Tess O'Malley": (60, "A12")}


def test_two_devices_in_an_event_log_count_once_and_until_the_last_left():
    rows = ["Full Name,User Action,Timestamp", *(f"Tess O'Malley,{what},2026-01-12 {when}" for what, when in [
        ("Joined", "18:00"), ("Joined", "18:10"), ("Left", "18:30"), ("Left", "19:00")])]  # fmt: skip
    assert people("\n".join(rows)) == {"Tess O'Malley": (60, "A12")}


def test_a_session_long_ago_that_nobody_left_gives_nothing_today():
    rows = [
        "Full Name,User Action,Timestamp",
        "Tess O'Malley,Joined,2025-12-08 18:00",
        "Tess O'Malley,Joined,2026-01-12 19:00",
        "Tess O'Malley,Left,2026-01-12 19:30",
        "Amina Warsame,Joined,2025-12-08 18:00",
    ]
    assert people("\n".join(rows)) == {"Tess O'Malley": (30, "A12"), "Amina Warsame": (0, "A03")}


def test_zoom_saved_again_with_semicolons_padded_and_without_seconds():
    header = "Name (Original Name);User Email;Join Time;Leave Time;Duration (Minutes);Guest;;;"
    rows = [
        "Priya Raman (she/her);;12/01/2026 18:00;12/01/2026 19:30;90;Yes;;;",
        "Linda Pelkey;LINDA.PELKEY@example.org;12/01/2026 18:00;12/01/2026 20:00;120;No;;;",
    ]
    assert people(zoom(*rows, header=header)) == {
        "Priya Raman (she/her)": (90, "A05"),
        "Linda Pelkey": (120, "A09"),
    }


def test_excel_may_name_its_delimiter_in_a_line_of_its_own():
    rows = ["sep=;", "Nom;Courriel;Arrivée;Départ", "Amina Warsame;;18 h 05;19h35"]
    assert people("\r\n".join(rows)) == {"Amina Warsame": (90, "A03")}


def test_zoom_with_topic_and_id_in_front_of_every_row():
    header = "Topic,Meeting ID,Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)"
    found = told(
        zoom(
            '"CoP, winter",812 3456 7890,Amina Warsame,,01/12/2026 06:00:00 PM,01/12/2026 07:00:00 PM,60',
            header=header,
        )
    )
    assert found.kind == "zoom.participants"
    assert [(one.roster_id, one.minutes_present) for one in found.participants] == [("A03", 60)]


def test_zoom_unique_users_with_meeting_data_of_another_day_is_another_meeting():
    head = "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n812 3456 7890,CoP,{0} 05:45:00 PM,{0} 08:02:11 PM,ghaskins@example.org,138,9\n\n"
    table = "Name (original name),Email,Total duration (minutes),Guest\nAmina Warsame,,60,No\n"
    assert told(head.format("12/08/2025") + table).error == "other_meeting"
    assert people(head.format("01/12/2026") + table) == {"Amina Warsame": (60, "A03")}


WEBINAR = [
    "Attendee Report",
    "Report generated time\t01/13/2026 09:00:00 AM",
    "Topic\tWebinar ID\tActual Start Time",
    "CoP\t934 5550 1234\t01/12/2026 05:55:00 PM",
    "",
    "Attendee Details",
    "Attended\tFirst Name\tLast Name\tEmail\tRegistration Time\tApproval Status\tJoin Time\tLeave Time\tTime in Session (minutes)",
    "Yes\tAmina\tWarsame\tamina.w@example.org\t01/01/2026 10:00 AM\tapproved\t01/12/2026 06:00 PM\t01/12/2026 07:00 PM\t60",
    "No\tPriya\tRaman\tpriya.raman@example.org\t01/01/2026 10:00 AM\tapproved\t\t\t",
    "Other Attended",
    "User Name\tJoin Time\tLeave Time\tTime in Session (minutes)",
    "1207***0100\t01/12/2026 06:00:00 PM\t01/12/2026 06:30:00 PM\t30",
]


def test_a_webinar_with_tabs_and_names_only_in_two_columns():
    text = "\n".join(WEBINAR)
    assert told(text).kind == "zoom.webinar"
    assert people(text) == {"Amina Warsame": (60, "A03"), "1207***0100": (30, None)}


@pytest.mark.parametrize(
    "header",
    [
        "Name (nombre original),Correo electrónico,Hora para unirse,Hora de salida,Duración (minutos)",
        "Name (Originalname),E-Mail,Beitrittszeit,Verlassenszeit,Dauer (Minuten)",
    ],
)
def test_zoom_in_other_languages(header):
    text = zoom("Amina Warsame,,01/12/2026 06:00:00 PM EST,01/12/2026 07:00:00 PM EST,60", header=header)
    assert told(text).kind == "zoom.participants"
    assert people(text) == {"Amina Warsame": (60, "A03")}


@pytest.mark.parametrize(
    "header",
    [
        "#,Question,Asker Name,Asker Email,Answer,Question Time,Answered Time,Answer Name,Answer Email",
        "#,User Name,User Email,Submitted Date/Time,How was it?",
        "First Name,Last Name,Email,Registration Time,Approval Status",
        "Name,Email,Phone", "Order,Created,Updated", "a,b,c",
    ],
)  # fmt: skip
def test_what_looks_like_a_report_and_is_none(header):
    row = "Amina,Warsame,amina.w@example.org,01/12/2026 06:00:00 PM,01/12/2026 07:00:00 PM,x,y,z"
    assert told(f"Some Report\n{header}\n{row}\n").error == "not_a_report"


def test_meet_with_one_name_column_full_dates_and_24_hours():
    text = "Name,Email,Duration,Time joined,Time exited\nAmina Warsame,,1 hr 10 min,2026-01-12 18:00,2026-01-12 19:30\nTess O'Malley,,42m,18:02,18:44\n"
    assert told(text).kind == "meet"
    assert people(text) == {"Amina Warsame": (70, "A03"), "Tess O'Malley": (42, "A12")}


def test_meet_across_midnight():
    held = meeting("2026-05-15 22:30", "2026-05-16 00:30")
    text = "Name,Email,Duration,Time joined,Time exited\nAmina Warsame,,1 hr 50 min,10:40 PM,12:30 AM\nTess O'Malley,,20 min,12:05 AM,12:25 AM\n"
    assert people(text, held) == {"Amina Warsame": (110, "A03"), "Tess O'Malley": (20, "A12")}
