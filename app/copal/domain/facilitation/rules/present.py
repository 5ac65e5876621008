"""Who does something, or for whom it is done: oneself, or (by those who lead) someone who is in the room without a screen."""

from typing import TYPE_CHECKING

from copal.domain.facilitation.rules.log import Doing, Happening, No

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.state import State


def whose(state: "State", doing: Doing) -> tuple[int, tuple[Happening, ...]]:
    """The person, and their coming where they had not said yet that they are here.

    Raises `No` for somebody else who was never here: nobody speaks for those who are away.
    """
    person = doing.person_or_self()
    if person in state.opening.here:
        return person, ()
    if person != doing.by:
        raise No("not_here", person=person)
    return person, (Happening("came", {"person": person, "how": "room"}),)
