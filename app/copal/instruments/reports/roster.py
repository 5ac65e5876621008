"""Who on the roster this is. By e-mail or by exactly one full name; never by a similar name."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from copal.instruments.reports import names
from copal.instruments.reports.entries import address
from copal.instruments.reports.names import Name
from copal.instruments.reports.values import Match, Member

_LONGEST_LIST = 12
_STEM = 3


class Answer(NamedTuple):
    """The member found (or None), why, whom a person might choose, and what stood in the way."""

    member_id: str | None
    matched_by: Match | None
    candidates: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Borne:
    """Who bears a name in the report: the e-mails beside it, over all rows."""

    emails: frozenset[str]


class Roster:
    """The members of one meeting, by e-mail and by normalised name."""

    def __init__(self, members: tuple[Member, ...]) -> None:
        self._by_email: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._words: dict[str, frozenset[str]] = {}
        self._firsts: dict[str, set[str]] = defaultdict(set)
        self._stems: dict[str, list[tuple[str, str]]] = defaultdict(list)  # first letters to word and member
        for member in members:
            if mail := address(member.email):
                self._by_email[mail].append(member.id)
            shown = names.read(member.name).shown
            if shown:
                self._by_name[shown].append(member.id)
                self._firsts[shown.split(" ")[0]].add(member.id)
            self._words[member.id] = frozenset(shown.replace("-", " ").split())
            for word in self._words[member.id]:
                self._stems[word[:_STEM]].append((word, member.id))

    def with_email(self, mail: str) -> list[str]:
        """Ids of the members with this e-mail (a family may share one)."""
        return self._by_email.get(mail, []) if mail else []

    def called(self, name: str) -> list[str]:
        """Ids of the members whose normalised full name is exactly this."""
        return self._by_name.get(name, [])

    def identity(self, name: Name) -> str:
        """The normalised name that says who this is: a member's where exactly one is named in it."""
        named = {one for one in (name.shown, *name.originals) if self.called(one)}
        if len(named) == 1:
            return named.pop()
        if named or (name.originals and not name.full):
            return name.spelt_out
        return name.shown

    def match(self, mails: set[str], reported: list[Name], *, rivals: bool) -> Answer:
        """Decide. `rivals`: other e-mails bear the same name in this report."""
        owners = {member for mail in mails for member in self.with_email(mail)}
        named = [set(self.called(one)) for name in reported for one in self._sayings(name)]
        everyone = owners.union(*named) if named else owners
        if owners:
            return self._by_address(owners, named, everyone, reported)
        return self._by_full_name(mails, reported, everyone, rivals=rivals)

    def _sayings(self, name: Name) -> list[str]:
        """The names in a reported name that are some member's full name."""
        return [one for one in (name.shown, *name.originals) if self.called(one)]

    def _by_address(
        self, owners: set[str], named: list[set[str]], everyone: set[str], reported: list[Name]
    ) -> Answer:
        for members in named:
            owners = (owners & members) or owners
        contradicted = any(not owners & members for members in named)
        if len(owners) == 1 and not contradicted:
            return Answer(next(iter(owners)), "email", (), ())
        flag = "conflicting_names" if contradicted else "shared_email"
        return Answer(None, None, self._sorted(everyone, reported), (flag,))

    def _by_full_name(
        self, mails: set[str], reported: list[Name], everyone: set[str], *, rivals: bool
    ) -> Answer:
        candidates = self._sorted(everyone, reported)
        flags = tuple(self._doubts(mails, reported, everyone, rivals=rivals))
        blocking = set(flags) - {"email_differs"}
        if len(everyone) != 1 or blocking:
            return Answer(None, None, candidates, flags or self._why_not(reported, candidates))
        shown = any(self.called(name.shown) for name in reported)
        return Answer(next(iter(everyone)), "full_name" if shown else "original_name", (), flags)

    def _doubts(
        self, mails: set[str], reported: list[Name], everyone: set[str], *, rivals: bool
    ) -> list[str]:
        """What speaks against taking the name at its word."""
        found = []
        if len(everyone) > 1:
            same = any(len(self.called(one)) > 1 for name in reported for one in self._sayings(name))
            found.append("ambiguous_name" if same else "conflicting_names")
        if len(everyone) == 1:
            if rivals:
                found.append("ambiguous_name")
            if any(name.shared for name in reported):
                found.append("shared_device")
            if any(not name.plain for name in reported):
                found.append("unsafe_name")
            if self._other_first_name(reported, next(iter(everyone))):
                found.append("conflicting_names")
            if mails:
                found.append("email_differs")
        return found

    def _other_first_name(self, reported: list[Name], member: str) -> bool:
        """Beside one member's full name stands the first name of quite another: `Rosa (Amina Warsame)`."""
        for name in reported:
            for one in (name.shown, *name.originals):
                if (
                    one
                    and " " not in one
                    and one not in self._words[member]
                    and self._firsts.get(one, set()) - {member}
                ):
                    return True
        return False

    def _why_not(self, reported: list[Name], candidates: tuple[str, ...]) -> tuple[str, ...]:
        if any(name.phone for name in reported):
            return ()
        return ("ambiguous_name",) if candidates else ("not_on_roster",)

    def _sorted(self, sure: set[str], reported: list[Name]) -> tuple[str, ...]:
        """Whom a person might choose: the sure ones first, then who shares a word of the name."""
        said = {word.strip("().'").removesuffix("'s") for word in self._all_words(reported)}
        near = {
            member
            for word in said
            if len(word) >= _STEM
            for own, member in self._stems.get(word[:_STEM], ())
            if member not in sure and (own.startswith(word) or word.startswith(own))
        }
        alike = [member for member in self._words if member in near] if near else []
        return tuple([*sorted(sure), *alike][:_LONGEST_LIST])

    def _all_words(self, reported: list[Name]) -> list[str]:
        return [word for name in reported for word in name.spelt_out.replace("-", " ").split()]
