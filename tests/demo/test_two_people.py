"""The demo shows a pseudonym at work, and a text that two people have to look at."""

import pytest

from copal.domain.confidentiality.models import BreachReport, Mask, TakenOut
from copal.domain.practice.models import NextStep
from copal.domain.practice.queries import step_seen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_somebody_writes_under_a_pseudonym():
    mask = Mask.objects.get()
    taken = NextStep.objects.filter(community=mask.community_ref, owner=mask.person_id, at__gte=mask.at)
    assert {step_seen(step).owner for step in taken} == {mask.name}
    before = NextStep.objects.filter(community=mask.community_ref, owner=mask.person_id, at__lt=mask.at)
    assert mask.name not in {step_seen(step).owner for step in before}


def test_a_text_waits_for_two_people():
    one = BreachReport.objects.get()
    assert one.decided_at is None
    assert one.by_id != one.author_id
    assert "blue house" in TakenOut.objects.get().words
