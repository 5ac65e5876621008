"""The signed link in an invitation: answers without an account, for one meeting and one purpose."""

from copal.domain.meetings import actions as meetings
from copal.domain.meetings.models import AnswerGiven
from copal.domain.people import actions as people
from copal.domain.people.queries import link_token
from tests.meetings.plans import words
from tests.pages.meetings.visits import NOON

# the signed link


def test_following_a_link_never_answers(client, row, gwen):
    path = f"/i/{link_token(gwen, 'invitation', row.pk)}/"
    for query in ("", "?answer=going", "?answer=no&how=room", "?coming=going", "?answer=evil"):
        assert client.get(path + query).status_code == 200
        assert client.head(path + query).status_code == 200
    assert not AnswerGiven.objects.filter(person=gwen).exists()
    assert "Yes, I’m going" in client.get(f"{path}?answer=going").text


def test_a_tap_answers_without_an_account(client, row, gwen):
    path = f"/i/{link_token(gwen, 'invitation', row.pk)}/"
    for _tap in range(2):
        assert client.post(path, {"coming": "going", "how": "remote"}).status_code == 302
    given = AnswerGiven.objects.get(person=gwen)
    assert (given.coming, given.how, given.via, given.by) == ("going", "remote", "link", gwen)
    text = client.get(path).text
    assert "Open an account" in text
    assert "/sign-in/link/" in text


def test_a_link_is_good_for_one_meeting_and_one_purpose(client, cast, row, gwen):
    other = link_token(gwen, "invitation", cast.circle.pk)
    assert client.get(f"/i/{other}/").status_code == 404
    calendar = link_token(gwen, "calendar")
    assert client.get(f"/i/{calendar}/").status_code == 409
    assert client.get("/i/nonsense/").status_code == 409
    assert client.get(f"/calendar/{link_token(gwen, 'invitation', row.pk)}.ics").status_code == 409


def test_a_renewed_key_ends_the_link(client, row, gwen):
    path = f"/i/{link_token(gwen, 'invitation', row.pk)}/"
    people.renew_links(person=gwen, by=gwen, at=NOON)
    assert client.get(path).status_code == 409
    assert client.post(path, {"coming": "going"}).status_code == 409


def test_a_cancelled_meeting_says_so_behind_the_link(client, cast, row, gwen):
    meetings.cancel_meeting(meeting=row, reason=words("Storm"), by=cast.alice, at=NOON)
    path = f"/i/{link_token(gwen, 'invitation', row.pk)}/"
    text = client.get(f"{path}?answer=going").text
    assert "This meeting is cancelled." in text
    assert "Yes, I’m going" not in text
    assert client.post(path, {"coming": "going"}).status_code == 409
