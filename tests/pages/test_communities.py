"""The pages of communities, as each of the cast finds them."""

from datetime import timedelta

import pytest

from copal.domain.communities import actions as communities
from copal.domain.communities.models import Expectations, JoinRequest, Membership
from copal.domain.meetings.models import Cancellation
from copal.domain.people.models import Person
from tests.cast import SIX
from tests.support.communities import words

CLOSED = "/communities/circle/"


@pytest.fixture
def visit(client):
    """Gets a page as somebody; None is someone not signed in."""

    def get(person, address, **query):
        client.logout()
        if person:
            client.force_login(person)
        return client.get(address, query)

    return get


@pytest.fixture
def send(client):
    def post(person, page, **data):
        client.force_login(person)
        return client.post(page, data)

    return post


def is_member(community, person):
    return Membership.objects.current().filter(community=community, person=person).exists()


@pytest.mark.parametrize(
    ("page", "allowed"),
    [
        ("", "alice bob dora edna"),
        ("expectations/", "alice bob dora edna"),
        ("members/", "alice bob dora"),
        ("requests/", "alice dora"),
        ("settings/", "alice dora"),
        ("expectations/new/", "alice dora"),
    ],
)
def test_each_page_of_a_closed_community_opens_for_those_it_is_for(cast, visit, page, allowed):
    for name in ("alice", "bob", "charlie", "dora", "edna"):
        status = visit(getattr(cast, name), CLOSED + page).status_code
        if name in allowed:
            assert status == 200, name
        elif name == "charlie":
            assert status == 404, name
        else:
            assert status in (403, 404), name


def test_someone_not_signed_in_sees_open_communities_and_no_names(cast, visit, found):
    found("Open Club")
    assert "Open Club" in visit(None, "/communities/").text
    assert "Family Child Care Circle" not in visit(None, "/communities/").text
    page = visit(None, "/communities/open-club/")
    assert "Alice" not in page.text
    assert "Anyone may join" in page.text
    assert visit(None, CLOSED).status_code == 404
    assert visit(None, "/communities/open-club/join/").status_code == 302


def test_a_removed_member_finds_nothing(cast, visit, send):
    communities.remove_member(community=cast.community, person=cast.bob, by=cast.alice, at=SIX)
    for page in ("", "members/", "expectations/"):
        assert visit(cast.bob, CLOSED + page).status_code == 404
    assert send(cast.bob, f"{CLOSED}agree/", version=1).status_code == 404
    assert cast.community.name not in visit(cast.bob, "/communities/").text
    assert send(cast.bob, f"{CLOSED}come-back/").status_code == 302
    assert not is_member(cast.community, cast.bob)


def test_joining_in_one_tap(cast, visit, send, found):
    club = found()
    page = visit(cast.charlie, "/communities/book-club/join/")
    assert "What is said here, stays here." in page.text
    assert send(cast.charlie, "/communities/book-club/join/", version=1).status_code == 302
    assert is_member(club, cast.charlie)
    after = visit(cast.charlie, "/communities/book-club/")
    assert "You agreed to version 1" in after.text
    assert visit(cast.charlie, "/communities/book-club/join/").status_code == 302


def test_words_that_changed_meanwhile_are_shown_and_can_then_be_agreed_to(cast, visit, send, found):
    club = found()
    communities.set_expectations(
        community=club, lines=[words("Be kind.")], confidentiality=[], based_on=1, by=cast.alice, at=SIX
    )
    refused = send(cast.charlie, "/communities/book-club/join/", version=1)
    assert refused.status_code == 409
    assert "Be kind." in refused.text
    assert 'value="2"' in refused.text
    assert not is_member(club, cast.charlie)


def test_applying_shows_the_question_and_keeps_what_was_typed(cast, visit, send, found):
    club = found(joining="application", application_question=words("What do you hope for?"))
    address = "/communities/book-club/join/"
    assert "What do you hope for?" in visit(cast.charlie, address).text
    assert send(cast.charlie, address, version=1, words="").status_code == 422
    kept = send(cast.charlie, address, version=9, words="More play outdoors")
    assert kept.status_code == 409
    assert "More play outdoors" in kept.text
    send(cast.charlie, address, version=1, words="More play outdoors")
    assert "You asked to join" in visit(cast.charlie, "/communities/book-club/").text
    desk = visit(cast.alice, "/communities/book-club/requests/")
    assert "More play outdoors" in desk.text
    request = JoinRequest.objects.get()
    answer = f"/communities/book-club/requests/{request.pk}/"
    for outsider in (cast.charlie, cast.bob):
        assert send(outsider, answer, answer="accept").status_code in (403, 404)
    assert send(cast.alice, answer, answer="accept").status_code == 302
    assert is_member(club, cast.charlie)


def test_the_waiting_list_shows_ones_place(cast, visit, send, found, crowd):
    club = found(seats=1)
    first, second = crowd(2)
    communities.join(community=club, person=cast.bob, agreed_to=1, at=SIX)
    for one in (first, second):
        send(one, "/communities/book-club/join/", version=1)
    assert "You are number 2 in line" in visit(second, "/communities/book-club/").text
    send(first, "/communities/book-club/withdraw/")
    assert "You are number 1 in line" in visit(second, "/communities/book-club/").text
    send(cast.bob, "/communities/book-club/leave/")
    assert is_member(club, second)


def test_leaving_offers_an_undo_that_works(cast, client, visit):
    client.force_login(cast.bob)
    page = client.post(f"{CLOSED}leave/", follow=True)
    assert f"{CLOSED}come-back/" in page.text
    assert not is_member(cast.community, cast.bob)
    client.post(f"{CLOSED}come-back/")
    assert is_member(cast.community, cast.bob)


def test_leaving_as_the_last_facilitator_is_refused_in_words(cast, send):
    page = send(cast.alice, f"{CLOSED}leave/")
    assert page.status_code == 409
    assert "Make someone else facilitator first" in page.text


def test_adding_by_address_finds_the_known_and_makes_the_new(cast, send):
    address = f"{CLOSED}members/"
    send(cast.alice, address, address="Charlie@Example.org")
    assert is_member(cast.community, cast.charlie)
    unknown = send(cast.alice, address, address="new@example.org", name="")
    assert unknown.status_code == 409
    assert "new@example.org" in unknown.text
    send(cast.alice, address, address="new@example.org", name="Noor")
    assert is_member(cast.community, Person.objects.get(email="new@example.org"))
    assert send(cast.bob, address, address="more@example.org", name="More").status_code == 403
    assert send(cast.edna, address, address="more@example.org", name="More").status_code in (403, 404)


def test_removing_can_be_undone_and_roles_are_given(cast, client):
    client.force_login(cast.alice)
    page = client.post(f"{CLOSED}members/{cast.bob.pk}/remove/", follow=True)
    undo = f"{CLOSED}members/{cast.bob.pk}/restore/"
    assert undo in page.text
    client.post(undo)
    client.post(f"{CLOSED}members/{cast.bob.pk}/role/", {"role": "note_taker"})
    assert Membership.objects.current().get(person=cast.bob).role == "note_taker"
    client.post(f"{CLOSED}members/{cast.bob.pk}/role/", {"role": "queen"})
    assert Membership.objects.current().get(person=cast.bob).role == "note_taker"
    assert client.post(f"{CLOSED}members/{cast.charlie.pk}/role/", {"role": "member"}).status_code == 404


@pytest.mark.parametrize("verb", ["role", "remove", "restore"])
def test_members_are_managed_by_those_who_lead_only(cast, send, verb):
    for who in (cast.bob, cast.charlie, cast.edna):
        status = send(who, f"{CLOSED}members/{cast.bob.pk}/{verb}/", role="facilitator").status_code
        assert status in (403, 404)
    assert Membership.objects.current().get(person=cast.bob).role == "member"


def test_members_see_names_and_no_addresses(cast, visit):
    assert "bob@example.org" in visit(cast.alice, f"{CLOSED}members/").text
    page = visit(cast.bob, f"{CLOSED}members/")
    assert "Alice" in page.text
    assert "@example.org" not in page.text


def test_staff_set_up_a_community_and_facilitators_change_their_own(cast, visit, send):
    given = {
        "name": "Aroostook Circle", "kind": "regional", "language": "fr", "timezone": "America/New_York",
        "joining": "approval", "attendance_policy": "all-or-nothing", "seats": "12",
    }  # fmt: skip
    assert visit(cast.alice, "/communities/new/").status_code == 404
    assert send(cast.alice, "/communities/new/", **given).status_code == 404
    assert visit(cast.dora, "/communities/new/").status_code == 200
    backward = {"starts_date": "2026-05-02", "ends_date": "2026-05-01"}
    refused = send(cast.dora, "/communities/new/", **given, **backward)
    assert refused.status_code == 409
    assert "Aroostook Circle" in refused.text
    made = send(cast.dora, "/communities/new/", **given)
    assert made.url == "/communities/aroostook-circle/members/"
    page = visit(cast.charlie, "/communities/aroostook-circle/")
    assert "missing more than 15 minutes" in page.text
    changed = send(cast.alice, f"{CLOSED}settings/", **given)
    assert changed.status_code == 302
    assert "Aroostook Circle" in visit(cast.bob, CLOSED).text


def test_a_new_version_is_asked_for_and_agreed_to_in_one_tap(cast, visit, send, found):
    club = found()
    communities.join(community=club, person=cast.bob, agreed_to=1, at=SIX)
    new = {"based_on": "1", "lines": "Be kind.\n\nBe on time.", "confidentiality": ""}
    assert send(cast.bob, "/communities/book-club/expectations/new/", **new).status_code == 403
    send(cast.alice, "/communities/book-club/expectations/new/", **new)
    assert Expectations.objects.get(community=club, version=2).lines == ["Be kind.", "Be on time."]
    assert "The expectations have changed" in visit(cast.bob, "/communities/book-club/").text
    send(cast.bob, "/communities/book-club/agree/", version=2)
    assert "have changed" not in visit(cast.bob, "/communities/book-club/").text
    assert "1 of 2 has agreed" in visit(cast.bob, "/communities/book-club/expectations/").text
    stale = send(cast.alice, "/communities/book-club/expectations/new/", **new | {"lines": "Be quick."})
    assert stale.status_code == 409
    assert "Be quick." in stale.text
    assert "Be on time." in stale.text


def test_an_empty_network_teaches(db, visit, cast, found):
    assert "No communities yet" in visit(cast.charlie, "/communities/").text
    found()
    assert "Nothing fits" in visit(cast.charlie, "/communities/", words="zebra").text


@pytest.mark.parametrize("page", ["communities", "community", "members", "expectations"])
def test_pages_ask_little_of_the_database_however_many_there_are(
    cast, client, found, crowd, count_queries, page
):
    club = found()
    for number in range(5):
        found(f"Club {number}")
    for one in crowd(12):
        communities.join(community=club, person=one, agreed_to=1, at=SIX)
    client.force_login(cast.alice)
    addresses = {
        "communities": "/communities/", "community": "/communities/book-club/",
        "members": "/communities/book-club/members/", "expectations": "/communities/book-club/expectations/",
    }  # fmt: skip
    with count_queries(f"communities.{page}"):
        client.get(addresses[page])


def test_a_card_says_when_the_community_meets_next(cast, visit, found, time_machine):
    time_machine.move_to(SIX - timedelta(days=3), tick=False)
    club = found()
    words_there = "Next meeting: Mar 2, 6:00 pm"
    assert words_there in visit(cast.bob, "/communities/").text
    assert words_there not in visit(cast.charlie, "/communities/").text
    Cancellation.objects.create(meeting=cast.circle, at=SIX)
    text = visit(cast.bob, "/communities/").text
    assert club.name in text
    assert "Next meeting:" not in text
