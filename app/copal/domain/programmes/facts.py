from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ProgrammeSetUp(Fact):
    kind = "programmes.set_up"
    programme: int


@dataclass(frozen=True, kw_only=True)
class ProgrammeChanged(Fact):
    kind = "programmes.changed"
    programme: int
    what: list[str]  # field names, never their content


@dataclass(frozen=True, kw_only=True)
class ProgrammeEnded(Fact):
    """Nobody sees anybody in it any more."""

    kind = "programmes.ended"
    programme: int


@dataclass(frozen=True, kw_only=True)
class DirectorAsked(Fact):
    kind = "programmes.director_asked"
    programme: int
    person: int
    directing: int


@dataclass(frozen=True, kw_only=True)
class DirectorJoined(Fact):
    kind = "programmes.director_joined"
    programme: int
    person: int
    directing: int


@dataclass(frozen=True, kw_only=True)
class DirectorEnded(Fact):
    """They stepped down, were taken off by another director, said no to being one, or (by nobody) never answered."""

    kind = "programmes.director_ended"
    programme: int
    person: int


@dataclass(frozen=True, kw_only=True)
class PersonAsked(Fact):
    """A director asks whether they want to share where they stand. `ask` may be asked again, months later."""

    kind = "programmes.person_asked"
    programme: int
    person: int
    ask: int


@dataclass(frozen=True, kw_only=True)
class ConsentGiven(Fact):
    kind = "programmes.consent_given"
    programme: int
    person: int
    consent: int


@dataclass(frozen=True, kw_only=True)
class ConsentRenewed(Fact):
    """For one more year from this day."""

    kind = "programmes.consent_renewed"
    programme: int
    person: int
    consent: int


@dataclass(frozen=True, kw_only=True)
class ConsentEnded(Fact):
    kind = "programmes.consent_ended"
    programme: int
    person: int
    consent: int
    how: str  # person | time | programme | left | joined


@dataclass(frozen=True, kw_only=True)
class ConsentEndUndone(Fact):
    """The person thought again at once."""

    kind = "programmes.consent_end_undone"
    programme: int
    person: int
    consent: int
