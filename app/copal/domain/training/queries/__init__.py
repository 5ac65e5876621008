"""Questions about trainings: what can be chosen, what waits for the network, whose minutes wait."""

from copal.domain.training.queries.held import Held, HeldFor, held_at, held_counted, held_for, held_of_meeting
from copal.domain.training.queries.lists import (
    Lists,
    TrainerRow,
    TrainingRow,
    areas,
    lists_for,
    to_choose,
    trainer_for,
    training_for,
)
from copal.domain.training.queries.stands import Named, Stands, named, stands_among, stands_on

__all__ = [
    "Held",
    "HeldFor",
    "Lists",
    "Named",
    "Stands",
    "TrainerRow",
    "TrainingRow",
    "areas",
    "held_at",
    "held_counted",
    "held_for",
    "held_of_meeting",
    "lists_for",
    "named",
    "stands_among",
    "stands_on",
    "to_choose",
    "trainer_for",
    "training_for",
]
