"""What members bring for one another: a resource, an activity, an offer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from copal.domain.facilitation.rules import fields
from copal.domain.facilitation.rules.log import Doing, Entry, Happening, No, Text, Verb

if TYPE_CHECKING:
    from copal.domain.facilitation.rules.state import State

KINDS = ("resource", "activity", "offer")
LONGEST_GIFT, LONGEST_LINK = 500, 500
MOST_GIFTS = 200


@dataclass(frozen=True)
class Gift:
    number: int
    kind: str
    word: int
    link: int | None
    by: int | None


@dataclass(frozen=True)
class Gifts:
    """In the order in which they were brought."""

    gifts: Mapping[int, Gift] = field(default_factory=dict)


def require_link(typed: str) -> str:
    """The host it leads to. Raises `No` unless it is an https address as people send one another."""
    try:
        parts = urlsplit(typed)
        host = parts.hostname
    except ValueError:
        raise No("link") from None
    if parts.scheme != "https" or not host or parts.username is not None or any(map(str.isspace, typed)):
        raise No("link")
    return host


def _shared(now: Gifts, entry: Entry) -> Gifts:
    gift = Gift(entry.number, entry.about["kind"], entry.about["word"], entry.about.get("link"), entry.by)
    return replace(now, gifts={**now.gifts, gift.number: gift})


def _taken_back(now: Gifts, entry: Entry) -> Gifts:
    return replace(now, gifts={one: gift for one, gift in now.gifts.items() if one != entry.about["gift"]})


EVOLVE: Final = {"shared": _shared, "gift_taken_back": _taken_back}


def _share(state: "State", doing: Doing) -> tuple[Happening, ...]:
    if len(state.gifts.gifts) >= MOST_GIFTS:
        raise No("gifts_full")
    link = {"link": doing.about["link"]} if "link" in doing.about else {}
    return (Happening("shared", {"kind": doing.about["kind"], "word": doing.word} | link),)


def _take_back(state: "State", doing: Doing) -> tuple[Happening, ...]:
    gift = state.gifts.gifts.get(doing.about["gift"])
    if gift is None:
        raise No("no_such_gift")
    if gift.by != doing.by:
        raise No("not_your_gift")
    return (Happening("gift_taken_back", {"gift": gift.number}),)


VERBS: Final = {
    "share": Verb(
        decide=_share,
        fields={"kind": fields.choice(*KINDS)},
        words=LONGEST_GIFT,
        also={"link": Text(LONGEST_LINK, require_link)},
        on_record=True,
    ),
    "take_back_gift": Verb(decide=_take_back, fields={"gift": fields.ID}),
}


def mine(now: Gifts, person: int) -> set[str]:
    """gift:7 for what one brought oneself."""
    return {f"gift:{one.number}" for one in now.gifts.values() if one.by == person}
