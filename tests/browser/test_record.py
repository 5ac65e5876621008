"""What is said of the record, as people see it: on a certificate, among the network's hours, and when it differs."""

from datetime import date, timedelta

import pytest
from django.db import connection

from copal.base.append_only import allowing, forbidding
from copal.domain.people.models import Person
from copal.instruments.proof.keys import Keyring
from copal.journeys.check_the_record import check_the_record
from copal.journeys.stand_everyone import stand_everyone
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.test_credit import AFTER, SCREENS, WRITTEN, place

__all__ = ["place"]
THREE = AFTER + timedelta(hours=6)
RECORD = {"signed": SCREENS["verify"], "hours": ("/credit/", "edna"), "differs": ("/network/", "dora")}


@pytest.fixture
def record(place, tmp_path):
    """Closed, signed, checked; then one entry is changed by somebody who lifted the triggers, and found."""
    Person.objects.filter(pk=place.bob.pk).update(
        setting="family_child_care", role="owner", licensed_date=date(2025, 6, 1)
    )
    stand_everyone(at=THREE)
    keyring = Keyring([tmp_path])
    check_the_record(keyring=keyring, at=THREE)
    yield place, keyring
    with connection.cursor() as cursor:
        for statement in allowing("hours_ledgerentry", connection.vendor):
            cursor.execute(statement)
        for statement in forbidding("hours_ledgerentry", connection.vendor):
            cursor.execute(statement)


def changed(keyring):
    with connection.cursor() as cursor:
        for statement in allowing("hours_ledgerentry", connection.vendor):
            cursor.execute(statement)
        cursor.execute("UPDATE hours_ledgerentry SET minutes = 600 WHERE number = 1")
    check_the_record(keyring=keyring, at=THREE + timedelta(days=1))


def opened(screen, place, name, **how):
    path, who = RECORD[name]
    one = screen(person=getattr(place, who) if who else None, **how)
    return one, one.open(path.format(**place.names))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_sound_for_assistive_technology_and_never_too_wide(screen, record, width, scheme):
    place, keyring = record
    for name in RECORD:
        if name == "differs":
            changed(keyring)
        one, page = opened(screen, place, name, width=width, scheme=scheme)
        axe(page)
        one.picture(f"record-{name}-{width}-{scheme}")
        no_sideways_scroll(page)


def test_no_word_is_hard_wired(screen, record):
    place, _keyring = record
    Person.objects.update(language="ar-xb")
    one, page = opened(screen, place, "hours", language="ar-xb")
    assert_fully_translated(page, *WRITTEN)
    one.picture("record-hours-ar-xb")
