"""Whom the demo's bar offers to look as. A handle is the mail address before the @example.org."""

from typing import TypedDict

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class CastMember(TypedDict):
    handle: str
    name: str  # as the person is called in the demo network
    what: str | Promise  # one line: what they are to the network


CAST: list[CastMember] = [
    {"handle": "dana", "name": "Dana Whitcomb", "what": _("a member, with a year of hours")},
    {"handle": "morgan", "name": "Morgan Ames", "what": _("a facilitator, with a meeting on right now")},
    {"handle": "theo", "name": "Theo Levesque", "what": _("a co-facilitator")},
    {"handle": "sam", "name": "Sam Ouellette", "what": _("new here, no hours yet")},
    {"handle": "amina", "name": "Amina Warsame", "what": _("a member whose language is Somali")},
    {"handle": "joan", "name": "Joan Thibodeau", "what": _("network staff")},
    {"handle": "walter", "name": "Walter Nason", "what": _("an auditor, who may look but not change")},
]
