"""The time a rule counts in, by its own name: never "your year" where it is none."""

from datetime import date, datetime

import pytest
import time_machine
from django.template.loader import render_to_string

from copal.domain.requirements.actions import put_in_force
from copal.instruments.requirements import Record, progress, read_case
from copal.instruments.requirements.packs import WindowRule
from copal.journeys.where_do_i_stand import standing_of
from copal.pages.hours.counts import what_counts
from copal.pages.hours.spans import kind_of
from copal.pages.hours.toward import rule_of
from tests.instruments.requirements.made import case, entry, rule
from tests.journeys.test_where_do_i_stand import entry as ledger_entry
from tests.journeys.test_where_do_i_stand import works
from tests.requirements.packs import PROVIDER, added, looked_at
from tests.requirements.packs import rule as rule_text

TODAY = datetime(2024, 8, 1, 12)
ANCHORS = {"hire": "2023-09-01", "licence": "2023-03-01"}
YEAR = {"kind": "anniversary", "anchor": "hire"}
LICENCE = {"kind": "anniversary", "anchor": "licence", "length_months": 24}
TERM = {"kind": "fixed_term", "anchor": "licence", "length_months": 36}
PERIOD = {"kind": "anniversary", "anchor": "hire", "length_months": 18}
CALENDAR = {"kind": "calendar_year"}
RULE_YEAR = {"kind": "calendar_year", "starts": "09-01"}
LAST = {"kind": "rolling_months", "length_months": 12}
LAST_TWO = {"kind": "rolling_months", "length_months": 24}
EVER = {"kind": "none"}

# by window: as it is named, how it ends, what is needed, beside how many are asked, over the entries
SAID = {
    "a year of one's own": (
        YEAR, "Your year from Sep 1, 2023 to Aug 31", "Your year ends on Aug 31.",
        "8 h still needed by Aug 31", "by Aug 31", "Entries of this year",
    ),
    "a license of two years": (
        LICENCE, "Your license period from Mar 1, 2023 to Feb 28, 2025", "Your license period ends on Feb 28, 2025.",
        "8 h still needed by Feb 28, 2025", "by Feb 28, 2025", "Entries of this period",
    ),
    "one term of a license": (
        TERM, "Your license period from Mar 1, 2023 to Feb 28, 2026", "Your license period ends on Feb 28, 2026.",
        "8 h still needed by Feb 28, 2026", "by Feb 28, 2026", "Entries of this period",
    ),
    "eighteen months of one's own": (
        PERIOD, "Your period from Sep 1, 2023 to Feb 28, 2025", "Your period ends on Feb 28, 2025.",
        "8 h still needed by Feb 28, 2025", "by Feb 28, 2025", "Entries of this period",
    ),
    "the calendar": (
        CALENDAR, "The calendar year from Jan 1 to Dec 31", "The calendar year ends on Dec 31.",
        "8 h still needed by Dec 31", "by Dec 31", "Entries of this year",
    ),
    "a year that begins in September": (
        RULE_YEAR, "The year of this rule, from Sep 1, 2023 to Aug 31", "The year of this rule ends on Aug 31.",
        "8 h still needed by Aug 31", "by Aug 31", "Entries of this year",
    ),
    "the last twelve months": (
        LAST, "The last 12 months, from Aug 2, 2023 to Aug 1", "Only the last 12 months count.",
        "8 h are missing from the last 12 months", "in the last 12 months", "Entries of the last 12 months",
    ),
    "the last two years": (
        LAST_TWO, "The last 2 years, from Aug 2, 2022 to Aug 1", "Only the last 2 years count.",
        "8 h are missing from the last 2 years", "in the last 2 years", "Entries of the last 2 years",
    ),
    "no end": (
        EVER, "", "There is no last day for it.",
        "8 h still needed, with no last day for it", "", "",
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def on_the_first_of_august():
    with time_machine.travel(TODAY, tick=False):
        yield


def found(window, minutes=120, **keys):
    """Where someone stands who has two hours of ten, and the rule's answer it is read from."""
    known = read_case(
        case(entry("e", "2024-03-01", minutes), rules=[rule(window=window, **keys)], anchors=ANCHORS)
    )
    (one,) = progress(known.positions, Record(known.entries, known.reversals, known.on), known.rules)
    return standing_of(one, known.rules), one


def drawn(window, minutes=120, **keys):
    """Every card that says something of the window."""
    standing, result = found(window, minutes, **keys)
    one = rule_of(standing)
    told = {
        "one": one,
        "it": standing,
        "counts": what_counts(result),
        "going": {"sum": "from 2 to 4 of 10 h"},
    }
    cards = ("hours/_stand.html", "hours/_rule.html", "hours/_judged.html", "hours/_counts.html",
             "hours/_going.html", "home/_toward.html")  # fmt: skip
    return " ".join(" ".join(render_to_string(card, told).split()) for card in cards)


@pytest.mark.parametrize("name", SAID)
def test_each_kind_of_window_has_its_own_words(name):
    window, named, ends, needed, until, entries = SAID[name]
    one = rule_of(found(window)[0])
    span = one.span
    assert (span.named, span.ends, one.needed, span.until, span.entries) == (
        named, ends, needed, until, entries,
    )  # fmt: skip


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("minutes", [120, 600])
def test_no_card_says_your_year_of_another_time_or_a_day_there_is_not(name, minutes):
    window, named, ends, needed, *_rest = SAID[name]
    words = drawn(window, minutes)
    assert "None" not in words
    assert ("your year" in words.casefold()) is (window is YEAR)
    assert named in words
    assert (ends if minutes == 600 else needed) in words


def test_all_kinds_the_engine_knows_are_told_apart():
    kinds = {kind_of(rule_of(found(window)[0]).span.rule) for window, *_rest in SAID.values()}
    assert kinds == {"year", "licence", "period", "calendar", "rule_year", "last", "ever"}


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (YEAR, "It is counted from the day you were hired."),
        (LICENCE, "It is counted from the day your license was issued."),
    ],
)
def test_the_day_that_makes_it_theirs_is_told(window, words):
    assert words in drawn(window)


@pytest.mark.parametrize("window", [CALENDAR, RULE_YEAR, LAST, EVER])
def test_what_is_counted_from_nobodys_day_says_none(window):
    assert "It is counted from" not in drawn(window)


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (YEAR, "Hours before Sep 1, 2023 or after Aug 31: they count in another year."),
        (LICENCE, "Hours before Mar 1, 2023 or after Feb 28, 2025: they are not of this period."),
        (LAST, "Hours before Aug 2, 2023: the rule does not look back any further."),
        (CALENDAR, "The same training a second time in one year."),
        (TERM, "The same training a second time in one period."),
        (LAST_TWO, "The same training a second time in 2 years."),
        (YEAR, "nothing in this rule lets it carry over to the next year."),
        (TERM, "nothing in this rule lets it carry over to the next period."),
    ],
)
def test_what_does_not_count_is_told_by_its_time(window, words):
    assert words in drawn(window, repeat_limits=[{"per": "window"}])


@pytest.mark.parametrize("window", [LAST, EVER])
def test_what_has_no_next_time_says_nothing_of_carrying_over(window):
    assert "carry over" not in drawn(window)


def test_what_came_over_is_told_by_its_time():
    carries = {"carry_over": {"max_minutes": 120}, "required_minutes": 60}
    old = {"kind": "anniversary", "anchor": "licence", "length_months": 12}
    assert "came over from the year before" in rule_of(found(old, 300, **carries)[0]).span.came_over("1 h")
    assert "came over from the period before" in rule_of(found(LICENCE, **carries)[0]).span.came_over("1 h")
    assert "carry over to your next period" in drawn(LICENCE, 300, **carries)
    assert "carry over to the next year" in drawn(CALENDAR, 300, **carries)


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (YEAR, "your next year, which starts on Sep 1, 2023."),
        (LICENCE, "your next license period"),
        (PERIOD, "your next period"),
        (CALENDAR, "the next calendar year, which starts on Jan 1."),
        (RULE_YEAR, "the next year of this rule"),
    ],
)
def test_hours_to_come_in_a_later_window(window, words):
    assert words in rule_of(found(window)[0]).span.next


def test_a_day_nobody_knows_is_not_named():
    nowhere = rule_of(found({"kind": "anniversary", "anchor": "registration"})[0]).span
    assert (nowhere.start, nowhere.named, nowhere.ends, nowhere.until) == (None, "", "", "")
    assert nowhere.rule == WindowRule(kind="anniversary", anchor="registration")


# on the pages themselves, by a pack that staff added

OTHER_WINDOWS = {
    'kind = "rolling_months"\nlength_months = 24': ("2 of 15 h · in the last 2 years", "The last 2 years, from"),
    'kind = "calendar_year"': ("2 of 15 h · by Dec 31", "The calendar year from Thursday, January 1, 2026"),
    'kind = "fixed_term"\nanchor = "hire"\nlength_months = 36': (
        "2 of 15 h · by Feb 29, 2028", "Your period from Saturday, March 1, 2025",
    ),
    'kind = "none"': ("2 of 15 h", "with no last day for it"),
}  # fmt: skip


@pytest.mark.parametrize("window", OTHER_WINDOWS)
def test_the_pages_say_it_right_too(client, cast, window):
    ours, in_the_list, on_its_page = date(2026, 4, 1), *OTHER_WINDOWS[window]
    bob = works(cast.bob, hired=date(2025, 3, 1))
    ledger_entry(cast, bob, date(2026, 1, 12), 120)
    before = datetime(2026, 3, 2, 12)
    words = rule_text(since=ours).replace('kind = "anniversary"\nanchor = "hire"', window)
    with time_machine.travel(before, tick=False):
        pack = looked_at(added(cast, words))
        put_in_force(pack=pack, by=cast.dora, at=pack.at)
    with time_machine.travel(datetime(2026, 4, 6, 12), tick=False):
        client.force_login(bob)
        everywhere = [client.get(at).text for at in ("/", "/hours/", f"/hours/rules/{PROVIDER}/")]
    home, hours, its_page = (" ".join(page.split()) for page in everywhere)
    assert in_the_list in hours
    assert on_its_page in its_page
    assert "of 15 hours" in home
    for page in (home, hours, its_page):
        assert "your year" not in page.casefold()
        assert "None" not in page
