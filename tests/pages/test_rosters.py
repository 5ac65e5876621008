"""A list of people brought, looked over, confirmed and undone, through its pages."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from copal.domain.communities import actions as communities
from copal.domain.communities.models import Membership, RosterImport
from copal.domain.people.models import Person
from tests.cast import SIX

DESK = "/communities/circle/roster/"
LIST = "Name,Email\nNoor Ali,noor@example.org\nCharlie,charlie@new.example\nBad,nope\n"


@pytest.fixture
def bring(client):
    def post(person, content, name="list.csv"):
        client.force_login(person)
        content = content.encode() if isinstance(content, str) else content
        return client.post(DESK, {"roster": SimpleUploadedFile(name, content)})

    return post


def is_member(cast, person):
    return Membership.objects.current().filter(community=cast.community, person=person).exists()


def test_the_whole_way_there_and_back(cast, client, bring):
    page = client.get(bring(cast.alice, LIST).url)
    address = page.request["PATH_INFO"]
    for told in (
        "new here",
        "to decide",
        "cannot be used",
        "This is not a mail address.",
        "c•••@example.org",
        "Add 1 person",
    ):
        assert told in page.text
    assert not Person.objects.filter(email="noor@example.org").exists()
    client.post(f"{address}decide/", {"row": "3", "choice": f"person:{cast.charlie.pk}"})
    assert "Add 2 people" in client.get(address).text
    client.post(f"{address}decide/", {"row": "3", "choice": ""})
    assert "Add 1 person" in client.get(address).text
    client.post(f"{address}decide/", {"row": "3", "choice": f"person:{cast.charlie.pk}"})
    done = client.post(f"{address}confirm/", follow=True)
    assert f"{address}undo/" in done.text
    assert is_member(cast, cast.charlie)
    assert is_member(cast, Person.objects.get(email="noor@example.org"))
    undone = client.post(f"{address}undo/", follow=True)
    assert "The list was undone" in undone.text
    assert not is_member(cast, cast.charlie)
    assert not Person.objects.filter(email="noor@example.org").exists()


def test_a_workbook_comes_in_the_same_way(cast, client, bring):
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Nom", "Courriel"])
    book.active.append(["Noor Ali", "noor@example.org"])
    book.save(out)
    assert "Noor Ali" in client.get(bring(cast.alice, out.getvalue(), "liste.xlsx").url).text


@pytest.mark.parametrize("content", ["", "%PDF-1.7", "one\ntwo\n", b"PK\x03\x04broken"])
def test_a_wrong_file_gets_a_sentence_and_nothing_changes(cast, bring, content):
    page = bring(cast.alice, content)
    assert page.status_code in (409, 422)
    assert "file" in page.text
    assert not RosterImport.objects.exists()


def test_a_file_that_is_too_large_is_not_read(cast, bring):
    page = bring(cast.alice, b"Name\n" + b"A" * (10 << 20))
    assert page.status_code == 422
    assert "10 megabytes" in page.text


def test_names_in_a_file_cannot_break_the_page(cast, client, bring):
    page = client.get(
        bring(cast.alice, 'Name,Email\n"<script>alert(1)</script>",x@example.org\n"<b>Ana</b>",\n').url
    )
    assert "<script>alert" not in page.text
    assert "<b>Ana" not in page.text


def test_only_those_who_lead_bring_lists(cast, client, bring):
    made = bring(cast.alice, LIST).url
    for person, statuses in ((cast.bob, (403,)), (cast.charlie, (404,)), (cast.edna, (403, 404))):
        client.force_login(person)
        assert client.get(DESK).status_code in statuses
        assert bring(person, LIST).status_code in statuses
        assert client.get(made).status_code in statuses
        for verb in ("decide", "confirm", "undo", "give-up"):
            assert client.post(f"{made}{verb}/").status_code in statuses
    assert RosterImport.objects.count() == 1
    assert bring(cast.dora, LIST).status_code == 302


def test_who_led_once_no_longer_does(cast, client, bring):
    made = bring(cast.alice, LIST).url
    communities.set_role(community=cast.community, person=cast.bob, role="facilitator", by=cast.dora, at=SIX)
    communities.remove_member(community=cast.community, person=cast.alice, by=cast.dora, at=SIX)
    assert client.get(made).status_code == 404
    assert client.post(f"{made}confirm/").status_code == 404


def test_a_list_of_one_community_is_not_reached_through_another(cast, client, bring, found):
    found("Other")
    made = bring(cast.alice, LIST).url
    assert client.get(made.replace("/circle/", "/other/")).status_code == 404


def test_thrown_away_is_gone(cast, client, bring):
    made = bring(cast.alice, LIST).url
    client.post(f"{made}give-up/")
    assert client.get(made).status_code == 404
    assert client.post(f"{made}confirm/").status_code == 404


@pytest.mark.parametrize("rows", [3, 3000])
def test_looking_over_asks_the_same_however_long_the_list(cast, client, bring, count_queries, rows):
    letters = "abcdefghij"
    names = ["".join(letters[int(digit)] for digit in f"{n:04}") for n in range(rows)]
    made = bring(cast.alice, "Name,Email\n" + "".join(f"P {name},{name}@example.org\n" for name in names)).url
    with count_queries("communities.roster"):
        client.get(made)
