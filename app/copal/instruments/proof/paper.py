"""Proof of one entry without the others: its form, the way up to the root of its day, and the signed statement."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from copal.instruments.proof.checking import is_vouched_for
from copal.instruments.proof.entries import FIELDS, VERSION
from copal.instruments.proof.keys import is_signed
from copal.instruments.proof.statements import DayStatement, KeyStatement
from copal.instruments.proof.tree import path_to, root_by

FORMAT = "copal proof 1"


class ProofRefused(ValueError):
    """This is not a proof at all. The words say why."""


def paper(
    form: str, place: int, digests: Sequence[bytes], day: DayStatement, keys: Sequence[KeyStatement]
) -> dict[str, Any]:
    """JSON values. `digests` are those of the day in their order; the entry stands at `place` of them."""
    return {
        "format": FORMAT,
        "entry": form,
        "place": place,
        "path": [one.hex() for one in path_to(digests, place)],
        "day": asdict(day),
        "keys": [asdict(one) for one in keys],
    }


def holds(proof: object, *, trusted: str = "") -> tuple[str, dict[str, str]]:
    """What is wrong with it ("" for nothing), and what the entry says, by field. Raises ProofRefused.

    `trusted` is the first key's public half, known from elsewhere; without it, any line of keys is believed.
    """
    try:
        form, place, path, day, keys = _read(proof)
        digest = hashlib.sha256(form.encode()).digest()
        said = _said(form)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise ProofRefused("This file is not a proof of an entry.") from problem
    try:
        is_in = root_by(digest, place, day.count, path).hex() == day.root
    except ValueError:
        is_in = False
    if not is_in:
        return "root_differs", said
    if not is_vouched_for(day.key, keys, trusted=trusted):
        return "key_unknown", said
    return ("" if is_signed(day, keys[day.key].public) else "signature_wrong"), said


type Parts = tuple[str, int, list[bytes], DayStatement, Mapping[str, KeyStatement]]


def _read(proof: Any) -> Parts:
    if proof["format"] != FORMAT:
        raise ValueError(proof["format"])
    keys = {one["key"]: KeyStatement(**one) for one in proof["keys"]}
    path = [bytes.fromhex(one) for one in proof["path"]]
    return proof["entry"], int(proof["place"]), path, DayStatement(**proof["day"]), keys


def _said(form: str) -> dict[str, str]:
    lines = form.split("\n", len(FIELDS) + 1)
    if lines[0] != VERSION or len(lines) != len(FIELDS) + 2:
        raise ValueError("not the form of an entry")
    found = dict(line.split(": ", 1) for line in lines[1:])
    if tuple(found) != ("previous", *FIELDS):
        raise ValueError("not the form of an entry")
    return found
