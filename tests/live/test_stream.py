"""The stream as a browser gets it from the running site."""

from tests.support.listening import Ear


def test_first_the_whole_screen_then_what_changes(site, open_room, session_of):
    with Ear(site, open_room.meeting.pk, session_of(open_room.cast.bob)) as ear:
        whole = ear.event()
        assert whole["from"] is None
        assert set(whole["panels"]) >= {"top", "opening", "voice"}
        open_room.act(open_room.cast.bob, "raise")
        patch = ear.event()
        assert patch["from"] == whole["to"]
        assert set(patch["panels"]) == {"voice"}
        assert patch["touched"] == [open_room.cast.bob.pk]


def test_strangers_and_outsiders_find_no_room(site, open_room, session_of):
    for session in ("", session_of(open_room.cast.charlie), session_of(open_room.cast.dora)):
        with Ear(site, open_room.meeting.pk, session) as ear:
            assert ear.status == 404


def test_a_member_has_no_console(site, open_room, session_of):
    for audience in ("lead", "notes", "screen", "nonsense"):
        with Ear(site, open_room.meeting.pk, session_of(open_room.cast.bob), audience) as ear:
            assert ear.status == 404
