"""An empty installation: the first visitor founds the network, once, and is in."""

from copal.domain.communities.models import Network
from copal.domain.people.models import Person
from copal.domain.people.queries import network_role

FOUNDING = {
    "name": "Sebago Early Learning Network", "short_name": "Sebago ELN", "timezone": "America/New_York",
    "language": "en", "regions": "Lakes\n\n Coast \nLakes", "registry_name": "State registry",
    "chosen_name": "Maren", "legal_name": "Maren Holt", "email": "Maren@example.org",
}  # fmt: skip


def test_every_first_visitor_is_led_there(db, client):
    assert client.get("/").headers["Location"] == "/welcome/"
    assert b"Welcome to Copal" in client.get("/welcome/").content


def test_founding_makes_network_and_staff_and_lets_in(db, client):
    assert client.post("/welcome/", FOUNDING).headers["Location"] == "/"
    network, maren = Network.objects.get(), Person.objects.get()
    assert (network.regions, network.contact_email) == (["Lakes", "Coast"], "maren@example.org")
    assert network_role(maren) == "staff"
    assert maren.opened_at is not None
    page = client.get("/")
    assert b"Your network stands" in page.content
    assert b"Maren" in page.content


def test_it_is_closed_for_ever_after(cast, client):
    assert client.get("/welcome/").status_code == 404
    assert client.post("/welcome/", FOUNDING).status_code == 404
    assert Network.objects.count() == 1
    assert not Person.objects.filter(email="maren@example.org").exists()


def test_a_mistake_keeps_what_was_typed_and_founds_nothing(db, client):
    page = client.post("/welcome/", {**FOUNDING, "chosen_name": "", "timezone": "Mars/Base"})
    assert page.status_code == 422
    assert b"Sebago Early Learning Network" in page.content
    assert not Network.objects.exists()
    assert not Person.objects.exists()
