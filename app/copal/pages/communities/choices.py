"""What can be chosen for a community, in words, for its forms and its pages."""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.base.wording.moments import ZONES, zone_name
from copal.pages.base.policy_words import policy_words
from copal.policies import attendance

KINDS = (
    ("regional", gettext_lazy("Regional community")),
    ("topical", gettext_lazy("Topical community")),
    ("partnership", gettext_lazy("Collaborative partnership")),
    ("book_club", gettext_lazy("Applied book club")),
)
WAYS_IN = (
    ("open", gettext_lazy("Anyone may join")),
    ("approval", gettext_lazy("People ask, a facilitator says yes")),
    ("application", gettext_lazy("People apply by answering a question")),
    ("closed", gettext_lazy("By invitation only; others do not see it")),
)
ROLES = (
    ("member", gettext_lazy("Member")),
    ("note_taker", gettext_lazy("Note-taker")),
    ("co_facilitator", gettext_lazy("Co-facilitator")),
    ("facilitator", gettext_lazy("Facilitator")),
)


def languages() -> list[tuple[str, str]]:
    """Those people speak here, each in its own name; never the pseudo-language of the tests."""
    return [(code, str(name)) for code, name in settings.LANGUAGES if code != "en-xa"]


def language_name(code: str) -> str:
    return dict(languages()).get(code, code)


def zones(current: str) -> list[tuple[str, str]]:
    """The zones of the network's part of the world, and the one in use."""
    names = dict.fromkeys([current, *ZONES]) if current else dict.fromkeys(ZONES)
    return [(zone, f"{zone_name(zone)} ({zone.split('/')[-1].replace('_', ' ')})") for zone in names]


def regions(offered: list[str], current: str) -> list[tuple[str, str]]:
    names = dict.fromkeys([*offered, current] if current else offered)
    return [("", _("Everywhere"))] + [(name, name) for name in names]


def policies(on: date) -> list[tuple[str, str]]:
    return [(name, policy_words(attendance.in_force(name, on=on))) for name in attendance.names()]
