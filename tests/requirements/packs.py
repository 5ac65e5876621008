"""Rule packs as a network would write them, and the way from a file to one in force."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from copal.domain.requirements.actions import add_pack, put_in_force
from copal.domain.requirements.models import AddedPack
from copal.journeys.look_at_pack import look_at_pack
from tests.cast import SIX

PROVIDER = "us-me.licensing.fcc.provider"
APRIL = date(2026, 4, 1)  # a month after the cast meets

HEAD = """
[pack]
id = "{pack}"
version = "{version}"
jurisdiction = "{jurisdiction}"
timezone = "America/New_York"
authority = "Office of Invented Rules"
title = "Invented pack"
"""
RULE = """
[[rule]]
id = "{rule}"
edition = "{edition}"
title = "Family child care provider: so many hours each year"
effective_from = {since}
required_minutes = {minutes}
accepts = ["growth", "elective_training"]
{more}
[rule.applies_to]
settings = ["family_child_care"]
roles = ["provider"]

[rule.window]
kind = "anniversary"
anchor = "hire"

[rule.citation]
title = "Invented source"
url = "https://example.org/rule"
read_on = 2026-02-20
confidence = "{confidence}"
"""


def head(pack="ours", version="1", jurisdiction="US-ME"):
    return HEAD.format(pack=pack, version=version, jurisdiction=jurisdiction)


def rule(name=PROVIDER, *, edition="2026", since=APRIL, minutes=900, confidence="verified", more=""):
    return RULE.format(
        rule=name, edition=edition, since=since, minutes=minutes, confidence=confidence, more=more
    )


def text(*rules, **of_head):
    return (head(**of_head) + "".join(rules or [rule()])).encode()


def noon(day):
    """As people there say it."""
    return datetime.combine(day, time(12), ZoneInfo("America/New_York"))


def added(cast, *rules, begins=APRIL, at=SIX, **of_head) -> AddedPack:
    return add_pack(data=text(*rules, **of_head), begins=begins, by=cast.dora, at=at)


def looked_at(pack, *, at=SIX):
    look_at_pack(pack.look.pk, at=at)
    return pack


def in_force(cast, *rules, begins=APRIL, at=SIX, **of_head) -> AddedPack:
    pack = looked_at(added(cast, *rules, begins=begins, at=at, **of_head), at=at)
    put_in_force(pack=pack, by=cast.dora, at=at)
    return pack
