from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Fact):
    kind = "people.person_added"
    person: int
    how: str  # self | staff | roster | invitation | door


@dataclass(frozen=True, kw_only=True)
class PersonTakenBack(Fact):
    """Added by mistake, or asked and never come (by nobody), and removed again before they left a trace anywhere."""

    kind = "people.person_taken_back"
    person: int


@dataclass(frozen=True, kw_only=True)
class AccountOpened(Fact):
    kind = "people.account_opened"
    person: int


@dataclass(frozen=True, kw_only=True)
class ProfileChanged(Fact):
    kind = "people.profile_changed"
    person: int
    what: list[str]  # field names, never their content


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(Fact):
    kind = "people.sessions_ended"
    person: int


@dataclass(frozen=True, kw_only=True)
class AddressAdded(Fact):
    kind = "people.address_added"
    person: int
    address: int  # of the OtherAddress


@dataclass(frozen=True, kw_only=True)
class AddressRemoved(Fact):
    kind = "people.address_removed"
    person: int
    address: int


@dataclass(frozen=True, kw_only=True)
class MainAddressChanged(Fact):
    kind = "people.main_address_changed"
    person: int


@dataclass(frozen=True, kw_only=True)
class PersonDeactivated(Fact):
    kind = "people.person_deactivated"
    person: int


@dataclass(frozen=True, kw_only=True)
class PersonReactivated(Fact):
    kind = "people.person_reactivated"
    person: int


@dataclass(frozen=True, kw_only=True)
class NetworkRoleGranted(Fact):
    kind = "people.network_role_granted"
    person: int
    role: str


@dataclass(frozen=True, kw_only=True)
class NetworkRoleEnded(Fact):
    kind = "people.network_role_ended"
    person: int
    role: str


@dataclass(frozen=True, kw_only=True)
class AccountsJoined(Fact):
    kind = "people.accounts_joined"
    person: int  # the account that stays
    gone: int
