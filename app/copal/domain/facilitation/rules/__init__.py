"""Pure rules of the live room, a file for each topic; `state` puts them together, `deciding` asks them.

No clock, no tables, no languages: entries in, state out.
"""

from copal.domain.facilitation.rules.deciding import Request, decided
from copal.domain.facilitation.rules.log import Doing, Entry, Happening, Level, No, Text, Verb
from copal.domain.facilitation.rules.state import VERBS, Gap, State, evolved, replay, tokens, written

__all__ = [
    "VERBS",
    "Doing",
    "Entry",
    "Gap",
    "Happening",
    "Level",
    "No",
    "Request",
    "State",
    "Text",
    "Verb",
    "decided",
    "evolved",
    "replay",
    "tokens",
    "written",
]
