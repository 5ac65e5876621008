"""The network's staff hear that the record of hours does not hold: once for each thing that is found, not every night."""

from copal.domain.hours.facts import RecordChecked
from copal.domain.hours.queries.proof import fault_begun
from copal.domain.people.queries import staff_ids
from copal.outlets.queueing import queue


def record_checked(fact: RecordChecked) -> None:
    """The same fault that comes back after a night on which all was well is told anew."""
    if fact.is_well:
        return
    begun = fault_begun(fact.check)
    for person_id in staff_ids():
        queue(
            kind="record_wrong", person_id=person_id, about={"check": begun},
            once=f"record_wrong:{begun}:{person_id}", at=fact.at,
        )  # fmt: skip
