"""Looking for common ground in the live room, across sites and kinds of work."""

from copal.domain.decisions.models import GroundQuestion, Statement, StatementAnswer
from copal.domain.facilitation.models import LogEntry
from tests.journeys.deciding import fill, here, refused


def test_common_ground_across_sites_and_kinds_of_work(open_room):
    room = fill(open_room)
    alice, bob = room.cast.alice, room.cast.bob
    jo = here(room)[2]
    room.act(alice, "ask_ground", "Outdoor play in winter")
    question = room.state.number
    asked = GroundQuestion.objects.get()
    room.act(bob, "add_statement", "We go out each day", question=asked.pk)
    added = LogEntry.objects.latest("number")
    assert (added.by, added.about) == (None, {"question": asked.pk})
    statement = Statement.objects.get()
    for one in here(room):
        room.act(one, "answer_statement", statement=statement.pk, answer="agree")
    assert f"ground:{statement.pk}:agree" in room.mine(jo)
    room.act(alice, "close_ground", question=asked.pk)
    statement.refresh_from_db()
    assert statement.ground["level"] == "nearly_everyone"
    assert statement.ground["reach"] == []  # two in the room and three on the call: too few to split
    assert not StatementAnswer.objects.exists()
    assert room.state.number > question
    refused(room, "no_longer_open", bob, "add_statement", "Late", question=asked.pk)
