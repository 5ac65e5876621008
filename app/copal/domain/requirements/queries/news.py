"""What a pack in force means for each person it concerns, so that everyone can be told of it once."""

from dataclasses import dataclass
from datetime import date, datetime

from copal.domain.requirements.models import LookLine, PackDecision
from copal.domain.requirements.queries.books import Decided, added_pack, decided
from copal.domain.requirements.rules import day_to_look_at
from copal.instruments.requirements import Pack
from copal.policies.requirements import today


@dataclass(frozen=True, kw_only=True)
class RuleNews:
    """`change` is a LookLine.Change. `is_sure`: the source is the rule itself, and it gives an answer."""

    change: str
    still_needed_minutes: int | None
    is_sure: bool


@dataclass(frozen=True, kw_only=True)
class PackNews:
    """For one person. `changes` by rule, what takes away first; by the hours that were on record on `looked_on`."""

    counts_from: date
    looked_on: date
    changes: tuple[RuleNews, ...]


ORDER = (LookLine.Change.LOST, LookLine.Change.GAINS, LookLine.Change.WON, LookLine.Change.LOSES)


def packs_to_tell() -> list[int]:
    """Packs that are in force, or will be, while it is kept whom they concern: a month from their day on."""
    known = set(LookLine.objects.order_by().values_list("look__pack", flat=True).distinct())
    return [one.id for one in decided() if one.id in known]


def people_to_tell(pack_id: int, *, after: int, most: int) -> list[int]:
    """Whose answer it changes and who can be written to, by number from the first above `after`."""
    rows = LookLine.objects.filter(
        look__pack=pack_id, person__gt=after, person__is_active=True, person__email__isnull=False
    )
    return list(rows.order_by("person").values_list("person", flat=True).distinct()[:most])


def packs_called_off(*, since: datetime) -> list[int]:
    """Packs that were put in force and withdrawn before their day, not longer ago."""
    rows = PackDecision.objects.filter(what=PackDecision.What.WITHDRAWN, at__gte=since)
    meant = rows.filter(pack__decisions__what=PackDecision.What.IN_FORCE)
    counts = {one.id for one in decided()}
    return [pack for pack in meant.order_by("pack").values_list("pack", flat=True) if pack not in counts]


def news_for(pack_id: int, person_id: int) -> PackNews | None:
    """None for whom it changes nothing, and once it was withdrawn."""
    one = next((one for one in decided() if one.id == pack_id), None)
    lines = LookLine.objects.filter(look__pack=pack_id, person=person_id).select_related("look")
    known = sorted(lines, key=lambda line: (ORDER.index(LookLine.Change(line.change)), line.rule))
    if one is None or not known:
        return None
    pack = added_pack(one)
    return PackNews(
        counts_from=_counts_from(pack, one),
        looked_on=today(known[0].look.at),
        changes=tuple(
            RuleNews(
                change=line.change,
                still_needed_minutes=line.still_needed_minutes,
                is_sure=_is_verified(pack, line.rule) and line.after != "cannot_say",
            )
            for line in known
        ),
    )


def is_called_off(pack_id: int) -> bool:
    return all(one.id != pack_id for one in decided())


def _counts_from(pack: Pack, one: Decided) -> date:
    """The day that everyone was worked out for."""
    return day_to_look_at(pack, one.begins)


def _is_verified(pack: Pack, rule: str) -> bool:
    newest = max((one for one in pack.editions if one.id == rule), key=lambda one: one.effective_from)
    return newest.citation.confidence == "verified"
