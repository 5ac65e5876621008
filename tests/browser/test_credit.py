"""The screens of credit as people see and touch them: who receives what, your hours, certificates, and the check."""

from datetime import timedelta

import pytest

from copal.base.intervals import Interval
from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.confidentiality.rules import composed
from copal.domain.credentials.queries import current_codes
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.journeys.close_meeting import close_meeting
from copal.journeys.correct_hours import recredit
from copal.journeys.issue_certificates import issue_ordered
from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll, weight
from tests.browser.harness_keyboard import walk_by_keyboard
from tests.cast import SIX

AFTER = SIX + timedelta(hours=3)
FIRST_LOAD = {"bytes": 90_000, "requests": 12}
REASON = "Stayed on the phone"
WRITTEN = (
    "Clean-up time without tears",
    "Sharing what works",
    "Family Child Care Circle",
    "Pine Coast Professional Development Network",
    REASON,
)
SCREENS = {
    "closing": ("/meetings/{coming}/closing/", "alice"),
    "closed": ("/meetings/{closed}/closing/", "alice"),
    "hours": ("/hours/", "bob"),
    "no-hours": ("/hours/", "charlie"),
    "certificates": ("/hours/certificates/", "bob"),
    "period": ("/hours/period/", "bob"),
    "verify-ask": ("/verify/", None),
    "verify": ("/verify/{code}/", None),
    "verify-replaced": ("/verify/{old}/", None),
}


@pytest.fixture
def place(transactional_db):
    """One meeting closed and corrected since, one that waits for its close."""
    cast = casting.assemble()
    mark(cast, cast.circle, 0, 91)
    session = Interval(SIX, SIX + timedelta(minutes=120))
    close_meeting(meeting=cast.circle, session=session, by=cast.alice, at=AFTER)
    issue_ordered(address="http://127.0.0.1:8000", at=AFTER)
    old = current_codes(cast.bob)[cast.circle.pk]
    mark(cast, cast.circle, 91, 120)
    meeting = Meeting.objects.select_related("community", "closing").get(pk=cast.circle.pk)
    recredit(meeting=meeting, reason=composed(REASON, audience="attended"), by=cast.alice, at=AFTER)
    issue_ordered(address="http://127.0.0.1:8000", at=AFTER)
    coming = Meeting.objects.create(
        community=cast.community,
        title="Sharing what works",
        starts_at=SIX + timedelta(days=7),
        ends_at=SIX + timedelta(days=7, minutes=120),
        timezone="America/New_York",
        at=SIX,
    )
    mark(cast, coming, 0, 20)
    cast.names = {
        "closed": cast.circle.pk,
        "coming": coming.pk,
        "old": old,
        "code": current_codes(cast.bob)[cast.circle.pk],
    }
    return cast


def mark(cast, meeting, start, end):
    since, until = (meeting.starts_at + timedelta(minutes=minutes) for minutes in (start, end))
    marking = Marking(person_id=cast.bob.pk, since=since, until=until)
    presence.mark(meeting=meeting, markings=[marking], by=cast.alice, at=until + timedelta(hours=3))


def opened(screen, place, name, **how):
    path, who = SCREENS[name]
    one = screen(person=getattr(place, who) if who else None, **how)
    return one, one.open(path.format(**place.names))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_sound_for_assistive_technology(screen, place, width, scheme):
    for name in SCREENS:
        one, page = opened(screen, place, name, width=width, scheme=scheme)
        axe(page)
        one.picture(f"credit-{name}-{width}-{scheme}")


def test_everything_is_reached_by_keyboard(screen, place):
    for name in SCREENS:
        _, page = opened(screen, place, name)
        walk_by_keyboard(page)


def test_nothing_has_to_be_pushed_sideways(screen, place):
    for name in SCREENS:
        _, page = opened(screen, place, name)
        no_sideways_scroll(page)


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_no_word_is_hard_wired_and_all_of_it_turns_round(screen, place, language):
    Person.objects.update(language=language)
    for name in SCREENS:
        one, page = opened(screen, place, name, language=language)
        assert_fully_translated(page, *WRITTEN)
        assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar-xb" else "ltr")
        no_sideways_scroll(page)
        one.picture(f"credit-{name}-{language}")


def test_first_loads_keep_the_budget(screen, place):
    for name in ("hours", "verify"):
        path, who = SCREENS[name]
        one = screen(person=getattr(place, who) if who else None)
        load = weight(one.page, path.format(**place.names))
        assert load["bytes"] <= FIRST_LOAD["bytes"]
        assert load["requests"] <= FIRST_LOAD["requests"]


def test_closing_works_without_scripts(screen, place):
    _, page = opened(screen, place, "closing", script=False)
    page.get_by_label("It ended at").fill("19:30")
    page.get_by_role("button", name="Show the list for these times").click()
    assert "the rule needs 30" in page.inner_text("main")
    page.get_by_role("button", name="Close and credit the hours").click()
    assert "0 people were credited" in page.inner_text("main")
