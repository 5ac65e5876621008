"""One's own account: what can be seen and changed, and by nobody else."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from copal.domain.people import actions as people
from copal.domain.people.models import OtherAddress
from tests.cast import LONG_AGO

PROFILE = {
    "chosen_name": "Bobby",
    "legal_name": "Bob Example",
    "language": "fr",
    "setting": "centre",
    "role": "Cook",
}


@pytest.fixture(autouse=True)
def _forget_limits():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def bob(cast, client):
    client.force_login(cast.bob)
    return client


def code_in(mailbox, address):
    return re.search(r"^ {4}(\d{6})\s*$", mailbox.text(mailbox.to(address)[-1]), re.MULTILINE).group(1)


def add(client, mailbox, address, **more):
    client.post("/account/addresses/", {"email": address, **more})
    return client.post("/account/addresses/code/", {"code": code_in(mailbox, address)})


def test_strangers_sign_in_first(cast, client):
    for address in ("/account/", "/account/addresses/", "/account/passkeys/", "/account/first/"):
        assert client.get(address).headers["Location"].startswith("/sign-in/?next=")


def test_what_is_said_is_kept(cast, bob):
    assert bob.post("/account/", PROFILE).status_code == 302
    cast.bob.refresh_from_db()
    assert {name: getattr(cast.bob, name) for name in PROFILE} == PROFILE
    assert "Votre" in bob.get("/account/").content.decode() or cast.bob.language == "fr"


def test_a_mistake_keeps_what_was_typed_and_changes_nothing(cast, bob):
    page = bob.post("/account/", {**PROFILE, "chosen_name": "", "role": "Painter"})
    assert page.status_code == 422
    assert b"Painter" in page.content
    cast.bob.refresh_from_db()
    assert cast.bob.role == ""


def test_a_region_is_chosen_from_the_networks_own(cast, bob):
    cast.network.regions = ["Coast", "Lakes"]
    cast.network.save()
    assert bob.post("/account/", {**PROFILE, "region": "Moon"}).status_code == 422
    assert bob.post("/account/", {**PROFILE, "region": "Lakes"}).status_code == 302


def test_a_further_address_counts_once_it_is_proven(cast, bob, mailbox):
    bob.post("/account/addresses/", {"email": "Zoom@example.org"})
    assert not OtherAddress.objects.exists()
    bob.post("/account/addresses/code/", {"code": code_in(mailbox, "zoom@example.org")})
    assert OtherAddress.objects.get().email == "zoom@example.org"
    assert b"zoom@example.org" in bob.get("/account/").content


def test_whether_an_address_is_taken_shows_only_to_who_reads_its_mail(cast, bob, mailbox):
    asked = bob.post("/account/addresses/", {"email": "alice@example.org"})
    assert asked.headers["Location"] == "/account/addresses/code/"
    bob.post("/account/addresses/code/", {"code": code_in(mailbox, "alice@example.org")})
    assert b"belongs to someone else" in bob.get("/account/").content
    assert not OtherAddress.objects.exists()


def test_wrong_codes_for_an_address_are_counted(cast, bob, mailbox):
    bob.post("/account/addresses/", {"email": "zoom@example.org"})
    for _ in range(4):
        assert bob.post("/account/addresses/code/", {"code": "no"}).status_code == 422
    assert bob.post("/account/addresses/code/", {"code": "no"}).headers["Location"] == "/account/addresses/"
    bob.post("/account/addresses/code/", {"code": code_in(mailbox, "zoom@example.org")})
    assert not OtherAddress.objects.exists()


def test_a_new_address_to_sign_in_tells_the_old_one(cast, bob, mailbox):
    add(bob, mailbox, "new@example.org", main="on")
    cast.bob.refresh_from_db()
    assert cast.bob.email == "new@example.org"
    assert mailbox.to("bob@example.org")[-1]["subject"] == "Your account has a new address"


def test_nobody_removes_the_address_of_another(cast, bob):
    theirs = people.add_other_address(person=cast.alice, email="a2@example.org", by=cast.alice, at=LONG_AGO)
    bob.post(f"/account/addresses/{theirs.pk}/remove/")
    assert OtherAddress.objects.filter(pk=theirs.pk).exists()


def test_signing_out_everywhere_keeps_only_this_browser(cast, bob):
    other = Client()
    other.force_login(cast.bob)
    bob.post("/account/sign-out-everywhere/")
    assert bob.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302


def test_old_links_end_when_one_asks(cast, bob):
    before = cast.bob.link_key
    bob.post("/account/links/renew/")
    cast.bob.refresh_from_db()
    assert cast.bob.link_key != before


def test_the_code_for_an_address_runs_out(cast, bob, mailbox, time_machine):
    now = LONG_AGO + timedelta(days=3)
    time_machine.move_to(now)
    bob.force_login(cast.bob)
    bob.post("/account/addresses/", {"email": "zoom@example.org"})
    code = code_in(mailbox, "zoom@example.org")
    time_machine.move_to(now + timedelta(minutes=15, seconds=1))
    assert bob.post("/account/addresses/code/", {"code": code}).headers["Location"] == "/account/addresses/"
    assert not OtherAddress.objects.exists()


def test_account_asks_few_questions(cast, bob, count_queries):
    bob.get("/account/")
    with count_queries("account"):
        bob.get("/account/")


def test_sign_in_asks_few_questions(cast, client, count_queries):
    with count_queries("sign-in"):
        client.get("/sign-in/")
