"""Two accounts of one person become one record: hours go over by reversal, and no minute counts twice."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copal.domain.communities.models import Membership
from copal.domain.hours.models import LedgerEntry
from copal.domain.hours.queries.proof import check_record
from copal.domain.hours.rules import to_nearest
from copal.domain.people.actions import add_person
from copal.journeys.correct_hours import out_of_step
from copal.journeys.join_accounts import CannotJoin, join_accounts
from copal.policies.attendance import in_force
from tests.cast import SIX
from tests.hours.test_proof_properties import for_a_moment
from tests.journeys.evenings import (
    AFTER,
    a_trainer,
    a_training,
    agenda,
    another_meeting,
    close,
    fresh,
    held,
    mark,
    net,
)


@pytest.fixture
def twice(cast):
    """Bob for the first half; "Bobby", written down at the door, from a bit before it to the end. Bobby alone elsewhere."""
    cast.bobby = add_person(chosen_name="Bobby", email=None, how="door", by=cast.alice, at=AFTER)
    training, trainer = a_training(cast), a_trainer(cast)
    agenda(cast.circle, ("share", 60), ("training", 45, training, trainer))
    mark(cast, cast.bob, 0, 60)
    mark(cast, cast.bobby, 45, 120)
    close(cast)
    cast.other = another_meeting(cast, 200, 260)
    mark(cast, cast.bobby, 200, 260, meeting=cast.other)
    close(cast, cast.other, 200, 260)
    return cast


def join(cast, **other):
    return join_accounts(**{"kept": cast.bob, "gone": cast.bobby, "by": cast.dora, "at": AFTER} | other)


def test_their_presence_is_united_and_their_hours_go_over(twice):
    assert (net(twice.bob), net(twice.bobby)) == ({"growth": 60}, {"growth": 30 + 60})
    assert join(twice) == 2
    assert (net(twice.bob), net(twice.bobby)) == ({"growth": 75 + 60}, {})
    assert [minutes for _training, minutes in held(twice.bob)] == [45]
    assert held(twice.bobby) == []
    assert not twice.bobby.is_active
    assert all(out_of_step(fresh(one)) == [] for one in (twice.circle, twice.other))
    assert {one.words.reason for one in LedgerEntry.objects.filter(minutes__lt=0)} == {
        "Two accounts were one person."
    }


def test_joined_again_nothing_changes(twice):
    join(twice)
    count = LedgerEntry.objects.count()
    assert join(twice) == 0
    assert LedgerEntry.objects.count() == count


def test_other_names_on_paper_or_the_same_account_are_refused(twice):
    with pytest.raises(CannotJoin, match="same account"):
        join(twice, gone=twice.bob)
    with pytest.raises(CannotJoin, match="legal names differ"):
        join(twice, gone=twice.charlie)
    twice.bob.is_active = False
    with pytest.raises(CannotJoin, match="closed"):
        join(twice)
    assert net(twice.bobby) == {"growth": 90}


@pytest.mark.parametrize(
    ("who", "status"), [("dora", 200), ("alice", 404), ("bob", 404), ("charlie", 404), ("edna", 404)]
)
def test_only_staff_join_accounts(client, twice, who, status):
    client.force_login(getattr(twice, who))
    address = f"/network/people/{twice.bobby.pk}/join/"
    assert client.get(address, {"words": "Bob"}).status_code == status
    answer = client.post(address, {"kept": twice.bob.pk}, follow=True)
    assert answer.status_code == status
    assert net(twice.bob) == ({"growth": 135} if who == "dora" else {"growth": 60})
    if who == "dora":
        assert "The hours of 2 meetings went over" in answer.text


@pytest.mark.parametrize("kept", ["", "x", "0", "9" * 30, "987654"])
def test_an_account_that_is_not_there_is_not_joined(client, twice, kept):
    client.force_login(twice.dora)
    answer = client.post(f"/network/people/{twice.bobby.pk}/join/", {"kept": kept})
    assert answer.status_code in (302, 404)
    assert net(twice.bobby) == {"growth": 90}


stays = st.lists(st.tuples(st.booleans(), st.integers(0, 110), st.integers(5, 90)), min_size=1, max_size=5)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stays, st.integers(0, 5))
def test_whenever_they_are_joined_each_minute_counts_once(cast, evening, joined_after):
    """`evening`: whose account, from when, how long. Evidence that comes after the join is put down for who stays."""
    with for_a_moment():
        cast.bob.refresh_from_db()
        bobby = cast.bobby = add_person(chosen_name="Bobby", email=None, how="door", by=cast.alice, at=AFTER)
        close(cast)
        for place, (is_bob, since, length) in enumerate(evening):
            if place == joined_after:
                join(cast)
            who = cast.bob if is_bob or place >= joined_after else bobby
            mark(cast, who, since, min(since + length, 120))
        join(cast)
        together = {
            minute for _who, since, length in evening for minute in range(since, min(since + length, 120))
        }
        assert net(bobby) == {}
        assert sum(net(cast.bob).values()) == worth_of_minutes(len(together))
        assert check_record().finding is None


def worth_of_minutes(present):
    """By the quarter-hour policy, of a meeting of two hours."""
    policy = in_force("quarter-hour", on=SIX.date())
    if present < policy.least_minutes:
        return 0
    return min(to_nearest(present, policy.step_minutes), 120)


@pytest.mark.parametrize(
    ("who", "status"), [("dora", 200), ("alice", 404), ("bob", 404), ("charlie", 404), ("edna", 404)]
)
def test_what_will_happen_is_told_to_staff_before_it_does(client, twice, who, status):
    Membership.objects.create(
        community=twice.community, person=twice.bobby, role="co_facilitator", joined_at=SIX
    )
    client.force_login(getattr(twice, who))
    answer = client.get(f"/network/people/{twice.bobby.pk}/join/{twice.bob.pk}/")
    assert answer.status_code == status
    if who == "dora":
        page = " ".join(answer.text.split())
        for words in (
            "Presence at 2 meetings goes over", "1.5 h on the one that is closed and 1 h on the one that stays",
            "Family Child Care Circle", "Co-facilitator, since Monday, January 6, 2025", "one seat from now on",
            "This cannot be undone", "Join the two accounts",
        ):  # fmt: skip
            assert words in page
    assert twice.bobby.is_active
    assert LedgerEntry.objects.filter(minutes__lt=0).count() == 0


def test_what_cannot_be_joined_has_no_button(client, twice):
    client.force_login(twice.dora)
    page = client.get(f"/network/people/{twice.charlie.pk}/join/{twice.bob.pk}/").text
    assert "Their legal names differ" in page
    assert "Join the two accounts" not in page


def test_a_joined_account_stays_closed_and_leads_to_the_one_that_goes_on(client, twice):
    join(twice)
    client.force_login(twice.dora)
    page = client.get(f"/network/people/{twice.bobby.pk}/").text
    assert f'href="/network/people/{twice.bob.pk}/"' in page
    assert "Let them sign in again" not in page
    client.post(f"/network/people/{twice.bobby.pk}/open/", follow=True)
    twice.bobby.refresh_from_db()
    assert not twice.bobby.is_active
