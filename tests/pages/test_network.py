"""The network's own pages: there for staff, and for nobody else."""

import struct
import zlib

import pytest

from copal.domain.communities.models import Network
from copal.domain.people import actions as people
from copal.domain.people.models import NetworkRole, OtherAddress, Person
from tests.cast import LONG_AGO

GETS = (
    "/network/",
    "/network/people/",
    "/network/people/new/",
    "/network/people/{bob}/",
    "/network/settings/",
)
POSTS = (
    "/network/people/{bob}/role/", "/network/people/{bob}/close/", "/network/people/{bob}/open/",
    "/network/people/{bob}/addresses/", "/network/settings/logo/", "/network/settings/logo/remove/",
)  # fmt: skip
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><script>alert(1)</script><path d="M0 0h8v8z"/></svg>'
SETTINGS = {
    "name": "Pine Coast Network", "short_name": "Pine Coast", "timezone": "America/Chicago", "language": "en",
    "regions": "North\nSouth", "registry_name": "", "contact_email": "hello@example.org",
}  # fmt: skip


def png():
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    rows = zlib.compress(b"\0" + b"\x10\x40\x30" * 2 + b"\0" + b"\x10\x40\x30" * 2)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def upload(client, data, name="logo.svg"):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return client.post("/network/settings/logo/", {"logo": SimpleUploadedFile(name, data)})


@pytest.fixture
def staff(cast, client):
    client.force_login(cast.dora)
    return client


@pytest.mark.parametrize("who", ["alice", "bob", "charlie", "edna"])
def test_for_everyone_else_it_is_not_there(cast, client, who):
    client.force_login(getattr(cast, who))
    for address in GETS:
        assert client.get(address.format(bob=cast.bob.pk)).status_code == 404
    for address in POSTS:
        assert client.post(address.format(bob=cast.bob.pk), {"role": "staff"}).status_code == 404
    assert "/network/" not in client.get("/").content.decode()
    assert NetworkRole.objects.filter(ended_at=None).count() == 2


def test_strangers_sign_in_first(cast, client):
    assert client.get("/network/").headers["Location"] == "/sign-in/?next=%2Fnetwork%2F"


def test_the_overview_counts_and_names_who_runs_it(staff):
    words = staff.get("/network/").content.decode()
    assert "Pine Coast Professional Development Network" in words
    assert "Dora" in words
    assert "Edna" in words


def test_a_line_of_the_roster_leaves_out_a_setting_that_says_nothing(cast, staff):
    Person.objects.filter(pk=cast.bob.pk).update(role="Facilitator", setting="other")
    Person.objects.filter(pk=cast.alice.pk).update(role="Owner", setting="family_child_care")
    page = staff.get("/network/people/").content.decode()
    assert "Somewhere else" not in page
    assert '<span translate="no">Facilitator</span></td>' in page
    assert '<span translate="no">Owner</span> · Family child care' in page


def test_people_are_found_by_name_and_address(cast, staff):
    words = staff.get("/network/people/?words=BOB@").content.decode()
    assert "Bob Example" in words
    assert "Alice Example" not in words
    assert "Nobody found" in staff.get("/network/people/?words=zzz").content.decode()


def test_the_list_goes_on_page_by_page(cast, staff):
    Person.objects.bulk_create(
        Person(chosen_name=f"P{n:03}", email=f"p{n}@example.org", added_at=LONG_AGO) for n in range(60)
    )
    first = staff.get("/network/people/")
    onward = first.context["onward"]
    second = staff.get(f"/network/people/{onward}")
    names = [row.chosen_name for page in (first, second) for row in page.context["found"].rows]
    assert len(names) == len(set(names)) == 65


def test_staff_add_someone_who_can_then_sign_in(cast, staff):
    done = staff.post(
        "/network/people/new/", {"chosen_name": "Nia", "language": "fr", "email": "Nia@example.org"}
    )
    nia = Person.objects.get(email="nia@example.org")
    assert done.headers["Location"] == f"/network/people/{nia.pk}/"
    page = staff.get(f"/network/people/{nia.pk}/").content.decode()
    assert "http://testserver/sign-in/link/" in page


def test_an_address_of_someone_else_is_refused_beside_the_field(cast, staff):
    page = staff.post(
        "/network/people/new/", {"chosen_name": "Nia", "language": "en", "email": "bob@example.org"}
    )
    assert page.status_code == 409
    assert b"Someone with this mail address is already here" in page.content
    assert b"Nia" in page.content


def test_a_persons_page_shows_communities_and_takes_corrections(cast, staff):
    address = f"/network/people/{cast.bob.pk}/"
    words = staff.get(address).content.decode()
    assert "Family Child Care Circle" in words
    assert "/sign-in/link/" not in words  # he has his account
    staff.post(address, {"chosen_name": "Bob", "legal_name": "Robert Example", "language": "en"})
    cast.bob.refresh_from_db()
    assert cast.bob.legal_name == "Robert Example"
    wrong = staff.post(address, {"chosen_name": "", "legal_name": "X", "language": "en"})
    assert wrong.status_code == 422


def test_nobody_has_no_page(cast, staff):
    assert staff.get("/network/people/999999/").status_code == 404


def test_roles_are_given_and_ended(cast, staff):
    address = f"/network/people/{cast.bob.pk}/role/"
    staff.post(address, {"role": "auditor"})
    assert NetworkRole.objects.get(person=cast.bob, ended_at=None).role == "auditor"
    staff.post(address, {"role": ""})
    assert not NetworkRole.objects.filter(person=cast.bob, ended_at=None).exists()
    staff.post(f"/network/people/{cast.dora.pk}/role/", {"role": ""})
    assert b"at least one person on its staff" in staff.get("/").content


def test_closing_an_account_can_be_undone(cast, staff):
    staff.post(f"/network/people/{cast.bob.pk}/close/")
    cast.bob.refresh_from_db()
    assert not cast.bob.is_active
    words = staff.get(f"/network/people/{cast.bob.pk}/").content.decode()
    assert f'action="/network/people/{cast.bob.pk}/open/"' in words
    staff.post(f"/network/people/{cast.bob.pk}/open/")
    cast.bob.refresh_from_db()
    assert cast.bob.is_active


def test_staff_vouch_for_addresses(cast, staff):
    address = f"/network/people/{cast.bob.pk}/addresses/"
    staff.post(address, {"email": "zoom@example.org"})
    staff.post(address, {"email": "alice@example.org"})
    assert [one.email for one in OtherAddress.objects.all()] == ["zoom@example.org"]
    assert b"belongs to someone else" in staff.get("/network/people/").content
    staff.post(f"{address}{OtherAddress.objects.get().pk}/remove/")
    assert not OtherAddress.objects.exists()
    walk_in = people.add_person(chosen_name="Wanda", email=None, how="door", by=cast.dora, at=LONG_AGO)
    staff.post(f"/network/people/{walk_in.pk}/addresses/", {"email": "wanda@example.org"})
    walk_in.refresh_from_db()
    assert walk_in.email == "wanda@example.org"


def test_settings_change_and_keep_what_was_typed(cast, staff):
    assert staff.post("/network/settings/", SETTINGS).headers["Location"] == "/network/"
    network = Network.objects.get()
    assert (network.name, network.timezone, network.regions) == (
        "Pine Coast Network", "America/Chicago", ["North", "South"],
    )  # fmt: skip
    page = staff.post("/network/settings/", {**SETTINGS, "name": "", "registry_name": "Kept"})
    assert page.status_code == 422
    assert b"Kept" in page.content


def test_a_drawing_is_cleaned_kept_and_shown_to_anyone(cast, staff):
    from django.test import Client

    assert Client().get("/logo.svg").status_code == 404
    assert upload(staff, SVG).status_code == 302
    assert "script" not in Network.objects.get().logo_svg
    shown = Client().get("/logo.svg")
    assert shown.headers["Content-Type"].startswith("image/svg+xml")
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    assert b"/logo.svg" in staff.get("/network/settings/").content
    staff.post("/network/settings/logo/remove/")
    assert Client().get("/logo.svg").status_code == 404


def test_a_picture_is_wrapped(cast, staff):
    assert upload(staff, png(), "logo.png").status_code == 302
    assert "data:image/png;base64," in Network.objects.get().logo_svg


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"MZ\x90\x00not a picture", "not a picture we can use"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "not a picture we can use"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><text>A</text></svg>", "need a font"),
        (b"x" * 600_000, "too large"),
        (b"", "This file is empty"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_changes_nothing(cast, staff, data, words):
    page = upload(staff, data)
    assert page.status_code in (409, 422)
    assert words in page.content.decode()
    assert Network.objects.get().logo_svg == ""


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("network", "/network/"), ("network.people", "/network/people/?words=p1"),
        ("network.person", "/network/people/{bob}/"), ("network.settings", "/network/settings/"),
        ("network.join_outlook", "/network/people/{alice}/join/{bob}/"),
    ],
)  # fmt: skip
def test_questions_do_not_grow_with_the_network(cast, staff, count_queries, page, address):
    Person.objects.bulk_create(
        Person(chosen_name=f"P{n:04}", email=f"p{n}@example.org", added_at=LONG_AGO) for n in range(1000)
    )
    staff.get("/network/")
    with count_queries(page):
        assert staff.get(address.format(alice=cast.alice.pk, bob=cast.bob.pk)).status_code == 200
