"""Small groups need to know where people work, which no rule of the room knows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from copal.domain.confidentiality.rules import Screened
from copal.domain.facilitation.actions.acting import Sender, within
from copal.domain.facilitation.models import Words
from copal.domain.facilitation.rules import Doing, Happening, Level, State, groups
from copal.domain.facilitation.rules.fields import read
from copal.domain.people.models import Person


def make_groups(sender: Sender, fields: Mapping[str, str], task: Screened | None, *, at: datetime) -> State:
    """Deal everyone who is here into small groups. `task` is what they talk about, if it was said. Raises `CannotNow`."""

    def made(state: State) -> Sequence[Happening]:
        about = read(groups.MAKING, fields)
        keeping = Words.Keeping.OFF if state.record.is_off else Words.Keeping.TALK
        word = (
            Words.objects.create(meeting=sender.meeting, keeping=keeping, words=str(task), at=at).pk
            if task and task.words
            else None
        )
        doing = Doing(by=sender.person.pk, level=sender.level, at=at, about=about, word=word)
        return groups.made(state, doing, _traits(state.opening.here))

    return within(sender, made, at=at, needed=Level.LEADS)


def _traits(people: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Where they work and as what, as far as they said."""
    rows = Person.objects.filter(pk__in=list(people)).values_list("pk", "setting", "role")
    return {person: (setting, role.casefold()) for person, setting, role in rows}
