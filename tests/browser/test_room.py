"""The door on a phone, the facilitator's list, the sheet, the claim and the report desk in a real browser."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from copal.domain.attendance import rules
from copal.domain.attendance.actions import claims, doors, presence, reports
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.models import Stay
from copal.domain.communities.models import Membership
from copal.domain.confidentiality.rules import composed as cleared
from copal.domain.meetings.models import Answer
from copal.journeys import import_report
from copal.journeys.check_in import check_in
from copal.policies.doors import in_force
from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll, weight
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import LONG_AGO, SIX
from tests.journeys.reports import row, zoom

MINUTE = timedelta(minutes=1)
NAMES = [
    "Amina Warsame", "Dana Whitcomb", "Hodan Noor", "Linda Pelkey", "Marguerite Thibodeaux", "Priya Jain",
    "Rosa Baptiste", "Rosa Quimby", "Eli Vance", "Colleen Ward",
]  # fmt: skip
BOTH = [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")]


@pytest.fixture
def people(transactional_db, time_machine):
    """A full evening: it is 6:35, some are in, some said they would come."""
    time_machine.move_to(SIX + 35 * MINUTE, tick=True)
    cast = casting.assemble()
    members = [casting.person(name.replace(" ", ".")) for name in NAMES]
    for one, name in zip(members, NAMES, strict=True):
        one.chosen_name = one.legal_name = name
        one.save()
        Membership.objects.create(community=cast.community, person=one, role="member", joined_at=LONG_AGO)
        Answer.objects.create(meeting=cast.circle, person=one, coming="going", at=SIX)
    cast.members = members
    for one in members[:3]:
        enter(cast, one, SIX + 2 * MINUTE)
    presence.mark(
        meeting=cast.circle,
        markings=[Marking(person_id=members[0].pk, since=SIX, until=SIX + 20 * MINUTE, note="on_phone")],
        by=cast.alice,
        at=SIX + 25 * MINUTE,
    )
    return cast


def code(cast, at):
    secret = doors.door_key(cast.circle).secret
    return rules.door_code(secret, meeting_id=cast.circle.pk, at=at, policy=in_force(on=at.date()))


def enter(cast, one, at):
    check_in(
        meeting=cast.circle, person=one, code=code(cast, at), shown_at=at, client_key=f"k{one.pk}", at=at
    )


def zoom_evening(cast):
    return zoom(
        row("Amina Warsame", "", "06:00:00 PM", "06:41:00 PM", 41),
        row("Amina Warsame", "", "06:43:00 PM", "08:00:00 PM", 77),
        row("Dana", "dana.whitcomb@example.org", "06:00:00 PM", "07:58:00 PM", 118),
        row("Linda Pelkey", "linda.pelkey@example.org", "06:00:00 PM", "06:50:00 PM", 50),
        row("iPhone (Rosa)", "", "06:01:00 PM", "08:00:00 PM", 119),
        row("1207***0142", "", "06:04:00 PM", "07:31:00 PM", 87),
        row("Jo & Pat", "", "05:58:00 PM", "08:02:00 PM", 124),
        row("Colleen Ward", "", "05:20:00 PM", "05:40:00 PM", 20),
    )


def brought(cast):
    at = SIX + timedelta(hours=3)
    return import_report.bring(
        meeting=cast.circle,
        filename="participants_812345.csv",
        content=zoom_evening(cast),
        by=cast.alice,
        at=at,
    )[0]


def sound(one, page, name):
    axe(page)
    walk_by_keyboard(page)
    no_sideways_scroll(page)
    one.picture(name)


@pytest.mark.parametrize(("width", "scheme"), BOTH)
def test_the_door_on_a_phone(screen, people, width, scheme):
    one = screen(width=width, scheme=scheme, person=people.bob)
    page = one.open(f"/meetings/{people.circle.pk}/check-in/?code={code(people, timezone.now())}")
    sound(one, page, f"check-in-{width}-{scheme}")
    page.get_by_role("button", name="I’m here").click()
    page.get_by_role("heading", name="You’re in since 6:35 pm").wait_for()
    sound(one, page, f"checked-in-{width}-{scheme}")
    page.get_by_role("button", name="I’m leaving now").click()
    page.get_by_text("Back again?").wait_for()


def test_a_wrong_code_is_told_where_it_was_typed(screen, people):
    one = screen(person=people.bob)
    page = one.open(f"/meetings/{people.circle.pk}/check-in/")
    page.get_by_label("Code on the screen").fill("12")
    page.get_by_role("button", name="I’m here").click()
    page.get_by_text("That code is not right").first.wait_for()
    assert page.get_by_label("Code on the screen").input_value() == "12"
    sound(one, page, "check-in-wrong")


@pytest.mark.parametrize(("width", "scheme"), BOTH)
def test_the_facilitators_list(screen, people, width, scheme):
    one = screen(width=width, scheme=scheme, person=people.alice)
    page = one.open(f"/meetings/{people.circle.pk}/presence/")
    sound(one, page, f"presence-{width}-{scheme}")
    page.get_by_role("button", name=re.compile("Here now.*Priya Jain")).click()
    page.get_by_text("Priya Jain is marked here.").wait_for()
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_text("Priya Jain: this no longer counts.").wait_for()
    page.locator("summary", has_text="Times and 2 sources").first.click()
    axe(page)
    no_sideways_scroll(page)
    one.picture(f"presence-open-{width}-{scheme}")


def test_the_code_changes_by_itself(screen, people, time_machine):
    time_machine.move_to(SIX + 40 * MINUTE + timedelta(seconds=58), tick=True)
    page = screen(person=people.alice).open(f"/meetings/{people.circle.pk}/presence/screen/")
    first = page.locator(".clock.code").inner_text()
    page.wait_for_function(
        "(old) => document.querySelector('.clock.code').innerText !== old", arg=first, timeout=15000
    )
    counting = page.locator("[data-countdown]").inner_text()
    page.wait_for_function(
        "(old) => document.querySelector('[data-countdown]').innerText !== old", arg=counting
    )


@pytest.mark.parametrize(("width", "scheme"), BOTH)
def test_the_big_screen_and_the_sheets(screen, people, width, scheme):
    one = screen(width=width, scheme=scheme, person=people.alice)
    here = f"/meetings/{people.circle.pk}"
    sound(one, one.open(f"{here}/presence/screen/"), f"screen-{width}-{scheme}")
    sound(one, one.open(f"{here}/sign-in-sheet/"), f"printed-{width}-{scheme}")
    sound(one, one.open(f"{here}/presence/sheet/"), f"sheet-{width}-{scheme}")


@pytest.mark.parametrize(("width", "scheme"), BOTH)
def test_saying_that_one_was_there(screen, people, time_machine, width, scheme):
    time_machine.move_to(SIX + 200 * MINUTE, tick=True)
    one = screen(width=width, scheme=scheme, person=people.members[0])
    page = one.open(f"/meetings/{people.circle.pk}/claim/")
    sound(one, page, f"claim-{width}-{scheme}")
    page.get_by_label("Anything that helps").fill("I sat by the window.")
    page.get_by_role("button", name="Tell the facilitators").click()
    page.get_by_text("A facilitator has not answered yet").wait_for()
    axe(page)


@pytest.mark.parametrize(("width", "scheme"), BOTH)
def test_the_report_desk(screen, people, time_machine, width, scheme, tmp_path):
    time_machine.move_to(SIX + 200 * MINUTE, tick=True)
    one = screen(width=width, scheme=scheme, person=people.alice)
    page = one.open(f"/meetings/{people.circle.pk}/reports/")
    sound(one, page, f"reports-{width}-{scheme}")
    file = tmp_path / "participants_812345.csv"
    file.write_bytes(zoom_evening(people))
    page.get_by_label("Report of the call").set_input_files(str(file))
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="Who was there").wait_for()
    sound(one, page, f"report-{width}-{scheme}")
    page.get_by_role("link", name="Jo & Pat: Choose a person").click()
    page.get_by_role("heading", name="Who is this?").wait_for()
    sound(one, page, f"line-{width}-{scheme}")
    page.get_by_label("Eli Vance").check()
    page.get_by_label("Priya Jain").check()
    page.get_by_role("button", name="This is them").click()
    page.get_by_role("button", name="Rosa Baptiste").click()
    page.get_by_text("“iPhone (Rosa)” is Rosa Baptiste.").wait_for()
    page.get_by_role("button", name="Confirm 6, keep 1 open").click()
    page.get_by_text("1 line is still open.").wait_for()
    sound(one, page, f"confirmed-{width}-{scheme}")
    assert Stay.objects.filter(source="report").count() == 7


def test_a_failed_and_a_waiting_report(screen, people, time_machine):
    at = SIX + 200 * MINUTE
    time_machine.move_to(at, tick=True)
    bad, _new = import_report.bring(
        meeting=people.circle, filename="photo.jpg", content=b"\xff\xd8\xff\xe0 jpeg", by=people.alice, at=at
    )
    slow, _new = reports.receive(
        meeting=people.circle, filename="big.csv", content=zoom_evening(people), by=people.alice, at=at
    )
    one = screen(person=people.alice)
    sound(one, one.open(f"/meetings/{people.circle.pk}/reports/{bad.pk}/"), "report-failed")
    page = one.open(f"/meetings/{people.circle.pk}/reports/{slow.pk}/")
    sound(one, page, "report-reading")
    import_report.read_report(slow.pk, at=at)
    page.get_by_role("heading", name="Who was there").wait_for(timeout=10000)


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_every_word_can_be_translated_and_runs_both_ways(screen, people, language):
    report = brought(people)
    words = cleared("Here.", audience="facilitators")
    claims.make_claim(
        meeting=people.circle, person=people.bob, since=SIX, until=SIX + 30 * MINUTE, words=words,
        at=SIX + 200 * MINUTE,
    )  # fmt: skip
    for person in (people.alice, people.bob):
        person.language = language
        person.save()
    here = f"/meetings/{people.circle.pk}"
    for person, paths in (
        (people.bob, ["/check-in/", "/claim/"]),
        (
            people.alice,
            ["/presence/", "/presence/screen/", "/presence/sheet/", "/sign-in-sheet/", "/reports/",
             f"/reports/{report.pk}/", f"/reports/{report.pk}/lines/{report.lines.last().pk}/"],
        ),
    ):  # fmt: skip
        one = screen(language=language, person=person)
        for path in paths:
            page = one.open(here + path)
            if language == "ar-xb":
                assert page.evaluate("document.documentElement.dir") == "rtl"
            else:
                assert_fully_translated(page, "Here.")
            no_sideways_scroll(page)
            one.picture(f"{language}-{path.strip('/').replace('/', '-')}")


def test_it_all_works_without_scripts(screen, people):
    one = screen(person=people.bob, script=False)
    page = one.open(f"/meetings/{people.circle.pk}/check-in/")
    page.get_by_label("Code on the screen").fill(code(people, timezone.now()))
    page.get_by_role("button", name="I’m here").click()
    assert page.get_by_role("heading", name="You’re in since").is_visible()


def test_the_phone_page_is_light(screen, people):
    told = weight(screen(person=people.bob).page, f"/meetings/{people.circle.pk}/check-in/")
    assert told["requests"] <= 12, told
    assert told["bytes"] <= 90_000, told
    assert told["shift"] == 0
