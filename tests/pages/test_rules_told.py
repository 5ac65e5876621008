"""On a pack's page staff read how many people were told of it by letter."""

from datetime import date, timedelta

import pytest
import time_machine

from copal.domain.requirements.actions import put_in_force, withdraw
from copal.outlets.mail_rules import queue_news_of_rules
from copal.outlets.post import send_due
from tests.cast import SIX
from tests.journeys.test_where_do_i_stand import entry, works
from tests.requirements.packs import added, looked_at

LATER = SIX + timedelta(minutes=12)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(SIX, tick=False):
        yield


@pytest.fixture
def draft(cast, mailbox):
    """It takes "met" from Bob."""
    entry(cast, works(cast.bob, hired=date(2020, 7, 1)), date(2025, 9, 1), 780)
    cast.pack = looked_at(added(cast))
    return cast


def page(client, cast, who="dora"):
    client.force_login(getattr(cast, who))
    return " ".join(client.get(f"/network/rules/{cast.pack.pk}/").text.split())


def told(cast):
    put_in_force(pack=cast.pack, by=cast.dora, at=SIX)
    queue_news_of_rules(at=SIX)
    send_due(at=LATER)


def test_before_the_decision_it_says_that_people_will_be_told(client, draft):
    assert "Everyone whose answer changes gets one letter about it." in page(client, draft)


def test_once_decided_it_says_that_letters_go_out(client, draft):
    put_in_force(pack=draft.pack, by=draft.dora, at=SIX)
    assert "Everyone whose answer changes gets one letter. The first go out within minutes." in page(
        client, draft
    )
    queue_news_of_rules(at=SIX)
    assert "1 more letter is on its way." in page(client, draft)


@pytest.mark.parametrize("who", ["dora", "edna"])
def test_then_how_many_were_told(client, draft, who):
    told(draft)
    words = page(client, draft, who)
    assert "1 person whose answer changes was told by letter." in words
    assert "on its way" not in words


def test_withdrawn_it_says_who_hears_of_that(client, draft):
    told(draft)
    withdraw(pack=draft.pack, by=draft.dora, at=LATER)
    assert "letter" not in page(client, draft)
    queue_news_of_rules(at=LATER)
    assert "1 person had been told of it already. They get a letter that it does not come." in page(
        client, draft
    )


def test_its_page_stays_in_few_questions(client, draft, django_assert_max_num_queries):
    told(draft)
    client.force_login(draft.dora)
    with django_assert_max_num_queries(10):
        client.get(f"/network/rules/{draft.pack.pk}/")
