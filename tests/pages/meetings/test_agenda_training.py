"""A part of the agenda becomes a training: it is asked which one, and what is new waits for the network."""

from copal.domain.meetings.models import Segment
from copal.domain.training.models import Trainer, Training
from tests.journeys.evenings import a_trainer, a_training, approve
from tests.pages.meetings.visits import page

COLUMNS = ("id", "title", "minutes", "purpose", "lead", "gone", "training", "trainer", "area", "asked")
TALK = ("", "Talk", "20", "share", "", "0", "", "", "", "")


def typed(*rows, do="save"):
    return {"do": do} | {name: [row[place] for row in rows] for place, name in enumerate(COLUMNS)}


def part(training="", trainer="", area="", asked="1", lead="Lena Hale"):
    return ("", "Safe sleep", "45", "training", lead, "0", str(training), str(trainer), area, asked)


def save(client, cast, row, *rows):
    client.force_login(cast.alice)
    return client.post(page(row, "agenda/"), typed(*rows))


def named(row):
    return Segment.objects.get(meeting=row, purpose="training")


def test_it_is_asked_which_training_it_is_before_anything_is_saved(client, cast, row):
    before = Segment.objects.filter(meeting=row).count()
    answer = save(client, cast, row, TALK, part(asked=""))
    assert answer.status_code == 200
    assert "Now say which training it is" in answer.text
    assert "Lena Hale" in answer.text
    assert Segment.objects.filter(meeting=row).count() == before


def test_a_new_one_is_named_by_its_title_and_who_leads_it_and_waits(client, cast, row):
    save(client, cast, row, TALK, part(area="safety"))
    training, trainer = Training.objects.get(), Trainer.objects.get()
    assert (training.title, training.area, training.minutes, training.decision) == (
        "Safe sleep",
        "safety",
        45,
        "",
    )
    assert (trainer.name, trainer.by, trainer.decision) == ("Lena Hale", cast.alice, "")
    assert (named(row).training, named(row).trainer) == (training, trainer)
    shown = client.get(page(row, "agenda/")).text
    assert f'value="{training.pk}" translate="no" selected' in shown
    save(client, cast, row, TALK, part(area="safety"))
    assert (Training.objects.count(), Trainer.objects.count()) == (1, 1)


def test_one_of_the_list_can_be_chosen_and_stays_chosen(client, cast, row):
    training, trainer = a_training(cast, "Calm mornings", "guidance"), a_trainer(cast, "Noor Example")
    approve(cast, training=training)
    save(client, cast, row, part(training.pk, trainer.pk, lead=""))
    assert (named(row).training, named(row).trainer) == (training, trainer)
    assert Training.objects.count() == 1


def test_a_refused_one_is_not_offered(client, cast, row):
    training = a_training(cast, "Miracle cures", "safety")
    approve(cast, training=training, decision="refused")
    save(client, cast, row, TALK, part(area="safety"))
    assert "Miracle cures" not in client.get(page(row, "agenda/")).text


def test_what_is_not_named_is_saved_all_the_same(client, cast, row):
    save(client, cast, row, part(training="999999", lead="", trainer="x" * 30))
    assert (named(row).training, named(row).trainer) == (None, None)


def test_it_names_nothing_once_it_is_no_training_any_more(client, cast, row):
    save(client, cast, row, part(area="safety"))
    kept = named(row)
    save(
        client,
        cast,
        row,
        (str(kept.pk), "Safe sleep", "45", "share", "", "0", str(kept.training_id), "", "", ""),
    )
    kept.refresh_from_db()
    assert (kept.purpose, kept.training, kept.trainer) == ("share", None, None)


def test_members_and_outsiders_name_no_trainings(client, cast, row):
    for who, status in ((cast.bob, 403), (cast.charlie, 404)):
        client.force_login(who)
        assert client.post(page(row, "agenda/"), typed(part(area="safety"))).status_code == status
    assert not Training.objects.exists()
