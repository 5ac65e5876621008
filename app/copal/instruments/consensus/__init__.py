"""How a group finds out whether it agrees: scales with their wording, counting, rounds, and common ground.

Scales are data (`wording/*.toml`), each edition with its source. It knows nothing of meetings or people, uses no
Django, and never looks at one person's answer: it gets answers and gives counts, an outcome, or words for a share.
"""

from copal.instruments.consensus.common_ground import (
    Ground,
    GroundRule,
    Level,
    Reach,
    ground_of,
    joined_groups,
)
from copal.instruments.consensus.counting import (
    Counted,
    Outcome,
    PresenceRule,
    by_standing,
    counted,
    needed,
    outcome_of,
)
from copal.instruments.consensus.rounds import Step, steps_after
from copal.instruments.consensus.scales import Option, Scale, Standing, UnknownScale, current, editions, scale

__all__ = [
    "Counted",
    "Ground",
    "GroundRule",
    "Level",
    "Option",
    "Outcome",
    "PresenceRule",
    "Reach",
    "Scale",
    "Standing",
    "Step",
    "UnknownScale",
    "by_standing",
    "counted",
    "current",
    "editions",
    "ground_of",
    "joined_groups",
    "needed",
    "outcome_of",
    "scale",
    "steps_after",
]
