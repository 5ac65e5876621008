"""Who gets a letter about a programme: those it asks, those whose yes ends, and those whom one more director sees."""

from datetime import datetime, timedelta

from copal.domain.programmes.facts import DirectorAsked, DirectorJoined, PersonAsked
from copal.domain.programmes.queries import consents_ending, sharing_people
from copal.outlets.queueing import A_MOMENT, queue
from copal.policies import programmes as policies

MORNING = timedelta(hours=9)  # a yes ends at midnight where the network is; no letter about it comes at night


def person_asked(fact: PersonAsked) -> None:
    """Asked again, months later, is a letter of its own."""
    queue(
        kind="programme_asks", person_id=fact.person, about={"ask": fact.ask},
        once=f"programme_asks:{fact.ask}:{fact.at.isoformat()}", at=fact.at, due_at=fact.at + A_MOMENT,
    )  # fmt: skip


def director_asked(fact: DirectorAsked) -> None:
    queue(
        kind="director_asked", person_id=fact.person, about={"directing": fact.directing},
        once=f"director_asked:{fact.directing}", at=fact.at, due_at=fact.at + A_MOMENT,
    )  # fmt: skip


def director_joined(fact: DirectorJoined) -> None:
    """To everybody who shares: their yes was given when others directed."""
    for person_id in sharing_people(fact.programme, at=fact.at):
        if person_id != fact.person:
            queue(
                kind="director_joined", person_id=person_id, about={"programme": fact.programme},
                once=f"director_joined:{fact.directing}:{person_id}", at=fact.at,
            )  # fmt: skip


def queue_ends_of_sharing(*, at: datetime) -> int:
    """Some weeks and some days before a yes ends, each once; renewed, it is reminded of anew. Returns how many are near."""
    steps = sorted(policies.in_force(on=at.date()).remind_days)
    ending = consents_ending(at=at, within=timedelta(days=steps[-1]))
    for one in ending:
        step = next(days for days in steps if one.until - at <= timedelta(days=days))
        queue(
            kind="sharing_ends", person_id=one.person_id,
            about={"consent": one.consent_id, "last_day": one.last_day.isoformat()},
            once=f"sharing_ends:{one.consent_id}:{one.last_day}:{step}", at=at,
            due_at=max(at, one.until - timedelta(days=step) + MORNING),
        )  # fmt: skip
    return len(ending)
