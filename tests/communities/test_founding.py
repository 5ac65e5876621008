from datetime import date

import pytest

from copal.base.refusals import Refused
from copal.domain.communities import actions as communities
from copal.domain.communities.models import Community, Expectations, Network
from copal.domain.journal.models import Entry
from copal.policies import expectations
from tests.cast import SIX
from tests.support.communities import words


def refusal(problem) -> str:
    return problem.value.reason


@pytest.mark.django_db
def test_a_network_is_founded_once():
    network = communities.found_network(
        name="Pine Coast", timezone="America/New_York", regions=["Aroostook"], by=None, at=SIX
    )
    assert (network.pk, network.short_name) == (1, "Pine Coast")
    assert Entry.objects.get().kind == "communities.network_founded"
    with pytest.raises(communities.NetworkExists):
        communities.found_network(name="Another", by=None, at=SIX)
    assert Network.objects.get().name == "Pine Coast"


def test_a_network_is_changed_and_the_journal_keeps_no_words(cast):
    assert communities.change_network(by=cast.dora, at=SIX, name="New name", language="en") == ["name"]
    assert Entry.objects.last().about == {"what": ["name"]}
    assert communities.change_network(by=cast.dora, at=SIX, name="New name") == []
    with pytest.raises(communities.NameMissing):
        communities.change_network(by=cast.dora, at=SIX, name=" ")
    with pytest.raises(communities.NoSuchZone):
        communities.change_network(by=cast.dora, at=SIX, timezone="Maine")


def test_a_community_starts_with_the_networks_expectations(found):
    community = found("Statewide Family Child Care")
    first = Expectations.objects.get(community=community)
    ours = expectations.in_force(on=SIX.date())
    assert (first.version, first.lines) == (1, list(ours.lines))
    assert first.confidentiality == list(ours.confidentiality)
    assert "What is said here, stays here." in first.lines
    assert community.slug == "statewide-family-child-care"


def test_the_same_name_gets_an_address_of_its_own(found):
    assert [found("Circle").slug, found("Circle").slug, found("New").slug] == [
        "circle-2",
        "circle-3",
        "new-2",
    ]
    assert found("مجتمع").slug == "community"


@pytest.mark.parametrize(
    ("details", "reason"),
    [
        ({"name": "  "}, "name_missing"),
        ({"seats": 0}, "no_seats"),
        ({"starts_date": date(2026, 5, 2), "ends_date": date(2026, 5, 1)}, "runs_backward"),
        ({"joining": "application"}, "question_missing"),
        ({"timezone": "Mars/Base"}, "no_such_zone"),
    ],
)
def test_what_cannot_be_is_refused_in_words(found, details, reason):
    with pytest.raises(Refused) as problem:
        found(**{"name": "Club", **details})
    assert refusal(problem) == reason
    assert str(problem.value)
    assert not Community.objects.filter(name="Club").exists()


def test_changes_say_what_differs(cast, found):
    community = found("Club")
    changed = communities.change_community(
        community=community, by=cast.alice, at=SIX, name=words("Club"), domain=words("Nature play"), seats=4
    )
    assert changed == ["domain", "seats"]
    community.refresh_from_db()
    assert (community.domain, community.seats, community.slug) == ("Nature play", 4, "club")
    assert Entry.objects.filter(kind="communities.changed").get().about["what"] == ["domain", "seats"]


def test_a_policy_that_does_not_exist_is_a_bug_not_a_refusal(found):
    with pytest.raises(LookupError):
        found(attendance_policy="generous")
