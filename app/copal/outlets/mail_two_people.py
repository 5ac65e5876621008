"""Who gets a letter about a reported text, a broken glass, a lifted pseudonym. Listeners only queue, as in `mail.py`."""

from copal.domain.communities.queries.access import facilitator_ids
from copal.domain.confidentiality.facts import ReportDecided, TextReported
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
