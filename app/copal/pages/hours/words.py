"""A ledger entry in plain words: when someone was there, how that is known, and by which rule it counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from copal.base.wording import amounts, moments
from copal.base.wording.once import once_per_language
from copal.domain.hours.queries import EntryLine
from copal.domain.registry.queries import left_on
from copal.domain.training.queries import HeldFor, Named, named
from copal.pages.base.policy_words import policy_words
from copal.pages.hours.evidence import rests_on
from copal.policies import attendance as policies

SOURCES = {
    "code": gettext_lazy("the code at the door"),
    "roll_call": gettext_lazy("the facilitator’s roll call"),
    "sheet": gettext_lazy("the sign-in sheet"),
    "report": gettext_lazy("the meeting report"),
    "claim": gettext_lazy("the member’s own word, accepted by a facilitator"),
}
PROVENANCE = {
    "verified": gettext_lazy("Verified"),
    "imported": gettext_lazy("From a meeting report"),
    "attested": gettext_lazy("Attested by the facilitator"),
    "self_reported": gettext_lazy("Self-reported"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One entry with its reasons, ready to draw: everything is words already, so that a long list is cheap."""

    line: EntryLine
    day: str
    hours: str  # with its sign where it corrects
    here: str  # "here 6:00–7:58 pm Eastern"
    known_by: str
    why: str  # sentences, one to a line
    certificate: str  # code, or empty
    area: str = ""  # knowledge area of a training, in words
    trainer: str = ""


def explained(
    lines: Iterable[EntryLine],
    certificates: Mapping[int, str] | None = None,
    left: Mapping[int, datetime] | None = None,
) -> list[Explained]:
    """`certificates`: by meeting, the code of the one that holds. `left`: by entry, when it left for the registry."""
    codes, known = certificates or {}, list(lines)
    trainings = named(
        trainings={line.why.get("training") for line in known},
        trainers={line.why.get("trainer") for line in known},
    )
    return [
        _explained(line, codes.get(line.meeting_id, ""), trainings, (left or {}).get(line.id))
        for line in known
    ]


def of_training(why: Mapping[str, Any], trainings: Named) -> tuple[str, str]:
    """ "Health, safety and nutrition" and the trainer's name, of an entry of training; empty for others."""
    if not why.get("training"):
        return "", ""
    return trainings.areas.get(why["training"], ""), trainings.trainers.get(why.get("trainer", 0), "")


def _explained(
    line: EntryLine, certificate: str, trainings: Named, left: datetime | None = None
) -> Explained:
    area, trainer = of_training(line.why, trainings)
    known_by = ", ".join(str(SOURCES[source]) for source in line.why.get("sources", []) if source in SOURCES)
    told = [
        _("Reason: %(reason)s") % {"reason": line.reason} if line.reason else "",
        _("Known by %(sources)s (%(how_sure)s).")
        % {"sources": known_by, "how_sure": str(PROVENANCE[line.provenance])},
        *rests_on(line.why),
        arithmetic(line.why),
        lateness(line.why),
        f"{rule_in_words(line.policy)} ({line.policy})",
        _("In the file for the registry of %(day)s.")
        % {"day": moments.short_day(moments.there(left, line.why["timezone"]).date())}
        if left
        else "",
        _("Entry %(number)s") % {"number": line.id},
    ]
    is_correction = bool(line.reverses or line.reason)
    return Explained(
        line=line,
        day=moments.short_day(line.on, today=line.on if line.on.year == timezone.now().year else None),
        hours=amounts.signed(line.minutes) if is_correction else amounts.hours_figure(line.minutes),
        here="" if line.reverses or line.corrected else here_in_words(line.why),
        known_by=known_by,
        why="\n".join(words for words in told if words),
        certificate=certificate,
        area=area,
        trainer=trainer,
    )


def left_of(lines: Iterable[EntryLine]) -> dict[int, datetime]:
    """When those that are training left for the registry. One query where there is training at all."""
    trained = [one.id for one in lines if one.kind == "training"]
    return left_on(trained) if trained else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Training minutes that wait for the network, ready to draw. They are not hours yet."""

    title: str
    community: str
    day: str
    hours: str
    why: str  # sentences, one to a line


def waiting(rows: Iterable[HeldFor]) -> list[Waiting]:
    return [
        Waiting(
            title=row.title, community=row.community, hours=amounts.hours_figure(row.minutes),
            day=moments.short_day(row.on, today=row.on if row.on.year == timezone.now().year else None),
            why="\n".join(rests_on(row.why, waits=True)),
        )
        for row in rows
    ]  # fmt: skip


def here_in_words(why: dict[str, Any]) -> str:
    """ "6:00–6:41 pm, 6:43–7:58 pm Eastern", in the zone of the meeting; empty for entries without times."""
    zone = why.get("timezone", "UTC")
    stretches = [_stretch(since, until, zone) for since, until in why.get("here", [])]
    if not stretches:
        return ""
    return _("%(stretches)s %(zone)s") % {
        "stretches": _(", ").join(stretches),
        "zone": moments.zone_name(zone),
    }


@once_per_language
def _stretch(since: str, until: str, zone: str) -> str:
    """Both are moments as ISO 8601; one meeting's stands in many entries."""
    return moments.clocks(
        moments.there(datetime.fromisoformat(since), zone), moments.there(datetime.fromisoformat(until), zone)
    )


def arithmetic(why: dict[str, Any]) -> str:
    """The numbers an entry follows from."""
    if "present_minutes" not in why:
        return ""
    return _("There %(present)s of %(session)s minutes.") % {
        "present": why["present_minutes"],
        "session": why["session_minutes"],
    }


def lateness(why: dict[str, Any]) -> str:
    """That the facilitator closed the list after the day it was due."""
    late = why.get("late_days", 0)
    if not late:
        return ""
    return ngettext(
        "The list was closed %(number)d day after it was due.",
        "The list was closed %(number)d days after it was due.",
        late,
    ) % {"number": late}


@once_per_language
def rule_in_words(stamp: str) -> str:
    """The rule of an edition such as "quarter-hour 2020-01-01"; the bare stamp if it is none of ours."""
    try:
        return policy_words(policies.stamped(stamp))
    except LookupError:
        return stamp
