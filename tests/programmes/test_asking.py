"""Asking by address: the same answer for known and unknown ones, nobody pestered, and no list too long."""

import pytest

from copal.domain.people.actions import add_other_address
from copal.domain.people.models import Person
from copal.domain.programmes import actions
from copal.domain.programmes.models import Ask
from copal.domain.programmes.queries import not_sharing
from copal.domain.programmes.refusals import AskedOneself, TooManyAsked
from copal.outlets.mail_programmes import queue_ends_of_sharing
from tests.cast import SIX
from tests.outlets.post import deliver
from tests.programmes.scene import DAY, MINUTE

SOON = SIX + 11 * MINUTE


def subjects(mailbox, address):
    return [letter["Subject"] for letter in mailbox.to(address)]


def test_known_and_unknown_addresses_get_the_same_answer_and_letter(scene, mailbox):
    known, unknown = scene.ask("dora@example.org"), scene.ask("nobody.yet@example.org")
    assert known == unknown
    deliver(SOON)
    letters = [mailbox.to(one) for one in ("dora@example.org", "nobody.yet@example.org")]
    assert [letter[0]["Subject"] for letter in letters] == ["A director asks to see where you stand"] * 2
    assert [one.address for one in not_sharing(scene.programme, at=SIX)] == [
        "charlie@example.org", "dora@example.org", "nobody.yet@example.org",
    ]  # fmt: skip


def test_no_letter_names_the_programme_or_anybody(scene, mailbox):
    actions.ask_director(programme=scene.programme, address="dora@example.org", by=scene.cast.alice, at=SIX)
    scene.joins_as_director(scene.cast.edna)
    queue_ends_of_sharing(at=scene.consent.until - 5 * DAY)
    deliver(SOON)
    deliver(scene.consent.until - 4 * DAY)
    whole = [mailbox.text(letter) + str(letter["Subject"]) for letter in mailbox.letters]
    assert len(whole) == 4  # asked to share, asked to direct, one more director, sharing ends
    for words in ("Sunny", "Machias", "Alice", "Edna"):
        assert not any(words in one for one in whole)


def test_asked_again_soon_gets_no_second_letter_but_months_later_one(scene, mailbox):
    deliver(SOON)
    scene.ask("charlie@example.org", at=SIX + DAY)
    deliver(SIX + 2 * DAY)
    assert len(mailbox.to("charlie@example.org")) == 1
    scene.ask("charlie@example.org", at=SIX + 31 * DAY)
    deliver(SIX + 32 * DAY)
    assert len(mailbox.to("charlie@example.org")) == 2
    assert Ask.objects.filter(person=scene.cast.charlie).count() == 1


def test_who_answered_before_the_letter_went_gets_none(scene, mailbox):
    actions.say_no(programme=scene.programme, person=scene.cast.charlie, at=SIX)
    deliver(SOON)
    assert mailbox.to("charlie@example.org") == []


def test_oneself_alone_is_refused_and_among_others_left_out(scene):
    with pytest.raises(AskedOneself):
        scene.ask("alice@example.org")
    done = scene.ask("alice@example.org", "dora@example.org")
    assert (done.people, done.left_out_own) == (1, True)
    assert not Ask.objects.filter(person=scene.cast.alice).exists()


def many(count):
    return [f"guest{number}@example.org" for number in range(count)]


def test_two_hundred_at_once_are_asked_in_a_few_questions(scene, django_assert_max_num_queries):
    Ask.objects.all().delete()
    with django_assert_max_num_queries(20):
        assert scene.ask(*many(200)).people == 200
    assert len(not_sharing(scene.programme, at=SIX)) == 200


def test_more_than_that_are_refused_whole(scene):
    before = Person.objects.count()
    with pytest.raises(TooManyAsked):
        scene.ask(*many(201))
    scene.ask(*many(150))
    with pytest.raises(TooManyAsked):
        scene.ask(*(f"other{number}@example.org" for number in range(50)))
    assert Person.objects.count() == before + 150
    scene.ask(*(f"other{number}@example.org" for number in range(50)), at=SIX + 2 * DAY)


def test_two_addresses_of_one_person_are_one_question(scene):
    add_other_address(person=scene.cast.dora, email="dora2@example.org", by=scene.cast.dora, at=SIX)
    scene.ask("dora@example.org", "dora2@example.org")
    assert Ask.objects.filter(person=scene.cast.dora).count() == 1


def test_an_address_is_taken_back_and_a_yes_stays(scene):
    scene.ask("bob@example.org")
    for one in (scene.asked(scene.cast.bob), scene.asked(scene.cast.charlie)):
        actions.take_back_ask(ask=one, by=scene.cast.alice)
    assert not_sharing(scene.programme, at=SIX) == []
    scene.consent.refresh_from_db()
    assert scene.consent.ended_at is None


def test_addresses_that_share_nothing_are_forgotten(scene):
    scene.ask("bob@example.org")
    assert actions.forget_old_asks(at=SIX + 179 * DAY) == 0
    assert actions.forget_old_asks(at=SIX + 181 * DAY) == 1
    assert Ask.objects.get().person == scene.cast.bob


def test_a_yes_that_ends_is_told_of_a_month_and_a_week_before_each_once(scene, mailbox):
    until = scene.consent.until
    assert queue_ends_of_sharing(at=until - 31 * DAY) == 0
    for days in (30, 29.5, 20, 7, 6, 0.5):
        queue_ends_of_sharing(at=until - days * DAY)
        deliver(until - days * DAY + 10 * 60 * MINUTE)
    assert (
        subjects(mailbox, "bob@example.org") == ["You share where you stand until Monday, March 1, 2027"] * 2
    )


def test_no_letter_about_an_end_comes_at_night(scene, mailbox):
    midnight = scene.consent.until - 30 * DAY
    queue_ends_of_sharing(at=midnight)
    deliver(midnight + 8 * 60 * MINUTE)
    assert mailbox.to("bob@example.org") == []
    deliver(midnight + 9 * 60 * MINUTE)
    assert len(mailbox.to("bob@example.org")) == 1


def test_a_letter_about_an_end_is_dropped_once_it_was_renewed(scene, mailbox):
    near = scene.consent.until - 7 * DAY
    queue_ends_of_sharing(at=near)
    actions.renew(consent=scene.consent, at=near)
    deliver(near + DAY)
    assert mailbox.to("bob@example.org") == []
    assert queue_ends_of_sharing(at=near + DAY) == 0
