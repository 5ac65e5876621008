from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from copal.base.refusals import Refused
from copal.domain.training.actions import name_trainer, name_training
from copal.domain.training.queries import lists_for, trainer_for, training_for
from copal.journeys.approve_training import decide_trainer, decide_training
from copal.pages.base.access import staff_only
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.requests import SignedIn
from copal.pages.base.screening import writing_of
from copal.pages.training.forms import AnswerForm, TrainerForm, TrainingAnswerForm, TrainingForm

ASKS = ["GET", "HEAD", "POST"]


def _today() -> date:
    return timezone.localdate()


@staff_only
@require_safe
def everything(request: SignedIn) -> HttpResponse:
    """All trainings and trainers, what waits for an answer first."""
    return draw(request, "training/list.html", {"lists": lists_for(request.user, on=_today())})


@staff_only
@require_http_methods(ASKS)
def one_training(request: SignedIn, training_id: int) -> HttpResponse:
    """What is asked, and the answer; it can be changed, and the hours follow."""
    row = training_for(request.user, training_id)
    initial = {**_answer_of(row), "minutes": row.minutes, "number": row.number}
    form = TrainingAnswerForm(request.POST or None, initial=initial, writing=writing_of(request, None))

    def decide() -> int:
        asked = form.cleaned_data
        return decide_training(
            training=row, said=form.validity(), minutes=asked["minutes"], number=asked["number"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip

    if _done(request, form, decide):
        return redirect("training")
    context = {"form": form, "training": row, "area": row.get_area_display()}
    return draw(request, "training/training.html", context, form.status)


@staff_only
@require_http_methods(ASKS)
def one_trainer(request: SignedIn, trainer_id: int) -> HttpResponse:
    row = trainer_for(request.user, trainer_id)
    form = AnswerForm(request.POST or None, initial=_answer_of(row), writing=writing_of(request, None))

    def decide() -> int:
        return decide_trainer(trainer=row, said=form.validity(), by=request.user, at=timezone.now())

    if _done(request, form, decide):
        return redirect("training")
    return draw(request, "training/trainer.html", {"form": form, "trainer": row}, form.status)


@staff_only
@require_http_methods(ASKS)
def add_training(request: SignedIn) -> HttpResponse:
    """One that nobody has asked for yet."""
    form = TrainingForm(
        request.POST or None, initial={"decision": "approved"}, writing=writing_of(request, None)
    )

    def decide() -> int:
        asked, at = form.cleaned_data, timezone.now()
        row = name_training(
            title=asked["title"], area=asked["area"], minutes=asked["minutes"], by=request.user, at=at
        )
        return decide_training(
            training=row, said=form.validity(), minutes=asked["minutes"], number=asked["number"],
            by=request.user, at=at,
        )  # fmt: skip

    if _done(request, form, decide):
        return redirect("training")
    return draw(request, "training/add_training.html", {"form": form}, form.status)


@staff_only
@require_http_methods(ASKS)
def add_trainer(request: SignedIn) -> HttpResponse:
    form = TrainerForm(
        request.POST or None, initial={"decision": "approved"}, writing=writing_of(request, None)
    )

    def decide() -> int:
        at = timezone.now()
        row = name_trainer(name=form.cleaned_data["name"], by=request.user, at=at)
        return decide_trainer(trainer=row, said=form.validity(), by=request.user, at=at)

    if _done(request, form, decide):
        return redirect("training")
    return draw(request, "training/add_trainer.html", {"form": form}, form.status)


def _answer_of(row: Any) -> dict[str, Any]:
    return {
        "decision": row.decision or None, "valid_from": row.valid_from, "valid_until": row.valid_until,
        "reason": row.reason,
    }  # fmt: skip


def _done(request: SignedIn, form: AnswerForm, decide: Any) -> bool:
    """Carry it out if all is filled in. A refusal is shown in the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        settled = decide()
    except Refused as refusal:
        form.refuse(refusal)
        return False
    words = ngettext(
        "Saved. It settled the hours of %(people)s person.", "Saved. It settled the hours of %(people)s people.",
        settled,
    )  # fmt: skip
    say(request, words % {"people": settled} if settled else _("Saved."))
    return True
