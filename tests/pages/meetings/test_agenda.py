"""The agenda editor: what the buttons do, and that nothing typed is lost."""

import pytest

from copal.domain.meetings.models import Segment
from tests.pages.meetings.visits import page

# the agenda editor: what the buttons do, and that nothing typed is lost


def typed(*rows, do="save"):
    columns = ("id", "title", "minutes", "purpose", "lead", "gone")
    return {"do": do} | {name: [row[place] for row in rows] for place, name in enumerate(columns)}


A = ("", "First", "10", "open", "", "0")
B = ("", "Second", "20", "share", "Rosa", "0")


@pytest.mark.parametrize(
    ("do", "order"),
    [
        ("down.0", ["Second", "First"]),
        ("up.1", ["Second", "First"]),
        ("up.0", ["First", "Second"]),
        ("down.99", ["First", "Second"]),
        ("dance.x", ["First", "Second"]),
    ],
)
def test_parts_move_on_the_screen_without_saving(client, cast, row, do, order):
    client.force_login(cast.alice)
    text = client.post(page(row, "agenda/"), typed(A, B, do=do)).text
    places = [text.index(f'value="{title}"') for title in order]
    assert places == sorted(places)
    assert Segment.objects.filter(meeting=row).count() == 5


def test_a_part_taken_out_can_be_put_back_and_is_gone_once_saved(client, cast, row):
    client.force_login(cast.alice)
    assert "Put back" in client.post(page(row, "agenda/"), typed(A, B, do="remove.1")).text
    assert "Put back" not in client.post(page(row, "agenda/"), typed(A, (*B[:5], "1"), do="back.1")).text
    client.post(page(row, "agenda/"), typed(A, (*B[:5], "1")))
    assert list(Segment.objects.filter(meeting=row).values_list("title", flat=True)) == ["First"]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (("", "", "10", "share", "Rosa", "0"), "Part 2 needs a name"),
        (("", "Talk", "soon", "share", "", "0"), "Part 2 needs its minutes as a number"),
        (("", "Talk", "0", "share", "", "0"), "needs its minutes, 1 or more"),
        (("", "Talk", "10", "dance", "", "0"), "Please choose what"),
        (("", "T" * 161, "10", "share", "", "0"), "characters too long"),
    ],
)
def test_a_refused_agenda_keeps_what_was_typed(client, cast, row, bad, says):
    client.force_login(cast.alice)
    refused = client.post(page(row, "agenda/"), typed(A, bad))
    assert refused.status_code == 409
    assert says in refused.text
    assert 'value="First"' in refused.text
    assert Segment.objects.filter(meeting=row).count() == 5


def test_hostile_agendas_do_no_harm(client, cast, row):
    client.force_login(cast.alice)
    rows = [A] * 150
    assert client.post(page(row, "agenda/"), typed(*rows)).status_code == 409
    assert client.post(page(row, "agenda/"), {"title": ["only titles"], "do": "save"}).status_code == 302
    assert (
        client.post(page(row, "agenda/"), typed(("9" * 30, "X", "9" * 30, "share", "", "0"))).status_code
        == 409
    )
    script = client.post(
        page(row, "agenda/"), typed(("", "<script>x</script>", "5", "share", "", "0"), do="times")
    )
    assert "<script>x" not in script.text
