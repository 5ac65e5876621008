"""Screens of staff and facilitators before something is decided for good: two accounts that become one, what a report is
worth kind by kind, and a record that does not hold."""

import pytest

from copal.domain.attendance.models import Report
from copal.domain.communities.models import Membership
from copal.domain.hours.models import LedgerEntry, RecordCheck
from copal.domain.people.actions import add_person
from copal.domain.people.models import Person
from copal.journeys import import_report
from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import LONG_AGO, SIX
from tests.journeys.evenings import a_trainer, a_training, agenda, another_meeting, approve, close, mark
from tests.journeys.reports import LATER, row, zoom

FILE = zoom(
    row("Alice Example", "alice@example.org"), row("Bob Example", "", "06:10:00 PM", "07:40:00 PM", 90)
)
SCREENS = {
    "join": ("/network/people/{bobby}/join/?words=Bob", "dora"),
    "join-outlook": ("/network/people/{bobby}/join/{bob}/", "dora"),
    "join-refused": ("/network/people/{charlie}/join/{bob}/", "dora"),
    "desk-with-a-fault": ("/network/desk/", "dora"),
    "report-by-kinds": ("/meetings/{circle}/reports/{report}/", "alice"),
}
WRITTEN = (
    "Family Child Care Circle", "Infant Circle", "Elsewhere", "Clean-up time without tears", "Safe sleep", "New ways",
    "Lena Hale", "Pine Coast Professional Development Network", "participants_1.csv", "./copal ledger verify",
)  # fmt: skip


@pytest.fixture
def place(transactional_db):
    cast = casting.assemble()
    known, asked, trainer = (
        a_training(cast, length=30),
        a_training(cast, title="New ways", length=30),
        a_trainer(cast),
    )
    agenda(cast.circle, ("share", 60), ("training", 30, known, trainer), ("training", 30, asked, trainer))
    approve(cast, training=known)
    approve(cast, trainer=trainer)
    report, _new = import_report.bring(
        meeting=cast.circle, filename="participants_1.csv", content=FILE, by=cast.alice, at=LATER
    )
    bobby = add_person(
        chosen_name="Bobby", legal_name="Bob Example", email="bobby@example.org", how="door", by=cast.alice, at=LONG_AGO
    )  # fmt: skip
    other = another_meeting(cast)
    for community, role in ((cast.community, "co_facilitator"), (other.community, "member")):
        Membership.objects.create(community=community, person=bobby, role=role, joined_at=SIX)
    mark(cast, bobby, meeting=other)
    close(cast, other)
    entry = LedgerEntry.objects.get()
    RecordCheck.objects.create(
        at=LATER, entries=1, days=0, what="altered", entry_ref=entry.pk, person_ref=bobby.pk, number=1
    )
    cast.names = {
        "bobby": bobby.pk, "bob": cast.bob.pk, "charlie": cast.charlie.pk, "circle": cast.circle.pk,
        "report": Report.objects.get(pk=report.pk).pk,
    }  # fmt: skip
    return cast


def opened(screen, place, name, **how):
    address, who = SCREENS[name]
    one = screen(person=getattr(place, who), **how)
    page = one.open(address.format(**place.names))
    return one, page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_sound_for_assistive_technology(screen, place, width, scheme):
    for name in SCREENS:
        one, page = opened(screen, place, name, width=width, scheme=scheme)
        axe(page)
        one.picture(f"one-person-{name}-{width}-{scheme}")


def test_nothing_has_to_be_pushed_sideways(screen, place):
    for name in SCREENS:
        _one, page = opened(screen, place, name, width=320)
        no_sideways_scroll(page)


def test_everything_is_reached_by_keyboard(screen, place):
    for name in ("join-outlook", "report-by-kinds"):
        _one, page = opened(screen, place, name, width=1440)
        walk_by_keyboard(page)


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_no_word_is_hard_wired_and_all_of_it_turns_round(screen, place, language):
    Person.objects.update(language=language)
    for name in SCREENS:
        _one, page = opened(screen, place, name, language=language)
        assert_fully_translated(page, *WRITTEN)
        no_sideways_scroll(page)


def test_two_accounts_become_one_after_one_look(screen, place):
    _one, page = opened(screen, place, "join")
    page.get_by_role("link", name="Keep this one Bob").click()
    page.get_by_role("heading", name="What will happen").wait_for()
    page.get_by_role("button", name="Join the two accounts").click()
    page.get_by_text("Joined. The hours of 1 meeting went over.").wait_for()
