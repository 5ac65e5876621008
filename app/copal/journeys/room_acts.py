"""One door for everything done in a live room: most of it the room's own, some of it a story with other rooms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from copal.domain.confidentiality.rules import Screened, screen
from copal.domain.facilitation import actions as facilitation
from copal.domain.facilitation.actions import Sender
from copal.domain.facilitation.memory import state_of
from copal.domain.facilitation.rules import VERBS, State, tokens
from copal.domain.meetings.models import Meeting
from copal.journeys import bring_someone


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What a browser sent with an act: its fields, and the words cleared for those who attend (None: none)."""

    fields: Mapping[str, str]
    words: Screened | None
    at: datetime


type Story = Callable[[Sender, Saying], object]


@dataclass(frozen=True)
class Told:
    """A story of several rooms, and the longest text it takes."""

    do: Story
    words: int = 0


STORIES: dict[str, Told] = {
    "open": Told(lambda sender, saying: facilitation.open_room(sender, at=saying.at)),
    "bring": Told(lambda sender, saying: bring_someone.bring(sender, saying.fields, at=saying.at)),
    "bring_newcomer": Told(
        lambda sender, saying: bring_someone.bring_newcomer(
            sender, str(saying.words or ""), saying.fields, at=saying.at
        ),
        words=80,
    ),
}


def act(sender: Sender, verb: str, *, fields: Mapping[str, str], words: str, at: datetime) -> State:
    """Do it, once for each of the sender's keys, and return the room's state after it.

    Raises `CannotNow`, `TooLong` and whatever the stories refuse.
    """
    story = STORIES.get(verb)
    longest = story.words if story else VERBS[verb].words if verb in VERBS else 0
    cleared = screen(words, audience="attended", at_most=longest) if longest else None
    if story is None:
        return facilitation.act(sender, verb, fields=fields, words=cleared, at=at)
    story.do(sender, Saying(fields=fields, words=cleared, at=at))
    return state_of(sender.meeting)


def tokens_of(meeting: Meeting, person_id: int) -> frozenset[str]:
    """What is this person's own in the room, from every room that knows of it."""
    return frozenset(tokens(state_of(meeting), person_id))
