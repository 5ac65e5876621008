"""The rules of one day, as members are judged by them: what the network shows, and every pack in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from copal.domain.requirements.queries import book_of, book_on
from copal.domain.requirements.queries.books import Decided
from copal.instruments.requirements import Rulebook
from copal.policies import requirements as policies
from copal.policies.requirements import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesOfDay:
    on: date
    shown: Shown
    book: Rulebook


def rules_in_force(*, at: datetime) -> RulesOfDay:
    """Of the day it is then where the rules are in force."""
    return rules_on(policies.today(at))


def rules_on(on: date) -> RulesOfDay:
    return RulesOfDay(on=on, shown=policies.in_force(on=on), book=book_on(on))


def rules_with(added: Iterable[Decided], *, on: date) -> RulesOfDay:
    """As they would be on that day with these packs and no others beside the house's."""
    return RulesOfDay(on=on, shown=policies.in_force(on=on), book=book_of(added, on=on))
