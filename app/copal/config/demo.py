"""Whom the demo's bar offers to look as. A handle is the mail address before the @example.org."""

from typing import TypedDict

from django.utils.functional import Promise


class CastMember(TypedDict):
    handle: str
    name: str  # as the person is called in the demo network
    what: str | Promise  # one line: what they are to the network


CAST: list[CastMember] = []
