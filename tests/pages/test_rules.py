"""The network's rules: staff add to them, auditors read them; for anyone else these pages are not there."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copal.domain.people.actions import end_network_role, grant_network_role
from copal.domain.requirements.actions import put_in_force
from copal.domain.requirements.models import AddedPack, LookLine, PackDecision
from tests.cast import SIX
from tests.journeys.test_where_do_i_stand import entry, works
from tests.requirements.packs import APRIL, PROVIDER, added, in_force, looked_at, noon, rule, text

NEW = "/network/rules/new/"
ALL = "/network/rules/"


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(SIX, tick=False):
        yield


@pytest.fixture
def draft(cast):
    """Brought and looked at; it takes "met" from Bob."""
    entry(cast, works(cast.bob, hired=date(2020, 7, 1)), date(2025, 9, 1), 780)
    cast.pack = looked_at(added(cast))
    return cast


def sent(data=None, begins=APRIL, **more):
    file = {} if data is None else {"file": SimpleUploadedFile("pack.toml", data)}
    return {"begins": begins.isoformat() if begins else "", "text": "", **file, **more}


def page(client, viewer, address=ALL):
    client.force_login(viewer)
    return client.get(address)


def deeds(pack):
    one = f"{ALL}{pack.pk}/"
    return [NEW, f"{one}look/", f"{one}in-force/", f"{one}withdraw/"]


@pytest.mark.parametrize(
    ("who", "reads"),
    [("dora", 200), ("edna", 200), ("alice", 404), ("bob", 404), ("charlie", 404)],
)
def test_staff_and_auditors_read_and_nobody_else(client, draft, who, reads):
    client.force_login(getattr(draft, who))
    one = f"{ALL}{draft.pack.pk}/"
    assert [client.get(place).status_code for place in (ALL, one, f"{one}text/")] == [reads] * 3


@pytest.mark.parametrize("who", ["edna", "alice", "bob", "charlie"])
def test_only_staff_change_anything(client, draft, who):
    client.force_login(getattr(draft, who))
    assert [client.post(place, sent(text())).status_code for place in deeds(draft.pack)] == [404] * 4
    assert (AddedPack.objects.count(), PackDecision.objects.count()) == (1, 0)


def test_who_is_staff_no_more_finds_nothing(client, draft):
    grant_network_role(person=draft.alice, role="staff", by=draft.dora, at=SIX)
    end_network_role(person=draft.dora, by=draft.alice, at=SIX)
    client.force_login(draft.dora)
    assert [client.post(place, sent(text())).status_code for place in deeds(draft.pack)] == [404] * 4
    assert client.get(ALL).status_code == 404


def test_a_stranger_signs_in_first(client, draft):
    assert client.get(f"{ALL}{draft.pack.pk}/").status_code == 302
    assert [client.post(place).status_code for place in deeds(draft.pack)] == [302] * 4


def test_the_way_from_the_file_to_the_day(client, cast, work_off):
    entry(cast, works(cast.bob, hired=date(2020, 7, 1)), date(2025, 9, 1), 780)
    client.force_login(cast.dora)
    answer = client.post(NEW, sent(text()))
    place = answer["Location"]
    assert "Waiting for its turn" in client.get(place).text
    looked_at(AddedPack.objects.get())
    said = client.get(place).text
    for words in ("After edition", "(before: 12 h)", "Met now, not met then", "Bob", "2 h still needed"):
        assert words in said
    assert "Put it in force from Apr 1" in said
    assert (
        "It is in force from Wednesday, April 1, 2026 on."
        in client.post(f"{place}in-force/", follow=True).text
    )
    assert "Withdraw it" in client.get(place).text
    with time_machine.travel(noon(APRIL), tick=False):
        page_then = client.get(place).text
        assert "It stays" in page_then
        assert client.post(f"{place}withdraw/").status_code == 409
        assert "Added by your network" in client.get(ALL).text
        assert "A new edition of this rule is in force since" in page(client, cast.bob, "/hours/").text


def test_withdrawn_before_its_day(client, cast):
    pack = in_force(cast)
    client.force_login(cast.dora)
    said = client.post(f"{ALL}{pack.pk}/withdraw/", follow=True).text
    assert "It is withdrawn. Nobody was judged by it." in said
    assert "Withdrawn before they began" in said
    assert "Withdrawn" in client.get(f"{ALL}{pack.pk}/").text


def test_two_of_the_staff_decide_at_once(client, draft):
    put_in_force(pack=draft.pack, by=draft.dora, at=SIX)
    client.force_login(draft.dora)
    answer = client.post(f"{ALL}{draft.pack.pk}/in-force/")
    assert (answer.status_code, PackDecision.objects.count()) == (409, 1)


def test_each_rule_in_force_says_how_sure_it_is(client, cast):
    said = page(client, cast.edna).text
    assert "Read at the source" in said
    assert "Second-hand: check with the authority" in said
    assert "in force since Sep 20, 2017" in said
    assert "Add a rule pack" not in said


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[pack]\nid = ", "TOML: Invalid value (at"),
        (text(rule(more="surprise = 1")), "rule us-me.licensing.fcc.provider: the key “surprise” is not known"),
        (text(jurisdiction="US-TX"), "This pack is for US-TX. Your network goes by the rules of US-ME."),
        (b"x" * 300_000, "too large for a rule pack. 200 KB is the most."),
        (b"\xff\xff", "not a text in UTF-8"),
        (b"", "Choose a file, or put its text below."),
    ],
    ids=["toml", "key", "elsewhere", "large", "utf8", "empty"],
)  # fmt: skip
def test_a_bad_file_is_told_with_its_place(client, cast, data, words):
    client.force_login(cast.dora)
    answer = client.post(NEW, sent(data))
    assert answer.status_code in (409, 422)
    assert words in answer.text
    assert 'value="2026-04-01"' in answer.text


def test_what_was_in_the_file_can_be_put_right_on_the_page(client, cast):
    client.force_login(cast.dora)
    wrong = text(rule(more="surprise = 1"))
    assert "surprise = 1\n" in client.post(NEW, sent(wrong)).text
    right = wrong.decode().replace("surprise = 1", "").replace("\n", "\r\n")
    assert client.post(NEW, sent(text=right)).status_code == 302
    assert "\r" not in AddedPack.objects.get().text


@pytest.mark.parametrize("begins", [None, SIX.date() - timedelta(days=1), date(1066, 1, 1)])
def test_a_day_that_cannot_be_keeps_the_text(client, cast, begins):
    client.force_login(cast.dora)
    answer = client.post(NEW, sent(text(), begins=begins))
    assert answer.status_code in (409, 422)
    assert "Invented pack" in answer.text


def test_a_new_one_can_start_from_one_that_is_there(client, draft):
    client.force_login(draft.dora)
    assert "Invented pack" in client.get(f"{NEW}?from={draft.pack.pk}").text
    assert client.get(f"{NEW}?from=99999").status_code == 404
    assert client.get(f"{NEW}?from=²").status_code == 200


def test_the_file_can_be_saved(client, draft):
    answer = page(client, draft.edna, f"{ALL}{draft.pack.pk}/text/")
    assert answer.text == text().decode()
    assert "ours-1.toml" in answer["Content-Disposition"]


def test_a_rule_for_nobody_is_said_to_be_one(client, cast):
    pack = looked_at(added(cast, rule("ours.nobody")))
    said = page(client, cast.dora, f"{ALL}{pack.pk}/").text
    assert "New rule" in said
    assert "Nobody in your network fits this one" in said


def test_what_deserves_a_second_look_is_said(client, cast):
    pack = looked_at(added(cast, rule(confidence="secondary")))
    said = page(client, cast.dora, f"{ALL}{pack.pk}/").text
    assert "never “met” without a doubt" in said
    assert "Second-hand: check with the authority" in said


def test_one_kind_of_change_and_leaf_by_leaf(client, draft):
    LookLine.objects.bulk_create(
        LookLine(look=draft.pack.look, person=draft.alice, rule=PROVIDER, change="gains", after="behind")
        for _one in range(60)
    )
    place = f"{ALL}{draft.pack.pk}/"
    assert "Bob" in page(client, draft.dora, f"{place}?change=lost").text
    assert "Bob" not in client.get(f"{place}?change=gains").text
    assert "?change=gains&amp;page=2" in client.get(f"{place}?change=gains").text
    for odd in ("change=nothing", "page=9999", "page=x", "change=%00"):
        assert client.get(f"{place}?{odd}").status_code == 200


def test_they_ask_this_much(client, draft, count_queries):
    client.force_login(draft.dora)
    with count_queries("rules"):
        client.get(ALL)
    with count_queries("rules.one"):
        client.get(f"{ALL}{draft.pack.pk}/")


BROKEN = st.binary(max_size=300) | st.text(max_size=300).map(lambda words: words.encode("utf-8", "replace"))
PLACES = st.tuples(st.integers(0, 900), st.integers(0, 40), st.sampled_from(("", "[", "]]", '"', "=1\n", "\u0000", "9e9", "1979-13-45", "\\ud800")))  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(BROKEN, PLACES), st.sampled_from(("2026-04-01", "", "2199-12-31", "x")), st.booleans())
def test_no_file_is_ever_a_fault_of_ours(client, cast, what, begins, typed):
    """Any bytes, and a good pack broken in one place."""
    if isinstance(what, tuple):
        start, length, put = what
        good = text().decode()
        what = (good[:start] + put + good[start + length :]).encode("utf-8", "replace")
    client.force_login(cast.dora)
    form = sent(text=what.decode("utf-8", "replace")) if typed else sent(what)
    answer = client.post(NEW, form | {"begins": begins})
    assert answer.status_code in (302, 409, 422)
