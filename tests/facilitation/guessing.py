"""Acts as anybody might send them: every verb there is, with fields that fit and fields that do not."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from copal.domain.facilitation.rules import VERBS

PEOPLE = ("1", "2", "3", "4", "9")  # one leads, four are here, the last was never here
SEGMENTS = ("71", "72", "73", "99")
NUMBERS = ("0", "1", "2", "3", "5", "7", "10")
CHOICES = (
    *("room", "call", "phone", "first_come", "first_timers", "least_time", "ours", "influence", "not_ours"),
    *(
        "random",
        "balanced",
        "chosen",
        "fine",
        "resource",
        "activity",
        "offer",
        "mood",
        "fist-a",
        "",
        "x",
        "-1",
    ),
)


@dataclass(frozen=True)
class Guess:
    verb: str
    by: int
    fields: dict[str, str] = field(default_factory=dict)


@st.composite
def acts(draw) -> Guess:
    verb = draw(st.sampled_from(sorted(VERBS)))
    wanted = VERBS[verb].fields
    fields = {name: draw(_value(name)) for name in wanted if draw(st.integers(0, 9))}
    return Guess(verb=verb, by=draw(st.integers(1, 4)), fields=fields)


def _value(name: str) -> st.SearchStrategy[str]:
    if name in ("person", "owner"):
        return st.sampled_from(PEOPLE)
    if name == "people":
        return st.lists(st.sampled_from(PEOPLE), max_size=4).map(",".join)
    if name in ("segment", "to"):
        return st.sampled_from(SEGMENTS)
    return st.sampled_from((*NUMBERS, *CHOICES, "2026-03-09", "1,2", "9" * 30, "é"))
