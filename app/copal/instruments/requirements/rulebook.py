"""All packs together: which edition of a rule is in force, what replaced what, who may be asked."""

from collections.abc import Iterable
from datetime import date, timedelta

from copal.instruments.requirements.fields import Misfit, PackRefused
from copal.instruments.requirements.packs import Conversion, Crosswalk, Edition, Pack
from copal.instruments.requirements.reading import check_editions


class Rulebook:
    """Rules by id, each with its editions in the order of their first day. Raises PackRefused for packs that clash."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self._editions: dict[str, list[Edition]] = {}
        self._conversions: dict[str, Conversion] = {}
        self._changes: dict[str, frozenset[date]] = {}
        for pack in packs:
            self._add(pack)
        self.rules = tuple(sorted(self._editions))
        self._check_reports()

    def _add(self, pack: Pack) -> None:
        for edition in pack.editions:
            found = self._editions.setdefault(edition.id, [])
            found.append(edition)
            found.sort(key=lambda one: one.effective_from)
        try:
            for rule in {edition.id for edition in pack.editions}:
                check_editions(tuple(self._editions[rule]))
        except Misfit as fault:
            raise PackRefused(pack.head.id, str(fault)) from None
        for conversion in pack.conversions:
            if self._conversions.setdefault(conversion.id, conversion) != conversion:
                raise PackRefused(
                    pack.head.id, f"conversion {conversion.id}: another pack holds it otherwise."
                )

    def _check_reports(self) -> None:
        for editions in self._editions.values():
            for one in editions:
                if one.report is not None and one.report not in self._conversions:
                    words = f"rule {one.id}.report: no pack holds the conversion “{one.report}”."
                    raise PackRefused(one.pack.id, words)

    def editions(self, rule: str) -> list[Edition]:
        return self._editions.get(rule, [])

    def conversion(self, name: str) -> Conversion:
        return self._conversions[name]

    def in_force(self, rule: str, on: date) -> Edition | None:
        return next((one for one in self.editions(rule) if one.in_force(on)), None)

    def crosswalks(self, rule: str) -> list[Crosswalk]:
        """Whatever the rule replaces, by any edition of it, in the order of editions."""
        return [walk for one in self.editions(rule) for walk in one.crosswalk]

    def predecessor(self, rule: str, on: date) -> Edition | None:
        """The edition in force on that day of the rule that this one had not yet replaced then."""
        seen = {rule}
        waiting = [walk.from_rule for walk in reversed(self.crosswalks(rule)) if walk.on > on]
        while waiting:
            earlier = waiting.pop()
            if earlier in seen:
                continue
            seen.add(earlier)
            found = self.in_force(earlier, on)
            if found is not None:
                return found
            waiting += [walk.from_rule for walk in reversed(self.crosswalks(earlier)) if walk.on > on]
        return None

    def changes(self, rule: str) -> frozenset[date]:
        """The days on which the edition that prices an entry of this rule may become another one."""
        if rule not in self._changes:
            self._changes[rule] = self._reckon_changes(rule)
        return self._changes[rule]

    def _reckon_changes(self, rule: str) -> frozenset[date]:
        found: set[date] = set()
        seen: set[str] = set()
        waiting = [rule]
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            for one in self.editions(name):
                found.add(one.effective_from)
                if one.effective_to is not None and one.effective_to < date.max:
                    found.add(one.effective_to + timedelta(days=1))
            for walk in self.crosswalks(name):
                found.add(walk.on)
                waiting.append(walk.from_rule)
        return frozenset(found)

    def sought(self, seeks: frozenset[str], on: date) -> frozenset[str]:
        """The rules that are sought, and all that have replaced them by that day."""
        found = set(seeks)
        grew = True
        while grew:
            replacing = {
                rule
                for rule in self.rules
                if rule not in found
                for walk in self.crosswalks(rule)
                if walk.on <= on and walk.from_rule in found
            }
            found |= replacing
            grew = bool(replacing)
        return frozenset(found)
