"""What stands around every page, for the facilitator, the member, the outsider, staff, and nobody yet."""

import pytest
from django.urls import clear_url_caches

from tests import cast as casting


@pytest.fixture(autouse=True)
def stand_in(settings):
    settings.ROOT_URLCONF = "tests.pages.base.stand_in"
    settings.LOGIN_URL = "account_login"
    yield
    clear_url_caches()


@pytest.fixture
def people(db):
    return casting.assemble()


@pytest.mark.parametrize("who", ["alice", "bob", "charlie", "edna"])
def test_members_see_three_places_and_themselves(client, people, who):
    client.force_login(getattr(people, who))
    page = client.get("/communities/one/").text
    nav = page[page.index("<nav") : page.index("</nav>")]
    assert [words in nav for words in ("Home", "Communities", "Hours", "Network")] == [
        True,
        True,
        True,
        False,
    ]
    assert 'href="/communities/" aria-current="page"' in nav
    assert 'href="/" aria-current' not in nav
    assert f"Your account, {who.title()}" in page


def test_staff_see_the_network_too(client, people):
    client.force_login(people.dora)
    assert 'href="/network/"' in client.get("/").text
    assert client.get("/network/").status_code == 200


def test_the_network_is_not_there_for_others(client, people):
    client.force_login(people.edna)
    assert client.get("/network/").status_code == 404
    client.logout()
    assert client.get("/network/").status_code == 302


def test_nobody_sees_a_way_in(client, db):
    page = client.get("/").text
    assert "<nav" not in page
    assert 'href="/sign-in/"' in page


def test_no_dead_links(client, people, settings):
    settings.ROOT_URLCONF = "copal.pages.base.urls"
    clear_url_caches()
    client.force_login(people.bob)
    assert 'class="mainnav"' not in client.get("/nowhere/").text


def test_signing_in_comes_back_to_the_page(client, db):
    assert client.get("/story/?a=1")["Location"] == "/sign-in/?next=%2Fstory%2F%3Fa%3D1"
    posted = client.post("/story/", {"title": "x"}, headers={"Referer": "http://testserver/hours/?page=2"})
    assert posted["Location"] == "/sign-in/?next=%2Fhours%2F%3Fpage%3D2"
    live = client.post("/story/", headers={"HX-Request": "true", "Referer": "http://testserver/hours/"})
    assert live["HX-Redirect"] == "/sign-in/?next=%2Fhours%2F"


def test_what_worked_is_said_on_the_next_page_with_its_undo(client, people):
    client.force_login(people.bob)
    page = client.post("/story/", {"title": "One", "words": "Two"}, follow=True).text
    assert "Kept." in page
    assert 'action="/undo/"' in page
    assert "Kept." not in client.get("/").text


def test_a_refused_form_keeps_what_was_typed(client, people):
    client.force_login(people.bob)
    answer = client.post("/story/", {"title": "full", "words": "Long thoughts"})
    assert answer.status_code == 409
    assert "The evening is full." in answer.text
    assert "Long thoughts" in answer.text
    assert "1 thing needs a look" in answer.text
    assert 'aria-describedby="id_title_error"' in answer.text


def test_a_person_reads_in_their_language(client, people):
    people.bob.language = "ar"
    people.bob.save()
    client.force_login(people.bob)
    page = client.get("/").text
    assert '<html lang="ar" dir="rtl"' in page


def test_others_read_in_the_language_of_their_browser(client, db):
    assert '<html lang="fr" dir="ltr"' in client.get("/", headers={"Accept-Language": "fr-CA, en"}).text
    client.post("/language/", {"language": "es"})
    assert '<html lang="es"' in client.get("/", headers={"Accept-Language": "fr"}).text


@pytest.mark.parametrize("wanted", ["xx", "", "../../etc", "en-zz"])
def test_an_unknown_language_changes_nothing(client, db, wanted):
    assert "language" not in client.post("/language/", {"language": wanted}).cookies


def test_colours_are_remembered(client, db):
    client.post("/scheme/", {"scheme": "dark"})
    assert 'data-scheme="dark"' in client.get("/").text
    client.post("/scheme/", {"scheme": "<b>"})
    assert "data-scheme=" not in client.get("/").text


def test_choices_never_lead_off_the_site(client, db):
    answer = client.post("/scheme/", {"scheme": "dark"}, headers={"Referer": "https://elsewhere.example/x"})
    assert answer["Location"] == "/"


def test_the_parts_are_there_in_the_demo_only(client, db, settings):
    assert client.get("/demo/parts/").status_code == 404
    settings.DEMO = True
    assert client.get("/demo/parts/").status_code == 200


def test_a_page_asks_only_for_the_person_and_their_role(client, people, django_assert_max_num_queries):
    client.force_login(people.bob)
    client.get("/")
    with django_assert_max_num_queries(3):
        client.get("/")


def test_phones_and_robots_get_their_answers(client, db):
    manifest = client.get("/manifest.webmanifest")
    assert manifest["Content-Type"] == "application/manifest+json"
    assert {icon["sizes"] for icon in manifest.json()["icons"]} == {"any", "192x192", "512x512"}
    assert "Disallow: /" in client.get("/robots.txt").text
