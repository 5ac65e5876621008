"""Who gets a letter about their own data. Listeners only queue, as in `mail.py`."""

from copal.domain.confidentiality.facts import LeavingSaid, OwnDataTaken
from copal.outlets.queueing import queue


def data_taken(fact: OwnDataTaken) -> None:
    queue(
        kind="own_data_taken", person_id=fact.person, about={},
        once=f"own_data_taken:{fact.person}:{fact.at.isoformat()}", at=fact.at,
    )  # fmt: skip


def said(fact: LeavingSaid) -> None:
    queue(
        kind="leaving_said", person_id=fact.person, about={"leaving": fact.leaving, "days": fact.days},
        once=f"leaving_said:{fact.leaving}", at=fact.at,
    )  # fmt: skip
