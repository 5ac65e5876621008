"""The live room: a hand raised on 50, 200 and 1,000 open screens, beside a bare Starlette server of streams.

`./copal bench room [--json] [--streams N | --only rows|hands|storm]`. Ours and the bare server are up together, each
with as many streams and events as large, and take turns: ten changes here, ten there. Time runs from the moment a
change is sent until it is read from each stream; CPU is what the kernel counts for the serving process, with the
request that made the change. `hands` and `storm` stand in bench/_room_busy.py and bench/_room_storm.py.
"""

import argparse
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from bench import _room_busy, _room_storm, _server, _site
from bench._room_evening import PEOPLE, Evening, gather
from bench._room_hands import Hands, bare_change
from bench._room_hearing import Listeners, crowd
from bench._room_lane import Lane

SIZES = (50, 200, 1000)
MEMBERS = 30  # whose hands go up and down
BLOCKS, CHANGES = 6, 10

type Say = Callable[[str], None]


@dataclass(frozen=True)
class Row:
    streams: int
    p50_ms: float
    p99_ms: float
    p99_ratio: float
    delivered_share: float
    cpu_us_per_delivery: float
    kb_per_stream: float


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="copal bench room")
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--streams", type=int, default=0, help=f"one size only, up to {PEOPLE}")
    asked.add_argument("--only", choices=("rows", "hands", "storm"))
    options = asked.parse_args(words)
    if not 0 <= options.streams <= PEOPLE:
        asked.error(f"a room is measured with up to {PEOPLE} streams")
    sizes = (options.streams,) if options.streams else SIZES
    only = "rows" if options.streams else options.only
    os.environ["COPAL_SECRET_KEY"] = _server.KEY
    evening = gather(rooms=len(sizes) + 2)
    try:
        told = _told(evening, sizes, only, (lambda _: None) if options.json else _aloud)
    finally:
        shutil.rmtree(evening.place, ignore_errors=True)
    if options.json:
        print(json.dumps(told))
    return 0 if _is_right(told) else 1


def _told(evening: Evening, sizes: tuple[int, ...], only: str | None, say: Say) -> dict[str, Any]:
    say(f"load before: {os.getloadavg()[0]:.1f}")
    told: dict[str, Any] = {"rows": [], "hands": {}, "storm": {}}
    if only in {None, "rows"}:
        told["rows"] = [asdict(_measured(evening, streams, say)) for streams in sizes]
    for name, measured in (("hands", _room_busy.hands), ("storm", _room_storm.storm)):
        if only in {None, name}:
            told[name] = measured(evening)
            say("\n".join([f"{name}:", *(f"  {what}: {value}" for what, value in told[name].items())]))
    return told


def _aloud(words: str) -> None:
    print(words, flush=True)


def _is_right(told: dict[str, Any]) -> bool:
    """Everything delivered, and of the storm nothing lost."""
    shares = [row["delivered_share"] for row in told["rows"]]
    shares += [told[name]["delivered_share"] for name in ("hands", "storm") if told[name]]
    storm = told["storm"]
    return all(share == 1 for share in shares) and storm.get("in_line") == storm.get("hands")


def _measured(evening: Evening, streams: int, say: Say) -> Row:
    with (
        _site.site(evening.place) as site,
        _site.bare_streams() as ruler,
        crowd() as listeners,
        crowd() as others,
    ):
        ours = _our_lane(site, listeners, evening)
        size = ours.warm(evening.cookies)
        bare = Lane(ruler, others, "/stream/", bare_change(ruler.port, size))
        nobody = [""] * streams
        bare.warm(nobody)
        ours.fill(evening.cookies[:streams])
        bare.fill(nobody)
        for _ in range(BLOCKS):
            ours.run(CHANGES)
            bare.run(CHANGES)
        alone = listeners.ask("drain", streams=streams, size=size)["milliseconds"]
        ours.end()
        bare.end()
    say(f"{streams} streams, events of {ours.heard.bytes_each} bytes ({bare.heard.bytes_each} bare)")
    say(f"  ours: {_said(ours)}\n  bare: {_said(bare)}")
    say(
        f"  ratio of p99: {_ratio(ours, bare)}; the listeners alone take {alone} ms for one event on all streams"
    )
    return Row(
        streams=streams,
        p50_ms=ours.heard.percentile(0.5),
        p99_ms=ours.heard.percentile(0.99),
        p99_ratio=_ratio(ours, bare),
        delivered_share=ours.heard.share,
        cpu_us_per_delivery=ours.microseconds_per_delivery(),
        kb_per_stream=round(ours.kilobytes_each, 1),
    )


def _our_lane(site: _site.Running, listeners: Listeners, evening: Evening) -> Lane:
    room = evening.room()
    sender = Hands(site.port, room, evening.cookies[1 : MEMBERS + 1])
    sender.open(evening.cookies[0])
    return Lane(site, listeners, f"{room}stream/?as=member", sender.change)


def _ratio(ours: Lane, bare: Lane) -> float:
    return round(ours.heard.percentile(0.99) / (bare.heard.percentile(0.99) or 1), 2)


def _said(lane: Lane) -> str:
    heard = lane.heard
    return (
        f"p50 {heard.percentile(0.5):6} ms  p99 {heard.percentile(0.99):6} ms  delivered {heard.share:.2%}  "
        f"{lane.microseconds_per_delivery():6} us CPU a delivery  {lane.kilobytes_each:5.1f} KB a stream  "
        f"opened in {lane.opened_seconds:.2f} s  (reading: {lane.crowd_microseconds()} us an event)"
    )
