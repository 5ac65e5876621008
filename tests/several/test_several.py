"""One site of several processes behind a real nginx: what happens in one is seen in all."""

import signal
import statistics
import time

import pytest

from tests.several.site import Site, several

pytestmark = pytest.mark.postgres

SOON_SECONDS = 1.0
BY_LOOKING_SECONDS = 3.0
AWAY_SECONDS = 2.0


@pytest.fixture(scope="module")
def site(cluster, redis_program, tmp_path_factory):
    with several(cluster, redis_program, tmp_path_factory.mktemp("several")) as one:
        yield one


def test_each_process_answers_what_it_is_for(site: Site):
    for part in ("whole", "pages", "room"):
        assert site.behind(part).ask("/readyz").json() == {"ready": True}
        assert site.behind(part).ask("/healthz").status == 200
    assert site.behind("room").ask("/sign-in/").status == 404
    assert site.behind("pages").ask("/sign-in/").status == 200
    assert site.front.ask("/sign-in/").status == 200


@pytest.mark.parametrize(("part", "who"), [("whole", 1), ("pages", 9)])
def test_an_act_in_any_process_arrives_on_a_stream_of_the_room_process(site: Site, part, who):
    """Half of a second would already feel slow; the middle of thirty is far below."""
    (_, hears), (_, acts) = site.member(0), site.member(who)
    took = []
    with site.screen(hears, door=site.behind("room")) as screen:
        for number in range(30):
            started = time.monotonic()
            reached = site.behind(part).act(site.room, acts, "lower" if number % 2 else "raise")
            assert screen.reaches(reached)
            took.append(time.monotonic() - started)
            time.sleep(0.1)
    print(f"{part}: middle {statistics.median(took) * 1000:.0f} ms, slowest {max(took) * 1000:.0f} ms")
    assert statistics.median(took) < SOON_SECONDS / 2


def test_through_the_proxy_too(site: Site):
    (_, hears), (_, acts) = site.member(0), site.member(2)
    with site.screen(hears) as member, site.screen(site.told["lead"], audience="lead") as console:
        reached = site.front.act(site.room, acts, "raise")
        assert member.reaches(reached, BY_LOOKING_SECONDS)
        assert console.reaches(reached, BY_LOOKING_SECONDS)
        assert member.statuses == console.statuses == [200]
    for part in ("whole", "pages"):
        state = site.behind(part).ask(f"{site.room}state/?as=member", acts).json()
        assert state["number"] >= reached
        assert "hand" in state["mine"]


def test_signing_out_of_one_is_signing_out_of_all_and_ends_the_stream(site: Site):
    _, session = site.member(3)
    for part in ("whole", "pages"):
        assert site.behind(part).ask("/account/", session).status == 200
    with site.screen(session) as screen:
        assert site.behind("whole").post("/sign-out/", session).status == 302
        assert site.behind("pages").ask("/account/", session).status == 302
        assert site.behind("whole").ask("/account/", session).status == 302
        assert screen.waits_for(lambda it: it.is_ended, 8)
    assert site.behind("room").ask(f"{site.room}stream/", session).status == 404


def test_a_removed_members_stream_ends(site: Site):
    person, session = site.member(4)
    (_, stays) = site.member(0)
    with site.screen(session) as gone, site.screen(stays) as other:
        assert site.remove(person).status == 302
        assert gone.waits_for(lambda it: it.is_ended, 8)
        assert not other.is_ended
    assert site.behind("room").ask(f"{site.room}stream/", session).status == 404
    assert site.behind("pages").post(f"{site.room}acts/", session, act="raise").status == 404


def test_too_often_in_one_process_is_too_often_in_the_other(site: Site):
    _, session = site.member(5)
    statuses = {}
    for number in range(60):
        door = site.behind(("whole", "pages")[number % 2])
        answer = door.post(f"{site.room}acts/", session, act="raise", client_key=f"often-{number}")
        statuses.setdefault(answer.status, []).append(number)
    assert set(statuses) == {200, 429}
    assert 30 <= len(statuses[200]) <= 45


def test_what_happens_while_redis_is_away_arrives_by_looking(site: Site):
    (_, hears), (_, acts) = site.member(0), site.member(6)
    with site.screen(hears) as screen:
        site.redis.stop()
        time.sleep(AWAY_SECONDS)
        for act in ("raise", "lower", "raise"):
            reached = site.behind("pages").act(site.room, acts, act)
            assert screen.reaches(reached, BY_LOOKING_SECONDS)
        assert site.front.ask("/account/", acts).status == 200
        assert site.behind("whole").ask("/readyz").json() == {"ready": True, "warnings": ["redis"]}
        site.redis.start()
        until = time.monotonic() + 10
        while site.behind("room").ask("/readyz").json() != {"ready": True}:
            assert time.monotonic() < until
        time.sleep(3)
        took = []
        for act in ("lower", "raise", "lower"):
            started = time.monotonic()
            assert screen.reaches(site.behind("pages").act(site.room, acts, act), BY_LOOKING_SECONDS)
            took.append(time.monotonic() - started)
        assert min(took) < SOON_SECONDS / 2  # the bell again, not the look
        assert screen.statuses == [200]


def test_a_redis_that_hangs_keeps_no_page_waiting(site: Site):
    (_, hears), (_, acts) = site.member(0), site.member(7)
    with site.screen(hears) as screen:
        site.redis.hold()
        try:
            started = time.monotonic()
            reached = site.behind("pages").act(site.room, acts, "raise")
            assert site.behind("pages").ask("/account/", acts).status == 200
            assert time.monotonic() - started < 4
            assert screen.reaches(reached, BY_LOOKING_SECONDS)
        finally:
            site.redis.let_go()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_screens_come_back_after_the_room_process_and_are_right(site: Site, how):
    (_, hears), (_, acts) = site.member(0), site.member(8)
    with site.screen(hears) as screen:
        started = time.monotonic()
        assert site.stop("room", how=how) == [0 if how == signal.SIGTERM else -how]
        assert time.monotonic() - started < 7  # not the whole grace: streams are ended, not waited for
        meanwhile = site.front.act(site.room, acts, "raise" if how == signal.SIGTERM else "lower")
        assert screen.reaches(meanwhile, 8)  # the other process stands in for it
        site.start("room")
        reached = site.front.act(site.room, acts, "lower" if how == signal.SIGTERM else "raise")
        assert screen.reaches(reached, BY_LOOKING_SECONDS)
        shown = site.behind("whole").ask(f"{site.room}state/?as=member", hears).json()["panels"]
        assert shown["voice"]
        assert screen.waits_for(lambda it: it.panels.get("voice") == shown["voice"], BY_LOOKING_SECONDS)


def test_there_is_one_worker(site: Site):
    other = site.logs / "other-data"
    site.settings["COPAL_DATA"], kept = str(other), site.settings["COPAL_DATA"]
    try:
        process = site.copal("serve", "--port", str(site.ports["front"] + 50), name="second")
    finally:
        site.settings["COPAL_DATA"] = kept
    assert process.wait(40) == 2
    assert "--pages" in site.log("second")
    assert "Traceback" not in site.log("second")


def test_nothing_went_wrong_unseen(site: Site):
    """But that letters wait: there is no mail server here."""
    for part in ("whole", "pages", "room"):
        log = [line for line in site.log(part).splitlines() if "mail_server_away" not in line]
        assert not [line for line in log if '"level": "error"' in line or "Traceback" in line]
