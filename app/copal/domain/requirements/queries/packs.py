"""Packs as staff and auditors see them. For anyone else Http404."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet
from django.http import Http404

from copal.domain.people.models import Person
from copal.domain.people.queries import network_role, require_reader_of_credit
from copal.domain.requirements.models import AddedPack, LookLine, PackDecision, PackLook

DRAFT, COMING, IN_FORCE, WITHDRAWN = "draft", "coming", "in_force", "withdrawn"


@dataclass(frozen=True, kw_only=True)
class PackRow:
    """`state`: draft | coming | in_force | withdrawn, as of the day that was asked for."""

    id: int
    pack: str
    version: str
    title: str
    authority: str
    begins: date
    state: str
    at: datetime
    by: str
    decided_by: str
    look: str  # a state of PackLook


@dataclass(frozen=True, kw_only=True)
class PackSeen:
    """One pack with all that stands beside it."""

    row: PackRow
    text: str
    look: PackLook


@dataclass(frozen=True, kw_only=True)
class LineSeen:
    person: int
    name: str
    rule: str
    change: str
    before: str
    after: str
    still_needed_minutes: int | None


def state_of(pack: AddedPack, *, today: date) -> str:
    """Asks for its decisions, unless they were fetched with it."""
    said = {one.what for one in pack.decisions.all()}
    if PackDecision.What.WITHDRAWN in said:
        return WITHDRAWN
    if PackDecision.What.IN_FORCE not in said:
        return DRAFT
    return IN_FORCE if pack.begins <= today else COMING


def packs_for(viewer: Person, *, today: date) -> list[PackRow]:
    """Every pack that was added, the newest first. Two queries, three once one was decided on."""
    require_reader_of_credit(viewer)
    return [_row(one, today) for one in _rows().order_by("-begins", "-pk")]


def pack_for(viewer: Person, pack_id: int, *, today: date) -> PackSeen:
    """Two queries, three once it was decided on."""
    require_reader_of_credit(viewer)
    one = _one(pack_id)
    return PackSeen(row=_row(one, today), text=one.text, look=one.look)


def pack_to_change(viewer: Person, pack_id: int) -> AddedPack:
    """For staff."""
    if network_role(viewer) != "staff":
        raise Http404
    return _one(pack_id)


def text_for(viewer: Person, pack_id: int) -> tuple[str, str]:
    """A name for the file, and the TOML as it was uploaded."""
    require_reader_of_credit(viewer)
    one = _one(pack_id)
    return f"{one.pack}-{one.version}", one.text


def lines_for(viewer: Person, pack_id: int, *, change: str, first: int, most: int) -> list[LineSeen]:
    """Whose answer would be another, by name; `change` keeps one kind, "" all. One query."""
    require_reader_of_credit(viewer)
    rows = LookLine.objects.filter(look__pack=pack_id).select_related("person")
    rows = rows.filter(change=change) if change else rows
    return [
        LineSeen(
            person=one.person_id, name=one.person.chosen_name, rule=one.rule, change=one.change, before=one.before,
            after=one.after, still_needed_minutes=one.still_needed_minutes,
        )
        for one in rows.order_by("person__chosen_name", "person", "rule")[first : first + most]
    ]  # fmt: skip


def changes_of(viewer: Person, pack_id: int) -> dict[str, int]:
    """How many answers change, by kind of change. One query."""
    require_reader_of_credit(viewer)
    rows = LookLine.objects.filter(look__pack=pack_id).order_by().values_list("change")
    return dict(rows.annotate(number=Count("pk")))


def looks_to_take() -> list[int]:
    """Ids of the looks that wait for the worker, or that a worker has begun and not ended."""
    rows = PackLook.objects.filter(state__in=(PackLook.State.WAITING, PackLook.State.LOOKING))
    rows = rows.exclude(pack__decisions__what=PackDecision.What.WITHDRAWN)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _rows() -> QuerySet[AddedPack]:
    return AddedPack.objects.select_related("by", "look").prefetch_related("decisions__by")


def _one(pack_id: int) -> AddedPack:
    found = _rows().filter(pk=pack_id).first()
    if found is None:
        raise Http404
    return found


def _row(one: AddedPack, today: date) -> PackRow:
    said = [each for each in one.decisions.all() if each.what == PackDecision.What.IN_FORCE]
    return PackRow(
        id=one.pk, pack=one.pack, version=one.version, title=one.title, authority=one.authority, begins=one.begins,
        state=state_of(one, today=today), at=one.at, by=one.by.chosen_name,
        decided_by=said[0].by.chosen_name if said else "", look=one.look.state,
    )  # fmt: skip
