"""Reporting a text in two taps, undoing it, and the pages where two people look at it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from copal.domain.confidentiality.models import BreachReport
from copal.domain.decisions.models import Decision, Proposal
from copal.domain.journal.actions import tell_waiting
from copal.domain.practice.models import NextStep
from copal.outlets.models import Letter
from copal.outlets.post import send_due
from tests.cast import SIX
from tests.facilitation.playing import join

SECRET = "the boy with the red cap from Elm Street"
HIDDEN = "(hidden while it is looked at)"


@pytest.fixture(autouse=True)
def that_evening():
    with time_machine.travel(SIX, tick=False) as clock:
        yield clock


@pytest.fixture
def step(cast):
    return NextStep.objects.create(
        community=cast.community, meeting_ref=cast.circle.pk, kind="step", words=SECRET, owner=cast.bob, at=SIX,
        by=cast.bob,
    )  # fmt: skip


@pytest.fixture
def client_of(client):
    def signed_in(person):
        client.force_login(person)
        return client

    return signed_in


STEPS = "/communities/circle/steps/"


def report(client, text, referer=STEPS):
    return client.post("/reported/", {"text": text}, headers={"referer": f"http://testserver{referer}"})


def test_two_taps_hide_it_and_one_brings_it_back(cast, step, client_of):
    alice = client_of(cast.alice)
    page = alice.get(STEPS)
    assert SECRET in page.text
    assert f'value="step:{step.pk}"' in page.text
    answer = report(alice, f"step:{step.pk}")
    assert answer["Location"] == STEPS
    page = alice.get(STEPS)
    assert SECRET not in page.text
    assert HIDDEN in page.text
    undo = reverse("confidentiality.undo_report", args=[BreachReport.objects.get().pk])
    assert undo in page.text
    alice.post(undo, headers={"referer": f"http://testserver{STEPS}"})
    assert SECRET in alice.get(STEPS).text


def test_what_is_not_theirs_to_read_is_not_theirs_to_report(cast, step, client_of):
    for person in (cast.charlie, cast.edna, cast.dora):
        assert report(client_of(person), f"step:{step.pk}").status_code == 404
    assert not BreachReport.objects.exists()


def test_a_decision_carries_the_menu_in_the_register_and_on_its_page(cast, client_of):
    proposal = Proposal.objects.create(
        meeting=cast.circle, words="We swap", scale="positions", scale_edition="2026-01-01", anonymous=False,
        hidden="closed", at=SIX, by=cast.alice,
    )  # fmt: skip
    one = Decision.objects.create(
        community=cast.community, meeting=cast.circle, proposal=proposal, words=SECRET, outcome="agreed", at=SIX,
        by=cast.alice,
    )  # fmt: skip
    bob = client_of(cast.bob)
    for page in ("/communities/circle/decisions/", f"/communities/circle/decisions/{one.pk}/"):
        assert f'value="decision:{one.pk}"' in bob.get(page).text
    report(bob, f"decision:{one.pk}")
    assert SECRET not in bob.get("/communities/circle/decisions/").text


def test_somebody_who_hides_many_is_slowed(cast, client_of):
    rows = [
        NextStep.objects.create(
            community=cast.community, meeting_ref=cast.circle.pk, kind="step", words=f"Step {number}",
            owner=cast.bob, at=SIX, by=cast.bob,
        )
        for number in range(21)
    ]  # fmt: skip
    alice = client_of(cast.alice)
    for row in rows:
        report(alice, f"step:{row.pk}")
    assert BreachReport.objects.count() == 20
    assert "many texts" in alice.get(STEPS).text


def test_the_two_pages_show_the_words_to_those_who_decide_and_nobody_else(cast, step, client_of):
    report(client_of(cast.bob), f"step:{step.pk}")
    BreachReport.objects.update(author=None)
    here = "/communities/circle/reports/"
    assert SECRET in client_of(cast.alice).get(here).text
    assert SECRET in client_of(cast.dora).get("/network/reports/").text
    for person in (cast.bob, cast.charlie, cast.dora, cast.edna):
        assert client_of(person).get(here).status_code == 404
    for person in (cast.bob, cast.charlie, cast.alice, cast.edna):
        assert client_of(person).get("/network/reports/").status_code == 404


def test_both_say_what_happens(cast, step, client_of):
    cora = join(cast, "Cora", "co_facilitator")
    report(client_of(cast.alice), f"step:{step.pk}")
    one = BreachReport.objects.get()
    page = client_of(cora).get("/communities/circle/reports/")
    assert "Waits for you" in page.text
    assert "Alice" not in page.text.split("<main")[1]
    client_of(cora).post(f"/communities/circle/reports/{one.pk}/", {"hides": "0"})
    assert "would show it again" in client_of(cast.dora).get("/network/reports/").text
    client_of(cast.dora).post(f"/network/reports/{one.pk}/", {"hides": "0"})
    assert SECRET in client_of(cast.bob).get(STEPS).text
    again = client_of(cast.dora).post(f"/network/reports/{one.pk}/", {"hides": "1"})
    assert again.status_code == 302
    assert client_of(cast.dora).post(f"/network/reports/{one.pk}/", {"hides": "maybe"}).status_code == 404


def test_the_author_is_told_kindly_without_the_words_and_without_who(
    cast, step, client_of, that_evening, mailbox
):
    report(client_of(cast.alice), f"step:{step.pk}")
    tell_waiting(at=SIX)
    that_evening.move_to(SIX + timedelta(minutes=11))
    send_due(at=SIX + timedelta(minutes=11))
    (letter,) = mailbox.to("bob@example.org")
    text = mailbox.text(letter)
    assert "hidden for now" in letter["Subject"]
    assert SECRET not in str(letter)
    assert "Alice" not in text
    assert "nobody thinks you meant it" in text
    (to_staff,) = mailbox.to("dora@example.org")
    assert "/network/reports/" in mailbox.text(to_staff)
    assert SECRET not in str(to_staff)
    assert mailbox.to("alice@example.org") == []


def test_letters_about_what_was_taken_back_are_not_sent(cast, step, client_of, mailbox):
    alice = client_of(cast.alice)
    report(alice, f"step:{step.pk}")
    alice.post(reverse("confidentiality.undo_report", args=[BreachReport.objects.get().pk]))
    tell_waiting(at=SIX)
    send_due(at=SIX + timedelta(minutes=11))
    assert mailbox.letters == []
    assert Letter.objects.filter(dropped_at=None).count() == 0


def test_few_questions(cast, step, client_of, count_queries):
    report(client_of(cast.bob), f"step:{step.pk}")
    alice = client_of(cast.alice)
    with count_queries("confidentiality.reports"):
        alice.get("/communities/circle/reports/")
    dora = client_of(cast.dora)
    with count_queries("confidentiality.network_reports"):
        dora.get("/network/reports/")
