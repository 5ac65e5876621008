"""A room process beside the one process of a small site: it only reads, so SQLite is enough."""

from tests.several.site import running


def test_a_room_process_beside_a_site_on_sqlite(redis_program, tmp_path):
    with running(redis_program, tmp_path, ("whole", "room")) as site:
        pages = site.behind("whole")
        pages.act(site.room, site.told["lead"], "open")
        (_, hears), (_, acts) = site.member(0), site.member(1)
        with site.screen(hears, door=site.behind("room")) as screen:
            for act in ("raise", "lower", "raise"):
                assert screen.reaches(pages.act(site.room, acts, act), 3)
            assert screen.statuses == [200]
            assert pages.post("/sign-out/", hears).status == 302
            assert screen.waits_for(lambda it: it.is_ended, 8)
        link = f"/i/{site.told['link']}/room/stream/"
        assert site.behind("room").ask(f"{site.room}stream/", hears).status == 404
        with site.screen("", door=site.behind("room"), path=link) as guest:
            assert guest.reaches(pages.act(site.room, acts, "lower"), 3)
