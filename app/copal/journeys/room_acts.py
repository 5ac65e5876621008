"""One door for everything done in a live room: most of it the room's own, some of it a story with other rooms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from copal.domain.confidentiality.actions.checking import log_kept
from copal.domain.confidentiality.queries.masks import sign_of
from copal.domain.confidentiality.queries.reports import lately_reported
from copal.domain.confidentiality.rules import Screened, TooLong, composed, named, screen
from copal.domain.decisions import queries as decisions
from copal.domain.facilitation import actions as facilitation
from copal.domain.facilitation.actions import Sender
from copal.domain.facilitation.memory import state_of
from copal.domain.facilitation.refusals import told
from copal.domain.facilitation.rules import VERBS, No, State, tokens
from copal.domain.meetings.models import Meeting
from copal.domain.practice.actions import LONGEST_NEWS, LONGEST_STEP
from copal.journeys import bring_someone, decide, find_ground, report_breach, take_steps


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What a browser sent with an act: its fields, and the words cleared for those who attend (None: none)."""

    fields: Mapping[str, str]
    words: Screened | None
    at: datetime


def said(saying: Saying) -> Screened:
    """Its words, where it takes any."""
    return saying.words or composed("", audience="attended")


type Story = Callable[[Sender, Saying], object]


@dataclass(frozen=True)
class Told:
    """A story of several rooms, and the longest text it takes."""

    do: Story
    words: int = 0
    named: bool = False  # its words are the answer to a question for a name


def _told(do: Callable[..., object], words: int) -> Told:
    return Told(lambda sender, saying: do(sender, said(saying), saying.fields, at=saying.at), words)


STORIES: dict[str, Told] = {
    "open": Told(lambda sender, saying: facilitation.open_room(sender, at=saying.at)),
    "resume": Told(lambda sender, saying: facilitation.resume_room(sender, at=saying.at)),
    "bring": Told(lambda sender, saying: bring_someone.bring(sender, saying.fields, at=saying.at)),
    "bring_newcomer": Told(
        lambda sender, saying: bring_someone.bring_newcomer(
            sender, str(saying.words or ""), saying.fields, at=saying.at
        ),
        words=80,
        named=True,
    ),
    "take_step": Told(
        lambda sender, saying: take_steps.take(sender, said(saying), saying.fields, at=saying.at),
        words=LONGEST_STEP,
    ),
    "step_done": Told(lambda sender, saying: take_steps.close(sender, "done", saying.fields, at=saying.at)),
    "step_dropped": Told(
        lambda sender, saying: take_steps.close(sender, "dropped", saying.fields, at=saying.at)
    ),
    "step_again": Told(lambda sender, saying: take_steps.reopen(sender, saying.fields, at=saying.at)),
    "tell_step": Told(
        lambda sender, saying: take_steps.tell(sender, said(saying), saying.fields, at=saying.at),
        words=LONGEST_NEWS,
    ),
    "see_off": Told(lambda sender, saying: bring_someone.see_off(sender, saying.fields, at=saying.at)),
    "make_groups": Told(
        lambda sender, saying: facilitation.make_groups(sender, saying.fields, saying.words, at=saying.at),
        words=200,
    ),
    "report": Told(lambda sender, saying: report_breach.report_in_room(sender, saying.fields, at=saying.at)),
    "take_back_report": Told(lambda sender, saying: report_breach.take_back_in_room(sender, at=saying.at)),
    **{verb: _told(do, words) for verb, (do, words) in {**decide.ACTS, **find_ground.ACTS}.items()},
}


def act(sender: Sender, verb: str, *, fields: Mapping[str, str], words: str, at: datetime) -> State:
    """Do it, once for each of the sender's keys, and return the room's state after it.

    Raises `CannotNow` and whatever the stories refuse.
    """
    story = STORIES.get(verb)
    longest = story.words if story else VERBS[verb].words if verb in VERBS else 0
    is_name = bool(story and story.named)
    cleared = _cleared(sender, words, longest, is_name=is_name) if longest else None
    if story is None:
        texts = VERBS[verb].also if verb in VERBS else {}
        also = {name: _also(sender, name, fields.get(name, ""), text.at_most) for name, text in texts.items()}
        log_kept(sender.writing, *(one for one in (cleared, *also.values()) if one), at=at)
        return facilitation.act(sender, verb, fields=fields, words=cleared, at=at, also=also)
    log_kept(sender.writing, *([cleared] if cleared else []), at=at)
    story.do(sender, Saying(fields=fields, words=cleared, at=at))
    return state_of(sender.meeting)


def _cleared(sender: Sender, words: str, at_most: int, *, is_name: bool = False) -> Screened:
    try:
        if is_name:
            return named(words, audience="attended", at_most=at_most)
        return screen(words, audience="attended", writing=sender.writing, at_most=at_most)
    except TooLong as long:
        raise told(No("too_long", over=long.over, most=long.at_most)) from None


def _also(sender: Sender, name: str, words: str, at_most: int) -> Screened:
    """What stands beside the words: a link is meant to lead somewhere, anything else is checked like the words."""
    return _cleared(sender, words, at_most, is_name=name == "link")


def tokens_of(meeting: Meeting, person_id: int, state: State | None = None) -> frozenset[str]:
    """What is this person's own in the room, from every room that knows of it. `state`: as just worked out, if it was."""
    state = state or state_of(meeting)
    found = tokens(state, person_id)
    if state.proposals.any:
        found |= decisions.tokens_of(meeting.pk, person_id)
    if state.record.reworded and lately_reported(person_id, meeting.community_id):
        found.add("reported")
    return frozenset(found | {f"mask:{sign_of(meeting.community_id, person_id)}"})
