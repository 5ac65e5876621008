"""Checking packs before they are in force: what would be refused, and what deserves a second look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from copal.instruments.requirements.fields import PackRefused
from copal.instruments.requirements.files import pack_of
from copal.instruments.requirements.packs import BOUNDED, Edition, Pack
from copal.instruments.requirements.rulebook import Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found in one file. A refusal keeps the pack out; anything else is a note."""

    file: str
    words: str
    is_refusal: bool = False


def load_pack(path: Path) -> Pack:
    """One pack from a TOML file. Raises PackRefused, also for a file that cannot be read."""
    try:
        return pack_of(path.read_bytes())
    except OSError as fault:
        raise PackRefused("", f"The file cannot be read: {fault.strerror}.") from None


def lint(files: Sequence[Path]) -> list[Finding]:
    """All findings, file by file; then what the files together do wrong."""
    found: list[Finding] = []
    packs: list[tuple[str, Pack]] = []
    for path in files:
        try:
            packs.append((path.name, load_pack(path)))
        except PackRefused as refusal:
            found.append(Finding(file=path.name, words=refusal.words, is_refusal=True))
    found += _together(packs)
    rules = {one.id for _file, pack in packs for one in pack.editions}
    for file, pack in packs:
        found += [Finding(file=file, words=words) for words in notes(pack, rules)]
    return found


def _together(packs: list[tuple[str, Pack]]) -> list[Finding]:
    """Packs that cannot stand beside each other, the later file named. Conversions may be in any file."""
    try:
        Rulebook(pack for _file, pack in packs)
    except PackRefused as refusal:
        file = next((file for file, pack in reversed(packs) if pack.head.id == refusal.pack), refusal.pack)
        return [Finding(file=file, words=refusal.words, is_refusal=True)]
    return []


def notes(pack: Pack, rules: set[str]) -> Iterator[str]:
    """What deserves a second look, in a sentence each. `rules`: ids of all that are known."""
    if not pack.editions and not pack.conversions:
        yield "holds neither a rule nor a conversion"
    for one in pack.editions:
        where = f"rule {one.id} ({one.edition})"
        for words in (*_without_effect(one), *_of_sources(one)):
            yield f"{where}: {words}"
        for walk in one.crosswalk:
            if walk.from_rule not in rules:
                yield f"{where}: crosswalk from {walk.from_rule}, which none of these files holds"
    yield from _gaps(pack)


def _without_effect(one: Edition) -> Iterator[str]:
    """Keys that the rule's kind of window never reads."""
    kind, window = one.window.kind, one.window
    if window.starts != (1, 1) and kind != "calendar_year":
        yield f"“starts” has no effect on a window of kind {kind}"
    if window.anchor is not None and kind not in ("anniversary", "fixed_term"):
        yield f"“anchor” has no effect on a window of kind {kind}"
    if kind in BOUNDED:
        return
    if one.carry_over is not None:
        yield f"nothing carries over in a window of kind {kind}"
    if one.nested is not None:
        yield f"“nested” has no effect on a window of kind {kind}"
    if one.first_period is not None and one.first_period.pro_rata:
        yield f"“pro_rata” has no effect on a window of kind {kind}"


def _of_sources(one: Edition) -> Iterator[str]:
    if one.required_minutes is None:
        yield "the number of hours is not known, so the answer is always “cannot say”"
    elif one.citation.confidence != "verified":
        yield f"the source is {one.citation.confidence}, so the answer is never “met” without a doubt"
    if one.required_minutes is not None:
        for minimum in one.minimums:
            if minimum.minutes > one.required_minutes:
                yield f"the minimum {minimum.id} asks more than the whole rule"


def _gaps(pack: Pack) -> Iterator[str]:
    last: dict[str, Edition] = {}
    for one in sorted(pack.editions, key=lambda one: (one.id, one.effective_from)):
        before = last.get(one.id)
        if before is not None and before.effective_to is not None:
            days = (one.effective_from - before.effective_to).days - 1
            if days:
                yield f"rule {one.id}: nothing is in force for {days} days between its editions"
        last[one.id] = one
