"""Someone else gave the training than the record says: the papers that name them are issued anew, the old ones say so."""

from datetime import timedelta

import pytest

from copal.base.intervals import Interval
from copal.domain.confidentiality.rules import composed
from copal.domain.credentials.models import Certificate
from copal.domain.credentials.queries import current_codes, orders_waiting, verification
from copal.domain.hours.models import LedgerEntry
from copal.journeys import issue_certificates as journey
from copal.journeys.correct_times import correct_times
from copal.journeys.issue_certificates import issue_for_period, issue_ordered
from copal.journeys.real_times import real_stretches
from tests.cast import SIX
from tests.journeys.evenings import (
    AFTER,
    a_trainer,
    a_training,
    agenda,
    approve,
    close,
    fresh,
    mark,
    minutes,
    net,
)

SITE = "https://hours.example.org"
LATER = AFTER + timedelta(days=3)
BOTH = {"growth": 75, "training": 45}


@pytest.fixture
def taught(cast):
    """Bob was there all the time, Alice left before the training; both have their papers, which name Lena Hale."""
    cast.training, cast.lena, cast.maja = a_training(cast), a_trainer(cast), a_trainer(cast, "Maja Weir")
    for one in (cast.lena, cast.maja):
        approve(cast, trainer=one)
    approve(cast, training=cast.training)
    agenda(cast.circle, ("share", 60), ("training", 45, cast.training, cast.lena), ("close", 15))
    mark(cast, cast.bob)
    mark(cast, cast.alice, 0, 60)
    close(cast)
    issue_ordered(address=SITE, at=AFTER)
    return cast


def given_by(cast, trainer, at=LATER):
    """What the page does where only the trainer was chosen anew."""
    meeting = fresh(cast.circle)
    known = real_stretches(meeting, Interval(SIX, minutes(120)))
    changed = [
        one if one.training is None else type(one)(**_of(one) | {"trainer": trainer.pk}) for one in known
    ]
    reason = composed("It was Maja who gave it", audience="attended")
    return correct_times(meeting=meeting, stretches=changed, reason=reason, by=cast.dora, at=at)


def _of(stretch):
    return {name: getattr(stretch, name) for name in stretch.__dataclass_fields__}


def paper_of(cast, person):
    return Certificate.objects.get(code=current_codes(person)[cast.circle.pk])


def names(certificate):
    return [words for words, _minutes in certificate.stated["trainings"]]


def test_a_changed_trainer_alone_issues_the_paper_anew(taught):
    old = paper_of(taught, taught.bob)
    assert "given by Lena Hale" in names(old)[0]
    assert given_by(taught, taught.maja) == [taught.bob.pk]
    assert net(taught.bob) == BOTH
    issue_ordered(address=SITE, at=LATER)
    new = paper_of(taught, taught.bob)
    assert new.replaces_id == old.pk
    assert "given by Maja Weir" in names(new)[0]
    assert verification(old.code).status == "replaced"
    told = verification(new.code)
    assert (told.status, told.growth_minutes, told.training_minutes) == ("valid", 75, 45)


def test_the_record_says_who_gave_it_and_why_it_changed(taught):
    given_by(taught, taught.maja)
    was, back, now = LedgerEntry.objects.filter(person=taught.bob, kind="training").order_by("pk")
    assert (was.why["trainer"], back.reverses_id, now.why["trainer"]) == (
        taught.lena.pk,
        was.pk,
        taught.maja.pk,
    )
    assert (back.minutes, back.words.reason, now.minutes) == (-45, "It was Maja who gave it", 45)


def test_a_paper_without_that_training_stays_as_it_is(taught):
    before = current_codes(taught.alice)
    given_by(taught, taught.maja)
    assert issue_ordered(address=SITE, at=LATER) == 1
    assert current_codes(taught.alice) == before


def test_the_same_trainer_again_changes_nothing(taught):
    before = current_codes(taught.bob)
    assert given_by(taught, taught.lena) == []
    assert issue_ordered(address=SITE, at=LATER) == 0
    assert current_codes(taught.bob) == before


def test_a_paper_for_a_period_that_names_the_old_trainer_no_longer_holds(taught):
    days = {"first": SIX.date(), "last": SIX.date(), "language": "en", "address": SITE}
    period = issue_for_period(person=taught.bob, at=AFTER, **days)
    given_by(taught, taught.maja)
    issue_ordered(address=SITE, at=LATER)
    assert verification(period.code).status == "revoked"
    again = issue_for_period(person=taught.bob, at=LATER, **days)
    assert "Maja Weir" in str(again.stated["lines"])


def test_a_paper_being_drawn_meanwhile_waits_for_the_next_round(taught):
    given_by(taught, taught.maja)
    drawn = journey._drawn(orders_waiting(10), taught.network, SITE, LATER)
    given_by(taught, taught.lena, at=LATER)
    journey._keep(drawn, LATER)
    issue_ordered(address=SITE, at=LATER)
    assert "given by Lena Hale" in names(paper_of(taught, taught.bob))[0]
    assert not any("Maja" in str(one.stated) for one in Certificate.objects.all())


def test_a_trainer_nobody_approved_takes_the_training_back(taught):
    given_by(taught, a_trainer(taught, "Nobody Yet"))
    assert net(taught.bob) == {"growth": 75}
