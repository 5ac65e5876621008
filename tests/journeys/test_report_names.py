"""Names that were decided once: remembered, proposed, or asked about again."""

from datetime import timedelta

import pytest

from copal.domain.attendance.models import KnownName
from copal.domain.communities.models import Membership
from copal.journeys import import_report as journey
from tests.cast import LONG_AGO, person
from tests.journeys.reports import LATER, ORDINARY, bring, decide, line, row, whom, zoom

MINUTE = timedelta(minutes=1)


def test_a_name_once_decided_is_known_next_time_in_this_community_only(cast):
    decide(cast, line(bring(cast, ORDINARY), "Maggie"), cast.bob)
    again = zoom(row("maggie", "", "06:00:00 PM", "07:00:00 PM", 60))
    report = bring(cast, again, at=LATER + timedelta(days=30))
    one = report.lines.get()
    assert (whom(one), one.why, one.decided_by, one.decided_at) == ([cast.bob.pk], "alias", cast.alice, LATER)
    journey.reopen(line=one, by=cast.alice, at=LATER)
    assert not KnownName.objects.exists()
    assert whom(bring(cast, zoom(row("Maggie"))).lines.get()) == []


def test_not_a_member_is_remembered_too(cast):
    decide(cast, line(bring(cast, ORDINARY), "Maggie"))
    assert bring(cast, zoom(row("Maggie"))).lines.get().decision == "not_a_member"


@pytest.mark.parametrize("name", ["iPhone", "1207***0142", "Zoom user", "iPad (2)", "Call-in User_2"])
def test_what_could_be_anybodys_is_never_remembered(cast, name):
    decide(cast, line(bring(cast, zoom(row(name))), name), cast.bob)
    assert not KnownName.objects.exists()
    assert whom(bring(cast, zoom(row(name), row("Alice Example"))).lines.get(name_as_reported=name)) == []


def test_a_remembered_first_name_only_proposes_when_two_bear_it(cast):
    report = bring(cast, zoom(row("iPhone (Bob)")))
    decide(cast, report.lines.get(), cast.bob)
    other = person("Bob2")
    other.legal_name, other.chosen_name = "Bob Quimby", "Bob Quimby"
    other.save()
    Membership.objects.create(community=cast.community, person=other, role="member", joined_at=LONG_AGO)
    one = bring(cast, zoom(row("iPhone (Bob)"), row("Alice Example"))).lines.get(position=0)
    assert one.decision == "open"
    assert one.candidates[0] == cast.bob.pk


def test_a_remembered_person_who_left_is_asked_about_again(cast):
    decide(cast, line(bring(cast, ORDINARY), "Maggie"), cast.bob)
    Membership.objects.filter(person=cast.bob).update(ended_at=LATER, how_ended="left")
    assert bring(cast, zoom(row("Maggie"))).lines.get().decision == "open"
