"""The look at what a pack would change: begun, kept batch by batch, ended; begun anew when it is asked for again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from copal.domain.requirements.actions.checking import check_is_draft
from copal.domain.requirements.models import AddedPack, LookLine, PackLook

KEPT_DAYS = 30  # names stay so long after the pack began, for those who were to be told


@transaction.atomic
def look_again(*, pack: AddedPack, at: datetime) -> None:
    """Raises NotNow for a pack that was decided on."""
    check_is_draft(pack, at=at)
    _empty(PackLook.objects.select_for_update(no_key=True).get(pack=pack), PackLook.State.WAITING, at)


@transaction.atomic
def begin_look(look_id: int, *, people: int, beside: str, at: datetime) -> None:
    look = PackLook.objects.select_for_update(no_key=True).get(pk=look_id)
    look.people, look.beside = people, beside
    _empty(look, PackLook.State.LOOKING, at)


@transaction.atomic
def keep_batch(
    look_id: int, *, people: int, lines: Sequence[LookLine], figures: Mapping[str, Counter[str]]
) -> None:
    """`figures`: of this batch, by rule; they are added up."""
    look = PackLook.objects.select_for_update(no_key=True).get(pk=look_id)
    for rule, found in figures.items():
        look.figures[rule] = dict(Counter(look.figures.get(rule, {})) + found)
    look.looked_at += people
    look.save(update_fields=["figures", "looked_at"])
    LookLine.objects.bulk_create(lines, batch_size=2000)


def end_look(look_id: int, *, failed: bool, at: datetime) -> None:
    state = PackLook.State.FAILED if failed else PackLook.State.DONE
    PackLook.objects.filter(pk=look_id).update(state=state, at=at)


def forget_old_looks(*, at: datetime) -> int:
    """How many people's lines went, of packs that began long ago."""
    day = (at - timedelta(days=KEPT_DAYS)).date()
    return LookLine.objects.filter(look__pack__begins__lt=day).delete()[0]


def _empty(look: PackLook, state: str, at: datetime) -> None:
    look.lines.all().delete()
    look.state, look.looked_at, look.figures, look.at = state, 0, {}, at
    look.save()
