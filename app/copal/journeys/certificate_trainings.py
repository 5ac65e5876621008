"""What a certificate says of a training: its title, the area of knowledge it is in, and who gave it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from copal.domain.hours.queries import TrainingEntry
from copal.domain.training.queries import named


@dataclass(frozen=True, kw_only=True)
class TrainingSaid:
    """`words` are for print, in the language of the paper."""

    words: str
    minutes: int


class TrainingWords:
    """Areas and trainers of all the trainings that these entries rest on, asked for once. Two questions at most."""

    def __init__(self, whys: Iterable[Mapping[str, Any]], language: str) -> None:
        known = list(whys)
        with translation.override(language):
            self._named = named(
                trainings=[why.get("training") for why in known],
                trainers=[why.get("trainer") for why in known],
            )
        self._language = language

    def of(self, title: str, why: Mapping[str, Any]) -> str:
        """As it stands in the ledger; what nobody ever named is left out."""
        area = self._named.areas.get(why.get("training") or 0)
        trainer = self._named.trainers.get(why.get("trainer") or 0)
        with translation.override(self._language):
            said = _("%(title)s (%(area)s)") % {"title": title, "area": area} if area else title
            return (
                _("%(training)s, given by %(trainer)s") % {"training": said, "trainer": trainer}
                if trainer
                else said
            )


def trainings_said(entries: Iterable[TrainingEntry], language: str) -> dict[int, list[TrainingSaid]]:
    """By person, each training that was credited: only what the network approved ever is."""
    known = list(entries)
    words = TrainingWords([one.why for one in known], language)
    found: dict[int, list[TrainingSaid]] = {}
    for one in known:
        said = TrainingSaid(words=words.of(one.title, one.why), minutes=one.minutes)
        found.setdefault(one.person_id, []).append(said)
    return found
