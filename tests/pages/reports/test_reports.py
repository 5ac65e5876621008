"""Bringing a report and looking it over, as a facilitator sees it; and who does not."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from copal.domain.attendance.actions import reports
from copal.domain.attendance.models import Report, ReportLine, Stay
from copal.domain.communities.models import Membership
from copal.domain.meetings.models import Answer, Meeting
from copal.domain.people.models import Person
from tests.cast import LONG_AGO, SIX, person
from tests.journeys.reports import ORDINARY, row, zoom

MINUTE = timedelta(minutes=1)


@pytest.fixture
def room(cast, time_machine):
    time_machine.move_to(SIX + timedelta(hours=20), tick=False)
    return f"/meetings/{cast.circle.pk}/reports"


def send(client, room, content=ORDINARY, name="participants_81.csv"):
    return client.post(f"{room}/", {"report": SimpleUploadedFile(name, content)}, follow=True)


def text(response):
    return " ".join(response.content.decode().split())


def brought(client, cast, room, content=ORDINARY):
    client.force_login(cast.alice)
    send(client, room, content)
    return Report.objects.latest("pk")


@pytest.mark.parametrize(
    ("who", "status"), [("alice", 200), ("bob", 403), ("charlie", 404), ("dora", 200), ("edna", 403)]
)
def test_who_may_bring_and_see_reports(cast, client, room, who, status):
    report = brought(client, cast, room)
    one = report.lines.first()
    client.force_login(getattr(cast, who))
    for page in ("/", f"/{report.pk}/", f"/{report.pk}/lines/{one.pk}/"):
        assert client.get(f"{room}{page}").status_code == status, page
    if status != 200:
        for page in (
            "/", f"/{report.pk}/confirmation/", f"/{report.pk}/disposal/", f"/{report.pk}/reading/",
            f"/{report.pk}/lines/{one.pk}/answer/", f"/{report.pk}/lines/{one.pk}/newcomer/",
            f"/{report.pk}/lines/{one.pk}/return/",
        ):  # fmt: skip
            assert client.post(f"{room}{page}", {"person": cast.bob.pk}).status_code == status, page
        report.refresh_from_db()
        assert (report.state, Stay.objects.count()) == ("read", 0)


def test_a_facilitator_who_was_removed_finds_nothing(cast, client, room):
    report = brought(client, cast, room)
    Membership.objects.filter(person=cast.alice).update(ended_at=SIX, how_ended="removed")
    assert client.get(f"{room}/{report.pk}/").status_code == 404


def test_a_report_of_another_meeting_is_not_there(cast, client, room):
    report = brought(client, cast, room)
    other = Meeting.objects.create(
        community=cast.community, title="Other", starts_at=SIX, ends_at=SIX + 60 * MINUTE,
        timezone="America/New_York", at=LONG_AGO,
    )  # fmt: skip
    assert client.get(f"/meetings/{other.pk}/reports/{report.pk}/").status_code == 404


def test_before_the_first_report_the_page_teaches(cast, client, room):
    client.force_login(cast.alice)
    assert "After a video call, download the report" in text(client.get(f"{room}/"))


def test_the_preview_says_who_why_how_long_and_what_it_earns(cast, client, room):
    Answer.objects.create(meeting=cast.circle, person=cast.dora, coming="going", at=SIX)
    client.force_login(cast.alice)
    page = text(send(client, room))
    for words in (
        "Nothing is credited until you confirm", "2 to decide", "2 matched", "Alice Example", "by full name",
        "alice@example.org", "1 h 30 min", "1.5 growth", "6:10–7:40", "Confirm 2, keep 2 open",
        "1 said they were going and is not in the report", "until Monday, March 16", "Its fingerprint stays",
    ):  # fmt: skip
        assert words in page, words


def test_deciding_undoing_confirming_and_deciding_the_rest(cast, client, room):
    report = brought(client, cast, room)
    here = f"{room}/{report.pk}"
    maggie, phone = (report.lines.get(name_as_reported=name) for name in ("Maggie", "iPhone"))
    page = text(client.post(f"{here}/lines/{maggie.pk}/answer/", {"person": cast.bob.pk}, follow=True))
    assert "“Maggie” is Bob." in page
    assert f"/lines/{maggie.pk}/return/" in page
    assert "1 to decide" in page
    client.post(f"{here}/lines/{maggie.pk}/return/")
    maggie.refresh_from_db()
    assert maggie.decision == "open"
    client.post(f"{here}/lines/{maggie.pk}/answer/", {"nobody": "1", "person": cast.bob.pk})
    page = text(client.post(f"{here}/confirmation/", follow=True))
    assert "Confirmed. The file is deleted; its fingerprint stays. 1 line is still open." in page
    assert report.digest[:12] in page
    assert Stay.objects.count() == 2
    client.post(f"{here}/lines/{phone.pk}/answer/", {"person": cast.bob.pk})
    assert Stay.objects.filter(withdrawal=None, person=cast.bob).count() == 2
    client.post(f"{here}/disposal/")
    assert not Stay.objects.filter(withdrawal=None).exists()


def test_two_people_at_one_device_are_ticked_together(cast, client, room):
    report = brought(client, cast, room, zoom(row("Jo & Pat")))
    one = report.lines.get()
    page = text(client.get(f"{room}/{report.pk}/lines/{one.pk}/", {"named": "ali"}))
    assert "Alice" in page
    assert f'value="{cast.bob.pk}"' not in page
    client.post(f"{room}/{report.pk}/lines/{one.pk}/answer/", {"person": [cast.alice.pk, cast.bob.pk]})
    assert sorted(one.people.values_list("person", flat=True)) == [cast.alice.pk, cast.bob.pk]


def test_two_first_names_offer_both_and_decide_nothing(cast, client, room):
    report = brought(client, cast, room, zoom(row("Bob & Alice"), row("Bob / Zed")))
    one = report.lines.get(name_as_reported="Bob & Alice")
    assert one.decision == "open"
    assert not one.people.exists()
    page = text(client.get(f"{room}/{report.pk}/"))
    assert 'Both: <span translate="no">Bob, Alice</span>' in page
    assert page.count("Both: ") == 1
    client.post(f"{room}/{report.pk}/lines/{one.pk}/answer/", {"person": [cast.bob.pk, cast.alice.pk]})
    assert sorted(one.people.values_list("person", flat=True)) == [cast.alice.pk, cast.bob.pk]


def test_someone_new_from_the_desk(cast, client, room):
    report = brought(client, cast, room)
    one = report.lines.get(name_as_reported="Maggie")
    here = f"{room}/{report.pk}/lines/{one.pk}/newcomer/"
    assert client.post(here, {"name": "", "email": "m@example.org"}).status_code == 422
    client.post(here, {"name": "Maggie Lu", "email": "m@example.org"})
    assert one.people.get().person == Person.objects.get(email="m@example.org")


@pytest.mark.parametrize("odd", [{"person": "charlie"}, {"person": "0"}, {"person": str(10**30)}, {}])
def test_only_people_of_this_meeting_can_be_chosen(cast, client, room, odd):
    report = brought(client, cast, room)
    one = report.lines.get(name_as_reported="Maggie")
    sent = {"person": cast.charlie.pk} if odd.get("person") == "charlie" else odd
    client.post(f"{room}/{report.pk}/lines/{one.pk}/answer/", sent)
    one.refresh_from_db()
    assert one.decision == "open"


def test_the_same_file_again_is_recognised(cast, client, room):
    report = brought(client, cast, room)
    response = send(client, room, name="copy.csv")
    assert "You already read this file on Tuesday, March 3" in text(response)
    assert response.redirect_chain[-1][0].endswith(f"/{report.pk}/")


def test_the_same_meeting_again_folds_away_what_is_known(cast, client, room):
    report = brought(client, cast, room)
    client.post(f"{room}/{report.pk}/confirmation/")
    page = text(send(client, room, ORDINARY + row("Dora Example", "dora@example.org").encode()))
    assert "2 people are as in the earlier report" in page
    assert "0 new or different" in page


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty"),
        (b"%PDF-1.4 something", "This is not a meeting report"),
        (ORDINARY + b'"never closed,', "This file is damaged"),
        (ORDINARY.replace(b"03/02/2026", b"01/20/2026"), "This report seems to be of another meeting"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_plain_sentence(cast, client, room, content, words):
    client.force_login(cast.alice)
    page = text(send(client, room, content))
    assert words in page
    assert "nobody was counted from it" in page
    report = Report.objects.get()
    assert client.post(f"{room}/{report.pk}/reading/", follow=True).status_code == 200
    assert client.post(f"{room}/{report.pk}/disposal/", follow=True).status_code == 200
    assert Report.objects.get().state == "discarded"


def test_no_file_and_too_large_a_file_are_told_beside_the_field(cast, client, room, monkeypatch):
    client.force_login(cast.alice)
    assert client.post(f"{room}/").status_code == 422
    monkeypatch.setattr(reports, "MEGABYTE", 1_000_000)
    response = client.post(f"{room}/", {"report": SimpleUploadedFile("big.csv", b"x" * 25_000_001)})
    assert response.status_code == 409
    assert "up to 25 megabytes" in text(response)
    assert not Report.objects.exists()


def test_progress_is_shown_until_it_is_done(cast, client, room):
    client.force_login(cast.alice)
    report, _new = reports.receive(
        meeting=cast.circle, filename="big.csv", content=ORDINARY, by=cast.alice, at=SIX
    )
    here = f"{room}/{report.pk}/"
    assert "Waiting for its turn" in text(client.get(here))
    reports.start_reading(report_id=report.pk, at=SIX)
    reports.note_progress(report_id=report.pk, rows=12000, bytes_read=len(ORDINARY) // 2)
    part = text(client.get(here, headers={"HX-Request": "true"}))
    assert "12000 lines read so far" in part.replace(",", "")
    assert "<html" not in part
    reports.fail(report_id=report.pk, error="empty", kind="", rows=0)
    assert client.get(here, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_a_large_file_is_read_by_the_worker(cast, client, room, work_off):
    from django.utils import timezone

    from copal.jobs import work

    client.force_login(cast.alice)
    large = zoom(*(row("Bob Example", "", "06:00:00 PM", "07:00:00 PM", 60) for _ in range(16_000)))
    assert len(large) > 1_000_000
    assert "Reading the report" in text(send(client, room, large))
    assert work.hand_out(at=timezone.now()) == 1
    assert work.hand_out(at=timezone.now()) == 0  # it is queued already
    work_off()
    assert Report.objects.get().state == "read"
    assert ReportLine.objects.get().minutes_present == 60


def test_words_of_strangers_stay_words(cast, client, room):
    client.force_login(cast.alice)
    page = send(
        client, room, zoom(row('<img src=x onerror="alert(1)">'), row("=cmd|'/C calc'!A0"))
    ).content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_one_screen_asks_as_much_of_forty_lines_as_of_four(cast, client, room, count_queries):
    rows = []
    for number in range(40):
        one = person(f"Member{number}")
        Membership.objects.create(community=cast.community, person=one, role="member", joined_at=LONG_AGO)
        rows.append(row(f"Member{number} Example"))
        rows.append(row(f"Member{number}"))
    report = brought(client, cast, room, zoom(*rows))
    with count_queries("reports.report"):
        page = client.get(f"{room}/{report.pk}/")
    assert page.content.decode().count("/answer/") > 39
    with count_queries("reports.list"):
        client.get(f"{room}/")
    with count_queries("reports.line"):
        client.get(f"{room}/{report.pk}/lines/{report.lines.last().pk}/")
