"""What the tests of reported texts share: the words, where they could stand, and how one is reported and decided."""

from datetime import timedelta

from django.apps import apps

from copal.domain.confidentiality.models import BreachReport, TakenOut
from copal.domain.confidentiality.rules.reports import Chair
from copal.domain.facilitation.models import Words
from copal.domain.facilitation.queries import scene_of
from copal.journeys.decide_reports import answer
from copal.journeys.report_breach import TextNamed, report
from copal.outlets.live.drawing import panels_for
from tests.cast import SIX
from tests.facilitation.playing import join

SECRET = "the boy with the red cap from Elm Street"
HIDDEN = "(hidden while it is looked at)"
AUDIENCES = ("member", "notes", "lead", "screen")


def everything_in_the_database() -> str:
    """Every row of every table, as the database gives it back, but for what a report itself keeps sealed."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        if model is not TakenOut:
            fields = [field.attname for field in model._meta.concrete_fields]
            found += [str(row) for row in model._default_manager.values_list(*fields)]
    return "\n".join(found)


def screens(room) -> str:
    scene = scene_of(room.meeting.pk, at=room.at)
    return "".join(str(panels_for(scene, one, mine=(), page={})) for one in AUDIENCES)


def idea(room, words=SECRET, by=None):
    room.act(by or room.cast.bob, "add_idea", words, board=0)
    return Words.objects.latest("pk")


def reported(room, by=None, row=None):
    row = row or idea(room)
    named = TextNamed(kind="said", row=row.pk)
    return report(by or room.cast.alice, named, at=room.at)


def both(one, cast, *, hides):
    answer(cast.dora, one.pk, Chair.NETWORK, hides=hides, at=SIX + timedelta(hours=1))
    if not BreachReport.objects.get(pk=one.pk).decided_at:
        cora = join(cast, "Cora", "co_facilitator")
        answer(cora, one.pk, Chair.FACILITATOR, hides=hides, at=SIX + timedelta(hours=1))
