"""Home, signing in, the account, the welcome and the network's pages, as people see and touch them."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from copal.domain.communities.models import Membership
from copal.domain.meetings.models import Answer, Meeting
from copal.domain.people import actions as people_actions
from tests import cast as casting
from tests.browser.harness import assert_fully_translated, axe, no_sideways_scroll
from tests.browser.harness_keyboard import walk_by_keyboard

SCREENS = {
    "home": ("/", "alice"),
    "home-member": ("/", "bob"),
    "home-outsider": ("/", "charlie"),
    "home-signed-out": ("/", None),
    "sign-in": ("/sign-in/", None),
    "account": ("/account/", "bob"),
    "account-address": ("/account/addresses/", "bob"),
    "account-passkey": ("/account/passkeys/", "bob"),
    "network": ("/network/", "dora"),
    "network-people": ("/network/people/", "dora"),
    "network-add": ("/network/people/new/", "dora"),
    "network-person": ("/network/people/{bob}/", "dora"),
    "network-settings": ("/network/settings/", "dora"),
}
SAID = (
    "Alice", "Bob", "Charlie", "Dora", "Edna", "Family Child Care Circle", "Clean-up time without tears",
    "Pine Coast PDN", "Pine Coast Professional Development Network", "Last week's circle", "Grange Hall",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _forget_limits():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def people(transactional_db):
    """The cast, with a meeting tonight and one that waits to be closed."""
    cast = casting.assemble()
    now = timezone.now().replace(microsecond=0)
    Meeting.objects.filter(pk=cast.circle.pk).update(
        starts_at=now + timedelta(minutes=20), ends_at=now + timedelta(minutes=140), place="Grange Hall"
    )
    last = Meeting.objects.create(
        community=cast.community, title="Last week's circle", starts_at=now - timedelta(days=7),
        ends_at=now - timedelta(days=7, hours=-2), timezone="America/New_York", at=now, by=cast.alice,
    )  # fmt: skip
    Meeting.objects.create(
        community=cast.community, title="Last week's circle", starts_at=now + timedelta(days=27),
        ends_at=now + timedelta(days=27, hours=2), timezone="America/New_York", at=now, by=cast.alice,
    )  # fmt: skip
    for one in (cast.alice, cast.bob):
        Answer.objects.create(meeting=cast.circle, person=one, coming="going", how="room", at=last.starts_at)
    return cast


def look(screen, people, name, **how):
    path, who = SCREENS[name]
    one = screen(person=getattr(people, who) if who else None, **how)
    one.open(path.format(bob=people.bob.pk))
    return one


@pytest.mark.parametrize("name", SCREENS)
def test_each_screen_is_sound_in_both_schemes_at_both_widths(screen, people, name):
    for width, scheme in ((390, "light"), (1440, "light"), (390, "dark"), (1440, "dark")):
        one = look(screen, people, name, width=width, scheme=scheme)
        axe(one.page)
        one.picture(f"{name}-{width}-{scheme}")
        assert one.page.locator(".btn.now:visible").count() <= 1
    no_sideways_scroll(one.page)


@pytest.mark.parametrize("name", SCREENS)
def test_each_screen_is_walked_by_keyboard(screen, people, name):
    for width in (390, 1440):
        walk_by_keyboard(look(screen, people, name, width=width).page)


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_every_word_is_marked_for_translation(screen, people, language):
    for one in (people.alice, people.bob, people.charlie, people.dora):
        one.language = language
        one.save()
    for name, (_path, who) in SCREENS.items():
        one = look(screen, people, name, language=language)
        addresses = [f"{who}@example.org" for who in ("alice", "bob", "charlie", "dora", "edna")]
        legal = [f"{who} Example" for who in ("Alice", "Bob", "Charlie", "Dora", "Edna")]
        assert_fully_translated(one.page, *SAID, *addresses, *legal)
        no_sideways_scroll(one.page)
        if language == "ar-xb" and who:
            one.picture(f"{name}-390-rtl")


def code_in(mailbox, address):
    return re.search(r"^ {4}(\d{6})\s*$", mailbox.text(mailbox.to(address)[-1]), re.MULTILINE).group(1)


@pytest.mark.parametrize("script", [True, False])
def test_signing_in_by_code_and_out_again(screen, people, mailbox, script):
    one = screen(script=script)
    page = one.open("/account/")
    page.get_by_label("Your mail address").fill("bob@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.wait_for_url("**/sign-in/code/")
    if script:
        axe(page)
        no_sideways_scroll(page)
        one.picture("code-390-light")
    page.get_by_label("The code from the mail").fill("123")
    page.get_by_role("button", name="Sign in").click()
    assert page.get_by_role("alert").get_by_text("You have 4 tries left").is_visible()
    if script:
        axe(page)
    page.get_by_label("The code from the mail").fill(code_in(mailbox, "bob@example.org"))
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Your account").wait_for()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_text("You are signed out.").wait_for()


def test_a_newcomer_joins(screen, people, mailbox):
    one = screen()
    page = one.open("/")
    page.get_by_role("link", name="Sign in or join").click()
    page.get_by_label("Your mail address").fill("nia@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The code from the mail").fill(code_in(mailbox, "nia@example.org"))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/sign-in/new/")
    axe(page)
    walk_by_keyboard(page)
    one.picture("new-390-light")
    page.get_by_label("What should we call you?").fill("Nia")
    page.get_by_role("button", name="Open my account").click()
    assert page.get_by_role("alert").get_by_text("Your legal name").is_visible()
    page.get_by_label("Your legal name").fill("Nia Example")
    page.get_by_role("button", name="Open my account").click()
    page.get_by_text("Welcome. Your account is open.").wait_for()
    assert page.get_by_role("heading", name="Nia").is_visible()


@pytest.fixture
def by_name(site):
    """A passkey belongs to a name, so these tests reach the same site as `localhost`."""
    return site.replace("127.0.0.1", "localhost")


def with_authenticator(screen, by_name):
    one = screen()
    one.site = by_name
    cdp = one.context.new_cdp_session(one.page)
    cdp.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    authenticator = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": device})["authenticatorId"]
    return one, cdp, authenticator


def test_a_passkey_from_adding_to_removing(screen, people, mailbox, by_name):
    one, cdp, authenticator = with_authenticator(screen, by_name)
    one.sign_in(people.bob)
    page = one.page
    page.goto(f"{by_name}/account/passkeys/")
    page.get_by_label("Name of this passkey").fill("My phone")
    axe(page)
    one.picture("passkey-new-390-light")
    page.get_by_role("button", name="Make the passkey").click()
    page.get_by_text("Your passkey is ready").wait_for()
    assert mailbox.to("bob@example.org")[-1]["subject"] == "A passkey was added to your account"
    assert page.get_by_role("strong").get_by_text("My phone").is_visible()

    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto(f"{by_name}/sign-in/?next=/account/")
    axe(page)
    one.picture("sign-in-passkey-390-light")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("heading", name="Your account").wait_for()
    assert page.get_by_text("Last used").is_visible()

    page.get_by_role("link", name="Change My phone").click()
    page.get_by_label("Name of this passkey").fill("Kitchen tablet")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Change Kitchen tablet").click()
    axe(page)
    one.picture("passkey-390-light")
    page.get_by_role("button", name="Remove this passkey").click()
    page.get_by_text("The passkey is removed").wait_for()

    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto(f"{by_name}/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("This passkey did not work here").wait_for()
    assert len(cdp.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]) == 1


def test_a_device_that_says_no_leaves_the_code_by_mail(screen, people, by_name):
    one, cdp, authenticator = with_authenticator(screen, by_name)
    page = one.page
    page.goto(f"{by_name}/sign-in/")
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    cdp.send("WebAuthn.setAutomaticPresenceSimulation", {"authenticatorId": authenticator, "enabled": True})
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("Your device did not let you in").wait_for(timeout=70_000)
    assert page.get_by_role("button", name="Send me a code").is_enabled()


def test_a_closed_account_does_not_open_with_its_passkey(screen, people, mailbox, by_name):
    one, _cdp, _authenticator = with_authenticator(screen, by_name)
    one.sign_in(people.bob)
    page = one.page
    page.goto(f"{by_name}/account/passkeys/")
    page.get_by_label("Name of this passkey").fill("My phone")
    page.get_by_role("button", name="Make the passkey").click()
    page.get_by_text("Your passkey is ready").wait_for()
    people_actions.deactivate(person=people.bob, by=people.dora, at=timezone.now())
    page.goto(f"{by_name}/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("heading", name="This account is closed").wait_for()
    axe(page)


def test_on_a_bare_number_no_passkey_is_offered(screen, people):
    page = screen().open("/sign-in/")
    assert not page.get_by_role("button", name="Sign in with a passkey").is_visible()
    assert page.get_by_role("button", name="Send me a code").is_visible()


def test_the_first_visitor_founds_the_network(screen, transactional_db):
    one = screen(width=1440)
    page = one.open("/")
    page.wait_for_url("**/welcome/")
    axe(page)
    walk_by_keyboard(page)
    no_sideways_scroll(page)
    one.picture("welcome-1440-light")
    for label, words in (
        ("Name of the network", "Sebago Early Learning Network"), ("Short name", "Sebago ELN"),
        ("What should we call you?", "Maren"), ("Your legal name", "Maren Holt"),
        ("Your mail address", "maren@example.org"),
    ):  # fmt: skip
        page.get_by_label(label).fill(words)
    page.get_by_role("button", name="Create the network").click()
    page.get_by_text("Your network stands").wait_for()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Network").click()
    page.get_by_role("heading", name="Sebago Early Learning Network").wait_for()
    assert page.get_by_role("link", name="Found a community").is_visible()
    one.picture("network-empty-1440-light")
    assert page.goto("/welcome/").status == 404


def test_one_tap_says_that_one_is_going(screen, people):
    Answer.objects.filter(person=people.bob).delete()
    Meeting.objects.filter(pk=people.circle.pk).update(
        starts_at=timezone.now() + timedelta(hours=30), ends_at=timezone.now() + timedelta(hours=32)
    )
    one = screen(person=people.bob, script=False)
    page = one.open("/")
    no_sideways_scroll(page)
    one.picture("home-answer-390-light")
    page.get_by_role("button", name="I'm going").click()
    page.goto("/")
    assert page.get_by_text("You're going").is_visible()


def test_the_colours_are_chosen_and_stay(screen, people):
    page = screen(person=people.bob).open("/account/")
    page.get_by_role("button", name="Dark").click()
    page.wait_for_url("**/account/")
    assert page.locator("html").get_attribute("data-scheme") == "dark"


def test_removed_members_see_nothing_of_the_meeting(screen, people):
    Membership.objects.filter(person=people.bob).update(ended_at=timezone.now(), how_ended="removed")
    page = screen(person=people.bob).open("/")
    assert page.get_by_text("Clean-up time").count() == 0
