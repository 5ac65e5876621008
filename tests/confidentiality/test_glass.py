"""Reading a meeting's talk takes two people of the staff, a reason and a time limit, and is told."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from copal.domain.confidentiality.models import GlassRequest
from copal.domain.confidentiality.rules.glass import Glass, Stage, may_answer, may_end, may_read, stage
from copal.domain.journal.actions import tell_waiting
from copal.domain.journal.models import Entry
from copal.domain.people import actions as people
from copal.domain.practice.models import NextStep
from copal.outlets.post import send_due
from copal.policies.two_people import in_force
from tests.cast import LONG_AGO, SIX, person

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
POLICY = in_force(on=NOW.date())
HOUR = timedelta(hours=1)
SAID = "She hums when the room gets loud"
REASON = "A family wrote to us about that evening"


def test_the_rules():
    asked = Glass(asked_by=1, asked_at=NOW)
    opened = Glass(asked_by=1, asked_at=NOW, answered_at=NOW, until=NOW + HOUR)
    declined = Glass(asked_by=1, asked_at=NOW, answered_at=NOW)
    ended = Glass(asked_by=1, asked_at=NOW, answered_at=NOW, until=NOW + HOUR, ended_at=NOW)
    late = NOW + timedelta(days=POLICY.glass_asked_days)
    expected = [
        (asked, NOW, Stage.ASKED), (asked, late, Stage.LAPSED), (opened, NOW, Stage.OPEN),
        (opened, NOW + HOUR, Stage.ENDED), (declined, NOW, Stage.DECLINED), (ended, NOW, Stage.ENDED),
    ]  # fmt: skip
    for glass, at, found in expected:
        assert stage(glass, at=at, policy=POLICY) is found
        assert may_read(glass, 1, at=at, policy=POLICY) is (found is Stage.OPEN)
        assert not may_read(glass, 2, at=at, policy=POLICY)
        assert may_answer(glass, 2, at=at, policy=POLICY) is (found is Stage.ASKED)
        assert not may_answer(glass, 1, at=at, policy=POLICY)
        assert may_end(glass, at=at, policy=POLICY) is (found in (Stage.ASKED, Stage.OPEN))


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


@pytest.fixture
def dana(cast):
    """A second one of the staff."""
    one = person("Dana")
    people.grant_network_role(person=one, role="staff", by=cast.dora, at=LONG_AGO)
    return one


@pytest.fixture
def as_(client):
    def signed_in(one):
        client.force_login(one)
        return client

    return signed_in


@pytest.fixture
def asked(cast, dana, as_):
    """Dora asks for the circle's evening; something was said there."""
    NextStep.objects.create(
        community=cast.community, meeting_ref=cast.circle.pk, kind="step", words=SAID, owner=cast.bob, at=SIX,
        by=cast.bob,
    )  # fmt: skip
    sent = {"why": "complaint", "reason": REASON, "hours": "4"}
    assert as_(cast.dora).post(f"/network/glass/meetings/{cast.circle.pk}/", sent).status_code == 302
    return GlassRequest.objects.get()


def agree(as_, one, glass, yes="1"):
    return as_(one).post(f"/network/glass/{glass.pk}/answer/", {"yes": yes})


def reads(as_, one, glass):
    page = as_(one).get(f"/network/glass/{glass.pk}/")
    return page.status_code == 200 and SAID in page.text


def test_two_agree_one_reads(cast, dana, as_, asked):
    assert not reads(as_, cast.dora, asked)
    agree(as_, dana, asked)
    assert reads(as_, cast.dora, asked)
    assert "Bob" not in as_(cast.dora).get(f"/network/glass/{asked.pk}/").text.split("<main")[1]
    for other in (dana, cast.alice, cast.bob, cast.charlie, cast.edna):
        assert not reads(as_, other, asked)


def test_whoever_asks_cannot_agree(cast, as_, asked):
    agree(as_, cast.dora, asked)
    assert not reads(as_, cast.dora, asked)
    for outsider in (cast.alice, cast.bob, cast.charlie, cast.edna):
        assert agree(as_, outsider, asked).status_code == 404
    assert not GlassRequest.objects.filter(answer__isnull=False).exists()


def test_declined_is_declined(cast, dana, as_, asked):
    agree(as_, dana, asked, yes="0")
    agree(as_, dana, asked)
    assert not reads(as_, cast.dora, asked)


def test_it_ends_by_itself(cast, dana, as_, asked, clock):
    agree(as_, dana, asked)
    clock.move_to(NOW + timedelta(hours=4, seconds=-1))
    assert reads(as_, cast.dora, asked)
    clock.move_to(NOW + timedelta(hours=4))
    assert not reads(as_, cast.dora, asked)


def test_it_can_be_ended_before(cast, dana, as_, asked):
    agree(as_, dana, asked)
    as_(dana).post(f"/network/glass/{asked.pk}/end/")
    assert not reads(as_, cast.dora, asked)


def test_somebody_removed_from_the_staff_reads_nothing(cast, dana, as_, asked):
    agree(as_, dana, asked)
    people.end_network_role(person=cast.dora, by=dana, at=NOW)
    assert not reads(as_, cast.dora, asked)


def test_nothing_of_another_meeting_is_shown(cast, dana, as_, asked):
    NextStep.objects.create(
        community=cast.community, meeting_ref=cast.circle.pk + 1, kind="step", words="Said elsewhere",
        owner=cast.bob, at=SIX, by=cast.bob,
    )  # fmt: skip
    agree(as_, dana, asked)
    assert "Said elsewhere" not in as_(cast.dora).get(f"/network/glass/{asked.pk}/").text


@pytest.mark.parametrize("sent", [{"reason": ""}, {"hours": "48"}, {"why": "curious"}])
def test_without_a_reason_or_for_too_long_it_is_not_asked(cast, as_, sent):
    whole = {"why": "safety", "reason": REASON, "hours": "1"} | sent
    answer = as_(cast.dora).post(f"/network/glass/meetings/{cast.circle.pk}/", whole)
    assert answer.status_code == 422
    assert not GlassRequest.objects.exists()


def test_it_is_written_down_and_told_without_the_words(cast, dana, as_, asked, mailbox):
    agree(as_, dana, asked)
    assert reads(as_, cast.dora, asked)
    kinds = Entry.objects.filter(kind__startswith="confidentiality.glass").values_list("kind", flat=True)
    assert sorted(kinds) == [
        "confidentiality.glass_answered", "confidentiality.glass_asked", "confidentiality.glass_looked_through",
    ]  # fmt: skip
    tell_waiting(at=NOW)
    send_due(at=NOW)
    for address in ("alice@example.org", "bob@example.org"):
        (letter,) = mailbox.to(address)
        text = mailbox.text(letter)
        assert "A complaint is being looked into" in text
        assert SAID not in text
        assert REASON not in text
        assert "Dora" not in text
    assert mailbox.to("charlie@example.org") == []
    (to_dana,) = mailbox.to("dana@example.org")
    assert "/network/glass/" in mailbox.text(to_dana)


def test_the_community_s_page_says_so_for_a_year(cast, dana, as_, asked, clock):
    here = "/communities/circle/"
    assert "The network read" not in as_(cast.bob).get(here).text
    agree(as_, dana, asked)
    assert "The network read" in as_(cast.bob).get(here).text
    assert REASON not in as_(cast.bob).get(here).text
    clock.move_to(NOW + timedelta(days=366))
    assert "The network read" not in as_(cast.bob).get(here).text


def test_few_questions(cast, dana, as_, asked, count_queries):
    client = as_(dana)
    with count_queries("confidentiality.glass"):
        assert REASON in client.get("/network/glass/").text
