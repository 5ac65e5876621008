"""Words checked while they are written and again before they are saved, as each of the cast finds it."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from copal.domain.attendance.actions import presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.attendance.models import Withdrawal
from copal.domain.communities.models import Community, Membership
from copal.domain.confidentiality.models import Alias, FineWords
from copal.domain.confidentiality.rules import mark_of
from copal.domain.facilitation.models import Words
from copal.domain.journal.models import Entry
from copal.domain.meetings.models import Invitation, Meeting
from copal.domain.people.queries import link_token
from tests.cast import LONG_AGO, SIX, person

TELLS = "Mason would not nap, he lives in Rumford with his dad."
HARM = "He came in with bruises and said his uncle hits him."


@pytest.fixture(autouse=True)
def nobody_has_looked_yet():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def here(cast):
    return f"/check/{cast.community.pk}/"


def ask(client, person, place, words=TELLS, **more):
    if person:
        client.force_login(person)
    return client.post(place, {"words": words, **more})


def test_a_member_is_told_why_and_offered_safer_words(client, cast, here):
    told = ask(client, cast.bob, here).text
    assert "could tell who somebody is" in told
    assert "Mason" in told
    assert "Keep my words as they are" in told
    assert "What this check cannot see" in told
    assert "no-store" in ask(client, cast.bob, here).headers["Cache-Control"]


def test_words_that_tell_nothing_get_no_answer(client, cast, here):
    assert ask(client, cast.bob, here, words="We sing the clean-up song.").status_code == 204
    assert ask(client, cast.bob, here, words="").status_code == 204


def test_nothing_of_it_is_kept(client, cast, here):
    before = Entry.objects.count()
    ask(client, cast.bob, here)
    assert Entry.objects.count() == before
    assert not Words.objects.exists()


def test_the_names_of_a_community_are_known_to_its_members_only(client, cast, here):
    person("Wexla")
    other = person("Qorvane")
    Membership.objects.create(community=cast.community, person=other, role="member", joined_at=LONG_AGO)
    words = "today qorvane brought a song"
    assert ask(client, cast.bob, here, words=words).status_code == 200
    assert ask(client, cast.alice, here, words=words).status_code == 200
    for outsider in (cast.charlie, cast.dora, cast.edna):
        assert ask(client, outsider, here, words=words).status_code == 204
    Membership.objects.filter(person=cast.bob).update(ended_at=SIX)
    assert ask(client, cast.bob, here, words=words).status_code == 204


def test_a_stranger_is_sent_to_sign_in(client, cast, here):
    assert ask(client, None, here).status_code == 302
    assert ask(client, None, "/check/").status_code == 302


def test_too_many_looks_are_stopped_kindly(client, cast):
    client.force_login(cast.bob)
    codes = {client.post("/check/", {"words": "fine"}).status_code for _turn in range(125)}
    assert codes == {204, 429}


def test_words_of_harm_get_a_notice_and_never_a_report(client, cast, here):
    cast.network.jurisdiction = "US-ME"
    cast.network.save()
    told = ask(client, cast.bob, here, words=HARM).text
    assert "1-800-452-1999" in told
    assert "not a report" in told
    cast.network.jurisdiction = ""
    cast.network.save()
    assert "Check with the authority" in ask(client, cast.bob, here, words=HARM).text


def test_a_form_stops_once_keeps_what_was_typed_and_takes_it_when_kept(client, cast):
    client.force_login(cast.alice)
    Meeting.objects.filter(pk=cast.circle.pk).update(
        starts_at="2099-03-02T23:00Z", ends_at="2099-03-03T01:00Z"
    )
    place = f"/meetings/{cast.circle.pk}/edit/"
    typed = {"title": TELLS, "objectives": "", "video_url": ""}
    stopped = client.post(place, typed)
    assert stopped.status_code == 422
    assert TELLS in stopped.text
    assert "Keep my words as they are" in stopped.text
    assert Meeting.objects.get(pk=cast.circle.pk).title != TELLS
    changed = client.post(place, {**typed, "safer": "title"})
    assert "Mason" not in changed.context["form"]["title"].value()
    assert "Read it once more" in changed.text
    taken = client.post(place, {**typed, "kept": mark_of(TELLS)})
    assert taken.status_code == 302
    assert Meeting.objects.get(pk=cast.circle.pk).title == TELLS
    fact = Entry.objects.get(kind="confidentiality.warning_kept")
    assert "PERSON" in fact.about["labels"]
    assert "Mason" not in str(fact.about)


def test_fine_in_one_tap_by_members_only_and_taken_back_by_who_leads(client, cast):
    say = f"/communities/{cast.community.slug}/check/fine/"
    for who, status in ((cast.bob, 204), (cast.charlie, 404), (cast.edna, 404)):
        client.force_login(who)
        assert client.post(say, {"words": "Brantwood", "why": "author"}).status_code == status
    row = FineWords.objects.get()
    listed = f"/communities/{cast.community.slug}/fine/"
    client.force_login(cast.bob)
    assert client.get(listed).status_code in (403, 404)
    client.force_login(cast.alice)
    assert "Brantwood" in client.get(listed).text
    other = Community.objects.create(
        slug="other", name="Other", kind="topical", joining="open", founded_at=LONG_AGO
    )
    Membership.objects.create(community=other, person=cast.alice, role="facilitator", joined_at=LONG_AGO)
    assert client.post(f"/communities/other/fine/{row.pk}/").status_code == 404
    client.post(f"{listed}{row.pk}/")
    assert "Nothing yet" in client.get(listed).text


def test_the_alias_book_is_its_authors_alone(client, cast):
    client.force_login(cast.bob)
    client.post("/account/aliases/", {"name": "Mason", "pseudonym": "River", "story": ""})
    row = Alias.objects.get()
    page = client.get("/account/aliases/")
    assert "Mason" in page.text
    assert "no-store" in page.headers["Cache-Control"]
    told = client.post(f"/check/{cast.community.pk}/", {"words": TELLS}).text
    assert "your pseudonym for this child" in told
    client.force_login(cast.alice)
    assert "Mason" not in client.get("/account/aliases/").text
    assert client.post(f"/account/aliases/{row.pk}/end/").status_code == 404
    client.force_login(cast.bob)
    client.post(f"/account/aliases/{row.pk}/end/")
    assert "Nobody yet" in client.get("/account/aliases/").text


def test_a_mistake_in_the_book_keeps_what_was_typed(client, cast):
    client.force_login(cast.bob)
    page = client.post("/account/aliases/", {"name": "Mason", "pseudonym": "mason", "story": "Naps"})
    assert page.status_code == 409
    assert "own name" in page.text
    assert "Naps" in page.text


@pytest.fixture
def gus(cast):
    one = person("Gus")
    Invitation.objects.create(meeting=cast.circle, person=one, at=LONG_AGO, by=cast.alice, guest=True)
    return one


def test_in_the_room_a_guest_by_link_is_warned_and_an_outsider_finds_nothing(client, cast, gus, time_machine):
    time_machine.move_to(SIX, tick=False)
    link = f"/i/{link_token(gus, 'invitation', cast.circle.pk)}/room/check/"
    told = client.post(link, {"words": TELLS})
    assert "could tell who somebody is" in told.text
    assert "data-fine=" not in told.text  # a guest does not speak for the community
    room = f"/meetings/{cast.circle.pk}/room/check/"
    for who, status in ((cast.bob, 200), (cast.charlie, 404), (cast.dora, 404), (cast.edna, 404)):
        assert ask(client, who, room).status_code == status
    assert client.post(f"{link[:-20]}x/room/check/", {"words": TELLS}).status_code == 409


def test_a_reason_typed_in_a_list_comes_back_on_a_page_of_its_own(client, cast, time_machine):
    time_machine.move_to(SIX, tick=False)
    marking = Marking(person_id=cast.bob.pk, since=SIX, until=None)
    (stay,) = presence.mark(meeting=cast.circle, markings=[marking], by=cast.alice, at=SIX)
    client.force_login(cast.alice)
    place = reverse("room.withdraw", args=[cast.circle.pk, stay.pk])
    page = client.post(place, {"reason": TELLS})
    assert page.status_code == 409
    assert "could tell who somebody is" in page.text
    assert TELLS in page.text
    assert not Withdrawal.objects.exists()
    assert client.post(place, {"reason": TELLS, "kept": mark_of(TELLS)}).status_code == 302
    assert Withdrawal.objects.get().reason == TELLS
