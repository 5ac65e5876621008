"""New rules: whoever they change something for gets one letter; if they do not come after all, one more."""

from datetime import date, timedelta

import pytest

from copal.domain.people.actions import deactivate
from copal.domain.requirements.actions import forget_old_looks, put_in_force, withdraw
from copal.jobs.schedule import SCHEDULE
from copal.outlets import mail_rules
from copal.outlets.mail_rules import told_of_pack
from copal.outlets.models import Letter
from tests.cast import SIX
from tests.journeys.test_where_do_i_stand import entry, works
from tests.outlets.post import deliver
from tests.requirements.packs import APRIL, PROVIDER, added, in_force, looked_at, rule

HIRED = date(2020, 7, 1)
SUBJECT = "New rules for your training hours"
LATER = SIX + timedelta(minutes=12)


@pytest.fixture
def members(cast):
    """Alice has 13 hours of her year and Bob 6; nobody else said what their work is."""
    for who, minutes in ((works(cast.alice, hired=HIRED), 780), (works(cast.bob, hired=HIRED), 360)):
        entry(cast, who, date(2025, 9, 1), minutes)
    return cast


def worker(at):
    """A round of the worker: what is to be told is queued, what is due is sent."""
    (one,) = [one for one in SCHEDULE if one.name == "tell_of_new_rules"]
    one.do(at=at)
    deliver(at)


def rounds(at=SIX):
    worker(at)
    worker(at + timedelta(minutes=12))


def whole(mailbox, address):
    (letter,) = mailbox.to(address)
    return letter["Subject"], " ".join(mailbox.text(letter).split())


def test_who_had_met_it_and_has_not_then_is_told_once(members, mailbox):
    pack = in_force(members, rule(minutes=900))
    rounds()
    rounds(SIX + timedelta(days=1))
    subject, words = whole(mailbox, "alice@example.org")
    assert subject == SUBJECT
    assert "New rules for training hours count from Wednesday, April 1, 2026 on." in words
    assert "By the rule before you had enough hours. By the new one 2 h are still needed." in words
    assert "This goes by the hours on your record on Monday, March 2, 2026." in words
    assert "Until that day your page shows the rules of today." in words
    assert "/hours/" in words
    assert "check with the authority" not in words
    assert mailbox.to("bob@example.org") == []
    assert told_of_pack(pack.pk) == mail_rules.Told(sent=1, on_their_way=0, called_off=0)


def test_who_has_met_it_then_is_told(members, mailbox):
    in_force(members, rule(minutes=300))
    rounds()
    assert (
        "By the new rule you have enough hours. By the one before you did not."
        in whole(mailbox, "bob@example.org")[1]
    )
    assert mailbox.to("alice@example.org") == []


def test_whom_a_rule_newly_asks_is_told(members, mailbox):
    in_force(members, rule("ours.new", minutes=780, since=date(2025, 1, 1)))
    rounds()
    words = whole(mailbox, "bob@example.org")[1]
    assert "A rule that asked nothing of you before asks hours of you then: 7 h are still needed." in words
    assert "speaks to your work then." in whole(mailbox, "alice@example.org")[1]


def test_of_a_weak_source_nothing_is_said_for_sure(members, mailbox):
    in_force(members, rule(minutes=300, confidence="secondary"))
    rounds()
    words = whole(mailbox, "alice@example.org")[1]
    assert "By the new one that can’t be said." in words
    assert "check with the authority" in words
    assert "still needed" not in words


def test_two_rules_of_a_pack_are_one_letter(members, mailbox):
    in_force(members, rule(minutes=900), rule("ours.new", minutes=600))
    rounds()
    words = whole(mailbox, "alice@example.org")[1]
    assert "By the rule before you had enough hours." in words
    assert "A rule that asked nothing of you before" in words


def test_a_draft_tells_nobody(members, mailbox):
    looked_at(added(members, rule(minutes=900)))
    rounds()
    assert mailbox.letters == []
    assert not Letter.objects.exists()


def test_withdrawn_at_once_nobody_ever_hears_of_it(members, mailbox):
    pack = in_force(members, rule(minutes=900))
    worker(SIX)
    withdraw(pack=pack, by=members.dora, at=SIX + timedelta(minutes=2))
    rounds(SIX + timedelta(minutes=3))
    worker(SIX + timedelta(days=1))
    assert mailbox.letters == []
    assert told_of_pack(pack.pk) == mail_rules.Told(sent=0, on_their_way=0, called_off=0)


def test_withdrawn_later_whoever_was_told_hears_that_it_does_not_come(members, mailbox):
    pack = in_force(members, rule(minutes=900))
    rounds()
    withdraw(pack=pack, by=members.dora, at=SIX + timedelta(days=3))
    for days in (3, 4, 5):
        worker(SIX + timedelta(days=days, minutes=1))
    _first, second = mailbox.to("alice@example.org")
    assert second["Subject"] == "The new rules for your training hours do not come"
    assert "Nothing changes: you stand where you stood before." in " ".join(mailbox.text(second).split())
    assert mailbox.to("bob@example.org") == []
    assert told_of_pack(pack.pk).called_off == 1


def test_a_month_after_its_day_nobody_is_looked_for_any_more(members, django_assert_num_queries):
    in_force(members, rule(minutes=900))
    after = SIX + timedelta(days=70)
    forget_old_looks(at=after)
    with django_assert_num_queries(4):  # which packs count, whose lines are kept, and which were withdrawn
        assert mail_rules.queue_news_of_rules(at=after) == 0


def test_in_batches_as_all_at_once(members, mailbox, monkeypatch):
    monkeypatch.setattr(mail_rules, "BATCH", 1)
    pack = in_force(members, rule("ours.new", minutes=900))
    assert [mail_rules.queue_news_of_rules(at=SIX) for _round in range(4)] == [1, 1, 0, 0]
    deliver(LATER)
    assert told_of_pack(pack.pk).sent == 2
    assert {one["To"] for one in mailbox.letters} == {"alice@example.org", "bob@example.org"}


def test_who_closed_their_account_is_not_written_to(members, mailbox):
    deactivate(person=members.alice, by=members.dora, at=SIX)
    in_force(members, rule(minutes=900))
    rounds()
    assert mailbox.letters == []


def test_a_pack_that_was_replaced_is_told_of_each_once(members, mailbox):
    in_force(members, rule(minutes=900))
    rounds()
    second = looked_at(added(members, rule(minutes=300, edition="2027", since=date(2026, 5, 1)), begins=date(2026, 5, 1),
                             version="2"))  # fmt: skip
    put_in_force(pack=second, by=members.dora, at=SIX)
    rounds(SIX + timedelta(days=1))
    assert len(mailbox.to("alice@example.org")) == 2


def test_no_letter_says_whose_words_the_pack_is(members, mailbox):
    in_force(members, rule(minutes=900), rule("ours.new"))
    rounds()
    text = " ".join(mailbox.text(one) for one in mailbox.letters)
    for words in ("Invented", "Family child care provider", "Dora", PROVIDER, str(APRIL)):
        assert words not in text
