"""50 people writing at once in one community, their words held against the check while they type.

`./copal bench check [--json]`. Each pauses every two seconds, as people do who look for a word; each pause is one look
at all they have written, up to 80 words. Then one request after another for the CPU of the serving process.
"""

import argparse
import asyncio
import json
import os
import random
import time
from datetime import UTC, datetime
from urllib.parse import urlencode

from bench import _load, _server, _site
from bench.seed import seed

PEOPLE, PAUSES, EVERY_SECONDS, ALONE = 50, 12, 2.0, 200
TOKEN = "x" * 32
TEXT = (
    "This week our circle time came apart right after snack, so we tried a two-minute song and a picture chart by the "
    "door. Mason would not join the others until his grandmother left, and we thought about what Vygotsky says of play. "
    "Some of the older ones helped clean up, one cried, and I wonder whether the room is too loud for them. We want to "
    "move the blocks, dim the light, and see what the next two weeks bring before we talk with the family again."
)


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="copal bench check")
    asked.add_argument("--json", action="store_true")
    options = asked.parse_args(words)
    told = measured()
    print(json.dumps(told) if options.json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0


def measured() -> dict[str, object]:
    os.environ["COPAL_SECRET_KEY"] = _server.KEY
    place = seed()["data"]
    from bench._evening import evening
    from bench._sessions import cookie_for

    meeting, people = evening(PEOPLE, at=datetime.now(UTC), name="check")
    cookies = [f"{cookie_for(person)}; csrf={TOKEN}" for person in people]
    with _site.site(place) as site:
        origin = f"http://127.0.0.1:{site.port}"

        def request(index: int, pause: int) -> bytes:
            written = " ".join(TEXT.split()[: min(80, 10 + pause * 6)])
            body = urlencode({"csrfmiddlewaretoken": TOKEN, "name": "words", "words": f"{written} {index}"})
            return _load.post(f"/check/{meeting.community_id}/", body, cookies[index], origin)

        _load.run(site.port, lambda index: request(index % PEOPLE, 0), connections=4, number=60)
        answers = asyncio.run(_typing(site.port, request))
        before = site.cpu_seconds()
        alone = _load.run(
            site.port, lambda index: request(index % PEOPLE, PAUSES), connections=1, number=ALONE
        )
        cpu = (site.cpu_seconds() - before) / ALONE * 1000
    result = _load.Result(answers, PAUSES * EVERY_SECONDS)
    return {
        "people": PEOPLE, "looks": len(answers), "statuses": sorted({one.status for one in answers}),
        "p50_ms": result.percentile(0.5), "p95_ms": result.percentile(0.95), "p99_ms": result.percentile(0.99),
        "alone_p50_ms": alone.percentile(0.5), "request_cpu_ms": round(cpu, 2), "check_cpu_ms": _check_alone(),
    }  # fmt: skip


async def _typing(port: int, request: object) -> list[_load.Answer]:
    """Everybody begins at a moment of their own and looks again at their own pace."""
    chance, answers = random.Random(7), []

    async def one(index: int, first: float) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.sleep(first)
        for pause in range(PAUSES):
            started = time.perf_counter()
            writer.write(request(index, pause))  # type: ignore[operator]
            status, _, size = await _load.answer(reader)
            took = time.perf_counter() - started
            answers.append(_load.Answer(status, took * 1000, size))
            await asyncio.sleep(max(0.0, EVERY_SECONDS * (0.8 + 0.4 * chance.random()) - took))
        writer.close()

    await asyncio.gather(*(one(index, chance.random() * EVERY_SECONDS) for index in range(PEOPLE)))
    return answers


def _check_alone() -> float:
    """CPU milliseconds of the check itself, for 80 words and a roster of 50 people, in a process that has it loaded."""
    from copal.instruments.guard import check, prepared

    roster = prepared([{"name": f"Person Number{n}", "kind": "member"} for n in range(PEOPLE)])
    text = " ".join(TEXT.split()[:80])
    check(text, roster=roster)
    started = time.process_time()
    for turn in range(ALONE):
        check(f"{text} {turn}", roster=roster)
    return round((time.process_time() - started) / ALONE * 1000, 2)
