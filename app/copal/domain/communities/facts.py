from dataclasses import dataclass
from datetime import date

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class NetworkFounded(Fact):
    kind = "communities.network_founded"
    network: int


@dataclass(frozen=True, kw_only=True)
class NetworkChanged(Fact):
    kind = "communities.network_changed"
    what: list[str]  # field names, never their content


@dataclass(frozen=True, kw_only=True)
class CommunityFounded(Fact):
    kind = "communities.founded"
    community: int


@dataclass(frozen=True, kw_only=True)
class CommunityChanged(Fact):
    kind = "communities.changed"
    community: int
    what: list[str]


@dataclass(frozen=True, kw_only=True)
class MemberJoined(Fact):
    kind = "communities.member_joined"
    community: int
    person: int
    role: str
    how: str = "joined"  # joined | accepted | from_waiting | added | roster | restored


@dataclass(frozen=True, kw_only=True)
class MemberLeft(Fact):
    kind = "communities.member_left"
    community: int
    person: int
    how: str  # left | removed | undone


@dataclass(frozen=True, kw_only=True)
class RoleChanged(Fact):
    kind = "communities.role_changed"
    community: int
    person: int
    role: str


@dataclass(frozen=True, kw_only=True)
class JoinRequested(Fact):
    kind = "communities.join_requested"
    community: int
    person: int
    request: int
    how: str  # ask | apply | wait


@dataclass(frozen=True, kw_only=True)
class JoinAnswered(Fact):
    kind = "communities.join_answered"
    community: int
    person: int
    request: int
    answer: str  # accepted | declined | withdrawn


@dataclass(frozen=True, kw_only=True)
class ExpectationsSet(Fact):
    kind = "communities.expectations_set"
    community: int
    version: int


@dataclass(frozen=True, kw_only=True)
class ExpectationsAgreed(Fact):
    kind = "communities.expectations_agreed"
    community: int
    person: int
    version: int
    on: date | str


@dataclass(frozen=True, kw_only=True)
class RosterImported(Fact):
    kind = "communities.roster_imported"
    community: int
    roster_import: int


@dataclass(frozen=True, kw_only=True)
class RosterImportUndone(Fact):
    kind = "communities.roster_import_undone"
    community: int
    roster_import: int
