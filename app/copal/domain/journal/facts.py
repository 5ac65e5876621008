from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, ClassVar, Self


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened. Carries ids, never names and never what was said.

    `at` is an aware datetime; `by` is the person who did it, or None when the house itself did (the clock).
    """

    kind: ClassVar[str] = ""
    kinds: ClassVar[dict[str, type["Fact"]]] = {}
    at: datetime
    by: int | None

    def __init_subclass__(cls) -> None:
        Fact.kinds[cls.kind] = cls

    def about(self) -> dict[str, Any]:
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in vars(self).items()  # ids and codes: nothing in them to copy
            if name not in ("at", "by")
        }

    @classmethod
    def rebuilt(cls, *, at: datetime, by: int | None, about: dict[str, Any]) -> Self:
        """The fact as it was recorded, from what the journal kept of it."""
        known = {field.name for field in fields(cls)}
        return cls(at=at, by=by, **{name: value for name, value in about.items() if name in known})
