"""What the screens show of what is asked of everyone: the answers to choose from, how many answered, and what came of it."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from copal.domain.facilitation.queries.scene import Scene
from copal.domain.facilitation.queries.voice import Voiced, voiced
from copal.domain.facilitation.rules import asked as kinds
from copal.domain.facilitation.rules.asked import Asked
from copal.instruments import consensus
from copal.policies import room as policies


@dataclass(frozen=True, kw_only=True)
class OptionSeen:
    """One answer. `words` for its button, `wording` the whole sentence where a scale has one. `count` is 0 until it is closed."""

    id: str
    token: str
    words: str
    wording: str = ""
    count: int = 0


@dataclass(frozen=True, kw_only=True)
class AskedSeen:
    """`question` is empty where the kind says it all. `answered` of those `here`; `said` are single words, and how often.

    `is_told`: what was answered is shown. `until` is the end the group is asked for.
    """

    number: int
    what: str
    is_pulse: bool
    is_open: bool
    question: str
    question_word: int
    scale: str
    options: tuple[OptionSeen, ...]
    answered: int
    here: int
    is_told: bool
    said: tuple[tuple[str, int], ...]
    outcome: str
    outcome_words: str
    minutes: int
    until: datetime
    timezone: str
    least_shown: int

    @property
    def token(self) -> str:
        return f"asked:{self.number}"


@dataclass(frozen=True, kw_only=True)
class AskingSeen:
    """For those who lead. `unanswered` are here and have not answered, those on the phone first: one may answer for them aloud."""

    asked: AskedSeen | None
    unanswered: tuple[Voiced, ...]
    order: str
    order_words: str
    extension_minutes: int
    is_open: bool


def asked_seen(scene: Scene) -> AskedSeen | None:
    asked = scene.state.asking.current
    if asked is None or not scene.state.opening.is_open:
        return None
    here = scene.state.opening.here
    policy = policies.in_force(on=scene.at.date())
    is_told = not asked.is_open and (not asked.is_pulse or len(asked.answers) >= policy.least_shown)
    ends_at = scene.state.agenda.ends_at or scene.meeting.ends_at
    gained = asked.minutes if asked.is_open else 0
    return AskedSeen(
        number=asked.number, what=asked.what, is_pulse=asked.is_pulse, is_open=asked.is_open,
        question=scene.words.get(asked.prompt or 0, ""), question_word=asked.prompt or 0, scale=_scale(asked), minutes=asked.minutes,
        options=_options(scene, asked, is_told=is_told), answered=asked.answered_of(here), here=len(here),
        is_told=is_told, said=_said(scene, asked) if is_told else (), outcome=asked.outcome,
        outcome_words=order_words(asked.outcome), until=ends_at + timedelta(minutes=gained),
        timezone=scene.meeting.timezone, least_shown=policy.least_shown,
    )  # fmt: skip


def asked_still(scene: Scene) -> AskedSeen | None:
    """The same without the count of answers while it is open: nothing of it changes when somebody answers."""
    seen = asked_seen(scene)
    return replace(seen, answered=0, here=0) if seen is not None and seen.is_open else seen


def answered_seen(scene: Scene) -> tuple[int, int] | None:
    """How many of those here have answered, and how many are here. A few bytes for every phone with each answer."""
    asked, here = scene.state.asking.open, scene.state.opening.here
    return (asked.answered_of(here), len(here)) if asked is not None else None


def asking_seen(scene: Scene) -> AskingSeen:
    asked = scene.state.asking.open
    missing = [one for one in scene.state.opening.here if asked and one not in asked.answers]
    people = sorted(
        (voiced(scene, one) for one in missing), key=lambda one: (one.how != "phone", one.sorted_by)
    )
    order = scene.state.voice.order
    return AskingSeen(
        asked=asked_seen(scene), unanswered=tuple(people), order=order, order_words=order_words(order),
        extension_minutes=policies.in_force(on=scene.at.date()).extension_minutes,
        is_open=scene.state.opening.is_open,
    )  # fmt: skip


def order_words(order: str) -> str:
    known = {
        "first_come": _("First come, first served"),
        "first_timers": _("Those not heard yet first"),
        "least_time": _("Those who spoke least first"),
    }
    return known.get(order, "")


def _scale(asked: Asked) -> str:
    """The name of a published scale, in the reader's language."""
    return _(consensus.scale(asked.what, asked.edition).name) if asked.what in kinds.FISTS else ""


def _options(scene: Scene, asked: Asked, *, is_told: bool) -> tuple[OptionSeen, ...]:
    counts = asked.counts() if is_told else {}
    worded = _worded(scene, asked)
    return tuple(
        OptionSeen(
            id=option, token=f"asked:{asked.number}:{option}", words=worded[option][0],
            wording=worded[option][1], count=counts.get(option, 0),
        )
        for option in asked.options
    )  # fmt: skip


def _worded(scene: Scene, asked: Asked) -> dict[str, tuple[str, str]]:
    """The short words and the whole sentence of each option."""
    if asked.what in kinds.FISTS:
        scale = consensus.scale(asked.what, asked.edition)
        return {one.id: (_(one.words), _(one.wording)) for one in scale.options}
    if asked.what == kinds.FREE:
        spoken = zip(asked.options, asked.spoken, strict=True)
        return {option: (scene.words.get(word, ""), "") for option, word in spoken}
    if asked.what == kinds.ORDER:
        return {option: (order_words(option), "") for option in asked.options}
    return {option: (words, "") for option, words in _fixed().items()}


def _fixed() -> dict[str, str]:
    return {
        kinds.FINE: _("Fine with me"),
        kinds.WITHOUT_ME: _("Go on without me"),
        kinds.ON_TIME: _("Please end on time"),
        "great": _("Great"),
        "good": _("Good"),
        "so_so": _("So-so"),
        "tired": _("Tired"),
        "hard": _("A hard day"),
    }


def _said(scene: Scene, asked: Asked) -> tuple[tuple[str, int], ...]:
    """Single words in the order of the alphabet, so that nobody is known by when they answered."""
    if asked.what != kinds.WORD:
        return ()
    words = [scene.words.get(int(word), "") for word in asked.answers.values()]
    counts = Counter(word.casefold() for word in words if word)
    shown = {word.casefold(): word for word in sorted(words, reverse=True) if word}
    return tuple((shown[word], counts[word]) for word in sorted(counts))
