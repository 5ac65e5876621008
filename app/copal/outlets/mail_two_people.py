"""Who gets a letter about a reported text, a broken glass, a lifted pseudonym. Listeners only queue, as in `mail.py`."""

from copal.domain.communities.queries.access import facilitator_ids
from copal.domain.communities.queries.letters import member_ids
from copal.domain.confidentiality.facts import (
    GlassAnswered,
    GlassAsked,
    ReportDecided,
    TextReported,
    UnmaskAnswered,
)
from copal.domain.people.queries import staff_ids
from copal.outlets.queueing import A_MOMENT, queue


def text_reported(fact: TextReported) -> None:
    """The one who wrote it hears kindly; those who look at it are asked to. Not the one who reported it."""
    about = {"report": fact.report, "community": fact.community}
    if fact.author is not None and fact.author != fact.by:
        queue(
            kind="words_hidden", person_id=fact.author, about=about, once=f"words_hidden:{fact.report}",
            at=fact.at, due_at=fact.at + A_MOMENT,
        )  # fmt: skip
    leading = facilitator_ids(fact.community) if fact.community is not None else []
    for place, people in (("community", leading), ("network", staff_ids())):
        for person_id in people:
            if person_id not in (fact.author, fact.by):
                queue(
                    kind="report_waiting", person_id=person_id, about={**about, "place": place},
                    once=f"report_waiting:{fact.report}:{person_id}", at=fact.at, due_at=fact.at + A_MOMENT,
                )  # fmt: skip


def report_decided(fact: ReportDecided) -> None:
    if fact.author is not None:
        queue(
            kind="words_decided", person_id=fact.author,
            about={"report": fact.report, "community": fact.community, "outcome": fact.outcome},
            once=f"words_decided:{fact.report}", at=fact.at,
        )  # fmt: skip


def glass_asked(fact: GlassAsked) -> None:
    for person_id in staff_ids():
        if person_id != fact.by:
            queue(
                kind="glass_asked", person_id=person_id, about={"glass": fact.glass},
                once=f"glass_asked:{fact.glass}:{person_id}", at=fact.at,
            )  # fmt: skip


def glass_answered(fact: GlassAnswered) -> None:
    """Everyone in the community hears that its talk can be read, and at once."""
    for person_id in member_ids(fact.community) if fact.approved else ():
        queue(
            kind="glass_broken", person_id=person_id,
            about={"glass": fact.glass, "community": fact.community},
            once=f"glass_broken:{fact.glass}:{person_id}", at=fact.at,
        )  # fmt: skip


def unmask_answered(fact: UnmaskAnswered) -> None:
    if fact.approved:
        queue(
            kind="mask_lifted", person_id=fact.person, about={"community": fact.community},
            once=f"mask_lifted:{fact.unmask}", at=fact.at,
        )  # fmt: skip
