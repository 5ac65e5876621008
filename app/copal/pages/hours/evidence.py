"""What an entry rests on, in a sentence: each source by itself, what is apart, and where something does not add up."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copal.base.wording import amounts, moments
from copal.base.wording.once import once_per_language

TOLD = {
    "code": gettext_lazy("checked in by the code %(times)s"),
    "roll_call": gettext_lazy("on the roll call %(times)s"),
    "sheet": gettext_lazy("on the sign-in sheet %(times)s"),
    "report": gettext_lazy("on the call %(times)s"),
    "claim": gettext_lazy("by their own word %(times)s"),
}
APART = {
    "training": gettext_lazy("training %(times)s apart"),
    "waiting": gettext_lazy("training %(times)s apart, waiting for the network’s approval"),
}


def rests_on(why: Mapping[str, Any], *, waits: bool = False) -> list[str]:
    """Sentences, the one that says most first; nothing for an entry from before these were kept.

    `waits`: say also what waits for the network. An entry does not: it was written when something did, perhaps.
    """
    if not why.get("told"):
        return []
    return [sentence for sentence in (_evidence(why, waits=waits), _differ(why), _elsewhere(why)) if sentence]


def _evidence(why: Mapping[str, Any], *, waits: bool) -> str:
    """ "On the call 6:04 to 7:58, on the roll call 6:00 to 6:10: 1 h 58 min; training 7:00 to 7:45 apart." """
    zone = why["timezone"]
    sources = [
        str(TOLD[source]) % {"times": _times(spans, zone)}
        for source, _ended, spans in why["told"]
        if source in TOLD
    ]
    told = _("%(sources)s: %(time)s") % {
        "sources": _(", ").join(sources),
        "time": amounts.duration(why["present_minutes"] + why["elsewhere_minutes"]),
    }
    apart = [
        str(APART[kind if waits else "training"]) % {"times": _times(spans, zone)}
        for kind, _minutes, _present, spans in why["parts"]
        if kind in APART
    ]
    return capfirst(_("%(told)s.") % {"told": _("; ").join([told, *apart])})


def _differ(why: Mapping[str, Any]) -> str:
    if not why["apart_minutes"]:
        return ""
    return _("What is known differs by %(time)s. All the time that any of it shows counts, once.") % {
        "time": amounts.duration(why["apart_minutes"])
    }


def _elsewhere(why: Mapping[str, Any]) -> str:
    if not why["elsewhere_minutes"]:
        return ""
    return _("%(time)s of it count at another meeting of the same hour: no minute counts twice.") % {
        "time": amounts.duration(why["elsewhere_minutes"])
    }


def _times(spans: Sequence[Sequence[str]], zone: str) -> str:
    return _(" and ").join(_stretch(since, until, zone) for since, until in spans)


@once_per_language
def _stretch(since: str, until: str, zone: str) -> str:
    """ "6:04 to 7:58"; both are moments as ISO 8601."""
    return _("%(since)s to %(until)s") % {
        "since": moments.clock_figure(moments.there(datetime.fromisoformat(since), zone)),
        "until": moments.clock_figure(moments.there(datetime.fromisoformat(until), zone)),
    }
