"""Which rows are one person: equal e-mail, or equal normalised name where only one person bears it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from copal.instruments.reports import names
from copal.instruments.reports.entries import Entry
from copal.instruments.reports.names import Name
from copal.instruments.reports.roster import Roster


@dataclass(slots=True)
class Group:
    """The rows that share one spelling of a name and one e-mail."""

    spelling: str
    email: str
    name: Name
    identity: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def telling(self) -> bool:
        """May a row without an e-mail join this name's e-mail? Not by `Rosa` or `iPhone`, which many bear."""
        anybody = self.name.device and not self.name.originals and "'s" not in self.name.shown
        return " " in self.identity and not anybody


@dataclass(slots=True)
class Person:
    """The groups that are one person, in the order of the file, and whether rival e-mails bear the same name."""

    groups: list[Group]
    rivals: bool

    @property
    def spellings(self) -> list[str]:
        return list(dict.fromkeys(group.spelling for group in self.groups))

    @property
    def emails(self) -> list[str]:
        return list(dict.fromkeys(group.email for group in self.groups if group.email))

    def entries(self) -> Iterator[Entry]:
        for group in self.groups:
            yield from group.entries


def gather(entries: Iterable[Entry], roster: Roster) -> list[Group]:
    """Sort entries into groups as they come by."""
    groups: dict[tuple[str, str], Group] = {}
    for entry in entries:
        key = (entry.email, entry.name)
        group = groups.get(key)
        if group is None:
            name = names.read(entry.name)
            group = groups[key] = Group(entry.name, entry.email, name, roster.identity(name))
        group.entries.append(entry)
    return list(groups.values())


def persons(groups: list[Group], roster: Roster) -> list[Person]:
    """Join groups to persons. A name borne by two e-mails or two members joins nothing by itself."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        if group.email:
            bearers[group.identity].add(group.email)
    doubtful = {
        group.identity
        for group in groups
        if not group.identity or len(bearers[group.identity]) > 1 or len(roster.called(group.identity)) > 1
    }
    joined: dict[int, list[Group]] = defaultdict(list)
    for group, root in zip(groups, _roots(groups, doubtful, roster), strict=True):
        joined[root].append(group)
    found = []
    for together in joined.values():
        own = {group.email for group in together}
        rivals = any(not bearers[group.identity] <= own for group in together)
        lone = together[0] if len(together) == 1 else None
        if lone is not None and lone.identity in doubtful and not lone.email and not lone.entries[0].action:
            found += [Person([part], rivals) for part in _apart(lone)]
        else:
            found.append(Person(together, rivals))
    return found


def _roots(groups: list[Group], doubtful: set[str], roster: Roster) -> list[int]:
    """For each group the index of the group it belongs to (union-find over e-mail and name)."""
    parent = list(range(len(groups)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[tuple[str, str], int] = {}
    for i, group in enumerate(groups):
        keys = []
        if group.email:
            shared = len(roster.with_email(group.email)) > 1
            keys.append(("email", f"{group.email} {group.identity}" if shared else group.email))
        if group.identity not in doubtful and (not group.email or group.telling):
            keys.append(("name", group.identity))
        for key in keys:
            other = root(first.setdefault(key, i))
            parent[max(other, root(i))] = min(other, root(i))
    return [root(i) for i in range(len(groups))]


def _apart(group: Group) -> list[Group]:
    """Every stay of a doubtful name alone; a wait in the waiting room stands alone only when nothing else does."""
    stays = [entry for entry in group.entries if not entry.waiting] or group.entries[:1]
    return [Group(group.spelling, group.email, group.name, group.identity, [entry]) for entry in stays]
