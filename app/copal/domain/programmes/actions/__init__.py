"""What is done with programmes, by topic: setting one up and directing it, asking people, and each person's own yes."""

from copal.domain.programmes.actions.asking import ask_people, forget_old_asks, renew_code, take_back_ask
from copal.domain.programmes.actions.consents import (
    end_consent,
    end_past_consents,
    renew,
    say_no,
    say_yes,
    undo_end,
)
from copal.domain.programmes.actions.directing import (
    accept_directing,
    ask_director,
    change_programme,
    end_directing,
    end_programme,
    set_up,
)

__all__ = [
    "accept_directing",
    "ask_director",
    "ask_people",
    "change_programme",
    "end_consent",
    "end_directing",
    "end_past_consents",
    "end_programme",
    "forget_old_asks",
    "renew",
    "renew_code",
    "say_no",
    "say_yes",
    "set_up",
    "take_back_ask",
    "undo_end",
]
