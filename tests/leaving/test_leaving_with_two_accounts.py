"""Somebody once had two accounts that were joined, and leaves for good: nothing of either is left."""

from copal.domain.people.actions import add_person
from copal.domain.people.models import Person
from copal.jobs.leaving import let_go
from copal.journeys.join_accounts import join_accounts
from copal.journeys.leave_for_good import say_leaving
from copal.journeys.texts import TEXTS
from tests.cast import LONG_AGO
from tests.leaving.planting import LATER
from tests.leaving.test_leaving_for_good import BOB, NOW, ON_PAPER, OVER, bob, where

__all__ = ["bob"]


def standing():
    return " ".join(str(getattr(row, one.field)) for one in TEXTS for row in one.rows.all())


def test_nothing_of_either_account_is_left(cast, bob):
    kept = add_person(
        chosen_name="Quinbyflower", email="quinby@example.org", how="door", by=cast.alice, at=LONG_AGO
    )
    join_accounts(kept=kept, gone=bob, by=cast.dora, at=LATER)
    kept.refresh_from_db()
    assert "planted-idea-words" in standing()
    say_leaving(kept, at=NOW)
    let_go(at=OVER)
    for word in ("idea", "parked", "whom", "step", "news", "statement", "child"):
        assert f"planted-{word}-words" not in standing()
    left = where(*BOB, "Quinbyflower", "quinby@example.org")
    assert left == {("confidentiality_keptname", "legal_name"), *ON_PAPER}
    assert set(Person.objects.filter(pk__in=[kept.pk, bob.pk]).values_list("chosen_name", "is_active")) == {
        ("A former member", False)
    }
