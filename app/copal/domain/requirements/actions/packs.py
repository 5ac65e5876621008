"""Adding a pack, putting it in force from its day on, withdrawing it before that day."""

from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from copal.domain.journal import actions as journal
from copal.domain.people.models import Person
from copal.domain.requirements.actions.checking import NotNow, check_beside, check_day, check_is_draft, read
from copal.domain.requirements.facts import PackAdded, PackPutInForce, PackWithdrawn
from copal.domain.requirements.models import AddedPack, LookLine, PackDecision, PackLook
from copal.domain.requirements.queries.books import decided, digest_of, forget_kept
from copal.domain.requirements.queries.packs import COMING, DRAFT, state_of
from copal.policies.requirements import today


@transaction.atomic
def add_pack(*, data: bytes, begins: date, by: Person, at: datetime) -> AddedPack:
    """The file as a draft that waits to be looked at. Raises PackNotRight."""
    check_day(begins, today=today(at))
    pack = read(data, begins=begins)
    check_beside(pack, begins=begins, others=decided())
    head, text = pack.head, data.decode("utf-8-sig")
    row = AddedPack.objects.create(
        pack=head.id, version=head.version, title=head.title, authority=head.authority, text=text,
        digest=sha256(text.encode()).hexdigest(), begins=begins, at=at, by=by,
    )  # fmt: skip
    PackLook.objects.create(pack=row, at=at)
    journal.record(PackAdded(at=at, by=by.pk, pack=row.pk))
    return row


@transaction.atomic
def put_in_force(*, pack: AddedPack, by: Person, at: datetime) -> None:
    """From its day on it counts, and is never changed again. Raises NotNow, PackNotRight."""
    row = _locked(pack)
    others, look = decided(), PackLook.objects.get(pack=row)
    check_is_draft(row, at=at)
    check_day(row.begins, today=today(at))
    check_beside(read(row.text.encode(), begins=row.begins), begins=row.begins, others=others)
    if look.state != PackLook.State.DONE or look.beside != digest_of(others):
        raise NotNow(_("Other rules are in force than when this was looked at. Look again first."))
    _say(row, PackDecision.What.IN_FORCE, by, at)
    journal.record(PackPutInForce(at=at, by=by.pk, pack=row.pk))


@transaction.atomic
def withdraw(*, pack: AddedPack, by: Person, at: datetime) -> None:
    """Nobody will be judged by it; whom it would have concerned is forgotten. Raises NotNow once it has begun."""
    row = _locked(pack)
    if state_of(row, today=today(at)) not in (DRAFT, COMING):
        raise NotNow(_("What is in force stays. A new edition can replace it from a later day on."))
    _say(row, PackDecision.What.WITHDRAWN, by, at)
    LookLine.objects.filter(look__pack=row).delete()
    journal.record(PackWithdrawn(at=at, by=by.pk, pack=row.pk))


def _locked(pack: AddedPack) -> AddedPack:
    """One decision at a time, of all packs: whether one fits depends on the others."""
    rows = AddedPack.objects.select_for_update(no_key=True).order_by("pk")
    return next(one for one in rows if one.pk == pack.pk)


def _say(row: AddedPack, what: str, by: Person, at: datetime) -> None:
    PackDecision.objects.create(pack=row, what=what, on=today(at), at=at, by=by)
    forget_kept()
    transaction.on_commit(forget_kept)
