"""What the screens show of resources, activities and offers."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from copal.domain.facilitation.queries.scene import Scene


@dataclass(frozen=True, kw_only=True)
class GiftSeen:
    """`host` says where `link` leads; both are empty without one, and while it is hidden. Links are shown, never fetched."""

    number: int
    kind: str
    word: int
    words: str
    link: str
    host: str
    name: str


def gifts_seen(scene: Scene) -> tuple[GiftSeen, ...]:
    found = []
    for gift in scene.state.gifts.gifts.values():
        link = scene.words.get(gift.link or 0, "")
        host = urlsplit(link).hostname or ""
        found.append(
            GiftSeen(
                number=gift.number, kind=gift.kind, word=gift.word, words=scene.words.get(gift.word, ""),
                link=link if host else "", host=host, name=scene.writer(gift.by),
            )
        )  # fmt: skip
    return tuple(found)
