"""The door: an address, a code from a real mail server, and in. Nobody learns from outside who is here."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache

from copal.domain.people import actions as people
from copal.domain.people.models import Person
from copal.domain.people.queries import link_token

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NEWCOMER = {"chosen_name": "Nia", "legal_name": "Nia Example", "language": "en"}


@pytest.fixture(autouse=True)
def _forget_limits():
    cache.clear()
    yield
    cache.clear()


def code_for(mailbox, address):
    letter = mailbox.to(address)[-1]
    found = re.search(r"^ {4}(\d{6})\s*$", mailbox.text(letter), re.MULTILINE)
    assert found, mailbox.text(letter)
    return found.group(1)


def knock(client, address, **more):
    return client.post("/sign-in/", {"email": address, **more})


def enter(client, mailbox, address, **more):
    assert knock(client, address, **more).headers["Location"] == "/sign-in/code/"
    return client.post("/sign-in/code/", {"code": code_for(mailbox, address)})


def who_is_in(client):
    return int(client.session.get("_auth_user_id", 0)) or None


def test_a_member_signs_in_with_a_code(cast, client, mailbox):
    response = enter(client, mailbox, "BOB@example.org")
    assert response.headers["Location"] == "/"
    assert who_is_in(client) == cast.bob.pk
    assert b"Bob" in client.get("/").content


def test_the_letter_is_in_our_voice_and_in_the_readers_language(cast, client, mailbox):
    knock(client, "bob@example.org")
    letter = mailbox.to("bob@example.org")[0]
    code = code_for(mailbox, "bob@example.org")
    assert letter["subject"] == f"{code} is your code for Pine Coast Professional Development Network"
    assert "Never tell it to anyone" in mailbox.text(letter)


def test_afterwards_they_are_where_they_wanted_to_be(cast, client, mailbox):
    assert enter(client, mailbox, "bob@example.org", next="/account/").headers["Location"] == "/account/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_led_off_the_site(cast, client, mailbox, elsewhere):
    assert enter(client, mailbox, "bob@example.org", next=elsewhere).headers["Location"] == "/"


def test_known_and_unknown_addresses_look_the_same(cast, client, mailbox):
    pages = []
    for address in ("bob@example.org", "nobody@example.org"):
        answer = knock(client, address)
        page = client.get("/sign-in/code/").content.decode().replace(address, "ADDRESS")
        subject = re.sub(r"\d{6}", "CODE", mailbox.to(address)[-1]["subject"])
        words = re.sub(r"\d{6}", "CODE", mailbox.text(mailbox.to(address)[-1]))
        wrong = (
            client.post("/sign-in/code/", {"code": "000000x"}).content.decode().replace(address, "ADDRESS")
        )
        clean = [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", one) for one in (page, wrong)]
        pages.append((answer.status_code, answer.headers["Location"], subject, words, clean))
        client.logout()
    assert pages[0] == pages[1]


def test_a_newcomer_opens_an_account_behind_the_same_door(cast, client, mailbox):
    assert enter(client, mailbox, "nia@example.org").headers["Location"] == "/sign-in/new/"
    assert not Person.objects.filter(email="nia@example.org").exists()
    response = client.post("/sign-in/new/", {**NEWCOMER, "hired_date": "2020-01-31"})
    nia = Person.objects.get(email="nia@example.org")
    assert (response.headers["Location"], who_is_in(client)) == ("/", nia.pk)
    assert (nia.legal_name, nia.hired_date.isoformat(), nia.opened_at is not None) == (
        "Nia Example",
        "2020-01-31",
        True,
    )


def test_a_newcomer_with_a_mistake_keeps_what_was_typed(cast, client, mailbox):
    enter(client, mailbox, "nia@example.org")
    page = client.post("/sign-in/new/", {**NEWCOMER, "licensed_date": "2999-01-01"})
    assert page.status_code == 422
    assert b"This day has not come yet" in page.content
    assert b"2999-01-01" in page.content
    assert b"Nia Example" in page.content


def test_without_a_proven_address_there_is_no_form_for_newcomers(cast, client):
    assert client.post("/sign-in/new/", NEWCOMER).headers["Location"] == "/sign-in/"


def test_a_wrong_code_costs_a_try_and_the_last_one_ends_it(cast, client, mailbox):
    knock(client, "bob@example.org")
    code = code_for(mailbox, "bob@example.org")
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    for left in (4, 3, 2, 1):
        page = client.post("/sign-in/code/", {"code": wrong})
        assert f"You have {left} tr" in page.content.decode()
    assert client.post("/sign-in/code/", {"code": wrong}).headers["Location"] == "/sign-in/"
    assert b"That was the last try" in client.get("/sign-in/").content
    assert client.post("/sign-in/code/", {"code": code}).headers["Location"] == "/sign-in/"
    assert who_is_in(client) is None


def test_no_code_typed_costs_no_try(cast, client, mailbox):
    knock(client, "bob@example.org")
    client.post("/sign-in/code/", {"code": ""})
    assert (
        client.post("/sign-in/code/", {"code": code_for(mailbox, "bob@example.org")}).headers["Location"]
        == "/"
    )


def test_a_code_runs_out(cast, client, mailbox, time_machine):
    time_machine.move_to(NOW)
    knock(client, "bob@example.org")
    time_machine.move_to(NOW + timedelta(minutes=10, seconds=1))
    code = code_for(mailbox, "bob@example.org")
    assert client.post("/sign-in/code/", {"code": code}).headers["Location"] == "/sign-in/"
    assert b"That code has run out" in client.get("/sign-in/").content


def test_a_code_belongs_to_the_browser_that_asked(cast, client, mailbox):
    from django.test import Client

    knock(client, "bob@example.org")
    stranger = Client()
    knock(stranger, "charlie@example.org")
    page = stranger.post("/sign-in/code/", {"code": code_for(mailbox, "bob@example.org")})
    assert who_is_in(stranger) is None
    assert page.status_code == 422


def test_a_new_code_ends_the_one_before(cast, client, mailbox):
    knock(client, "bob@example.org")
    first = code_for(mailbox, "bob@example.org")
    client.post("/sign-in/code/", {"action": "resend"})
    second = code_for(mailbox, "bob@example.org")
    if first != second:
        client.post("/sign-in/code/", {"code": first})
        assert who_is_in(client) is None
    client.post("/sign-in/code/", {"code": second})
    assert who_is_in(client) == cast.bob.pk


def test_too_many_letters_to_one_address_is_our_429(cast, client, mailbox):
    for _ in range(5):
        assert knock(client, "bob@example.org").status_code == 302
    page = knock(client, "Bob@example.org")
    assert (page.status_code, page.headers["Retry-After"]) == (429, "900")
    assert b"Please wait" in page.content
    assert len(mailbox.letters) == 5


def test_guessing_is_limited_by_address_not_by_browser(cast, mailbox):
    from django.test import Client

    statuses = []
    for _ in range(3):
        guesser = Client()
        knock(guesser, "bob@example.org")
        statuses += [guesser.post("/sign-in/code/", {"code": "wrong"}).status_code for _ in range(4)]
    assert statuses[9:] != [422, 422, 422]
    assert statuses[10:] == [429, 429]


def test_a_closed_account_is_told_only_to_its_owner(cast, client, mailbox):
    people.deactivate(person=cast.bob, by=cast.dora, at=NOW)
    assert enter(client, mailbox, "bob@example.org").headers["Location"] == "/sign-in/"
    assert b"This account is closed" in client.get("/sign-in/").content
    assert who_is_in(client) is None


def test_deactivating_signs_out_at_once(cast, client):
    client.force_login(cast.bob)
    assert client.get("/account/").status_code == 200
    people.deactivate(person=cast.bob, by=cast.dora, at=NOW)
    assert client.get("/account/").status_code == 302


def test_a_further_address_points_to_the_first(cast, client, mailbox):
    people.add_other_address(person=cast.bob, email="bob2@example.org", by=cast.bob, at=NOW)
    enter(client, mailbox, "bob2@example.org")
    assert b"Sign in with that one" in client.get("/sign-in/").content


def test_someone_added_before_comes_in_as_themselves_and_checks_what_is_known(cast, client, mailbox):
    rosa = people.add_person(
        chosen_name="Rosa", email="rosa@example.org", how="roster", by=cast.alice, at=NOW, region="Coast"
    )
    assert (
        enter(client, mailbox, "rosa@example.org", next="/account/").headers["Location"] == "/account/first/"
    )
    assert b"Rosa" in client.get("/account/first/").content
    done = client.post("/account/first/", {**NEWCOMER, "chosen_name": "Rosa"})
    assert done.headers["Location"] == "/account/"
    rosa.refresh_from_db()
    assert rosa.opened_at is not None
    assert Person.objects.filter(email="rosa@example.org").count() == 1


def test_a_signed_link_becomes_an_account_with_nothing_lost(cast, client, mailbox):
    walk_in = people.add_person(chosen_name="Wanda", email=None, how="door", by=cast.alice, at=NOW)
    address = f"/sign-in/link/{link_token(walk_in, 'account')}/"
    assert b"Open your account, Wanda" in client.get(address).content
    assert client.post(address, {"email": "wanda@example.org"}).headers["Location"] == "/sign-in/code/"
    done = client.post("/sign-in/code/", {"code": code_for(mailbox, "wanda@example.org")})
    assert done.headers["Location"] == "/account/first/"
    assert who_is_in(client) == walk_in.pk
    walk_in.refresh_from_db()
    assert walk_in.email == "wanda@example.org"


def test_a_link_never_lets_in_by_itself_and_veils_the_address(cast, client, mailbox):
    address = f"/sign-in/link/{link_token(cast.bob, 'account')}/"
    page = client.get(address)
    assert b"b\xe2\x80\xa6@example.org" in page.content
    assert b"bob@example.org" not in page.content
    assert who_is_in(client) is None
    client.post(address, {"email": "evil@example.org"})
    assert mailbox.to("evil@example.org") == []
    assert len(mailbox.to("bob@example.org")) == 1


def test_an_ended_link_says_so(cast, client):
    token = link_token(cast.bob, "account")
    people.renew_links(person=cast.bob, by=cast.bob, at=NOW)
    page = client.get(f"/sign-in/link/{token}/")
    assert page.status_code == 409
    assert b"This link does not work" in page.content


def test_no_mail_is_a_sentence_and_loses_nothing(cast, client, settings):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1},
        }
    }
    page = knock(client, "bob@example.org")
    assert page.status_code == 409
    assert b"We could not send the mail" in page.content
    assert b"bob@example.org" in page.content


def test_signing_out_takes_a_post(cast, client):
    client.force_login(cast.bob)
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert who_is_in(client) is None


def test_there_are_no_passwords_here(cast, client):
    for address in ("/accounts/login/", "/sign-in/password/", "/account/password/"):
        assert client.get(address).status_code == 404
    client.post("/sign-in/", {"email": "bob@example.org", "password": "x", "login": "bob@example.org"})
    assert who_is_in(client) is None
