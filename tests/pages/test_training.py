"""The network's pages of trainings and trainers: for its staff; for anyone else they are not there."""

import pytest
import time_machine

from copal.domain.training.models import Trainer, Training
from tests.journeys.evenings import AFTER, a_trainer, a_training, agenda, close, held, mark, net


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(AFTER, tick=False):
        yield


@pytest.fixture
def named(cast):
    cast.training, cast.trainer = a_training(cast), a_trainer(cast)
    return cast


def pages(cast):
    return [
        "/network/training/", "/network/training/new/", f"/network/training/{cast.training.pk}/",
        "/network/training/trainers/new/", f"/network/training/trainers/{cast.trainer.pk}/",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "status"), [("dora", 200), ("alice", 404), ("bob", 404), ("charlie", 404), ("edna", 404)]
)
def test_only_staff_find_them(client, named, who, status):
    client.force_login(getattr(named, who))
    assert [client.get(one).status_code for one in pages(named)] == [status] * 5
    answers = [client.post(one, {"decision": "approved", "minutes": 45}).status_code for one in pages(named)]
    assert (set(answers) == {404}) == (status == 404)
    assert Training.objects.get().decision == ("approved" if who == "dora" else "")


def test_a_stranger_signs_in_first(client, named):
    assert [client.get(one).status_code for one in pages(named)] == [302] * 5


def test_what_waits_stands_first_and_says_who_waits(client, named):
    agenda(named.circle, ("share", 75), ("training", 45, named.training, named.trainer))
    mark(named, named.bob)
    close(named)
    client.force_login(named.dora)
    page = client.get("/network/training/").text
    assert "2 wait for your answer" in page
    assert "1 person waits for it" in page
    assert "asked for by Alice" in page


def test_the_answer_settles_what_waits_and_says_so(client, named):
    agenda(named.circle, ("share", 75), ("training", 45, named.training, named.trainer))
    mark(named, named.bob)
    close(named)
    client.force_login(named.dora)
    client.post(f"/network/training/trainers/{named.trainer.pk}/", {"decision": "approved"})
    address = f"/network/training/{named.training.pk}/"
    page = client.post(address, {"decision": "approved", "minutes": 45, "number": "ME-17"}, follow=True).text
    assert "It settled the hours of 1 person" in page
    assert "ME-17" in page
    assert (net(named.bob), held(named.bob)) == ({"growth": 75, "training": 45}, [])


def test_days_that_run_backwards_are_refused_and_kept(client, named):
    client.force_login(named.dora)
    address = f"/network/training/{named.training.pk}/"
    sent = {"decision": "approved", "minutes": 45, "valid_from": "2026-05-02", "valid_until": "2026-05-01"}
    page = client.post(address, sent)
    assert page.status_code == 422
    assert "Turn them round" in page.text
    assert Training.objects.get().decision == ""


@pytest.mark.parametrize("minutes", ["", "0", "-5", "99999", "much"])
def test_minutes_that_are_none_are_refused(client, named, minutes):
    client.force_login(named.dora)
    address = f"/network/training/{named.training.pk}/"
    assert client.post(address, {"decision": "approved", "minutes": minutes}).status_code == 422


def test_staff_add_what_they_have_approved_already(client, named):
    client.force_login(named.dora)
    sent = {"title": "Calm mornings", "area": "guidance", "minutes": 60, "decision": "approved"}
    client.post("/network/training/new/", sent)
    client.post("/network/training/new/", sent | {"title": "  calm   MORNINGS "})
    client.post("/network/training/trainers/new/", {"name": "Noor Example", "decision": "approved"})
    assert Training.objects.filter(area="guidance", decision="approved").count() == 1
    assert Trainer.objects.get(name="Noor Example").decision == "approved"
