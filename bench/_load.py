"""Requests over kept-open connections, timed one by one. Small enough not to be what is measured."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, takewhile


@dataclass(frozen=True)
class Answer:
    status: int
    milliseconds: float
    wire_bytes: int


@dataclass(frozen=True)
class Result:
    """What a run came to. Percentiles in milliseconds."""

    answers: Sequence[Answer]
    seconds: float

    @property
    def per_second(self) -> float:
        return round(len(self.answers) / self.seconds, 1)

    def percentile(self, share: float) -> float:
        times = sorted(one.milliseconds for one in self.answers)
        return round(times[min(len(times) - 1, int(len(times) * share))], 2)


type Request = Callable[[int], bytes]  # the bytes of the n-th request


def get(path: str, cookie: str = "") -> bytes:
    held = f"Cookie: {cookie}\r\n" if cookie else ""
    return (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: br, gzip\r\n{held}\r\n"
    ).encode()


def post(path: str, body: str, cookie: str, origin: str) -> bytes:
    return (
        f"POST {path} HTTP/1.1\r\nHost: {origin.removeprefix('http://')}\r\nOrigin: {origin}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\nCookie: {cookie}\r\n\r\n{body}"
    ).encode()


def run(port: int, request: Request, *, connections: int, number: int) -> Result:
    """`number` requests over `connections` connections, each sending its next as soon as it is answered."""
    return asyncio.run(_run(port, request, connections, iter(range(number))))


def keep_on(port: int, request: Request, *, connections: int, seconds: float) -> Result:
    """The same, as many as are answered in that time."""
    until = time.perf_counter() + seconds
    return asyncio.run(
        _run(port, request, connections, takewhile(lambda _: time.perf_counter() < until, count()))
    )


async def _run(port: int, request: Request, connections: int, waiting: Iterator[int]) -> Result:
    answers: list[Answer] = []

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for index in waiting:
            started = time.perf_counter()
            writer.write(request(index))
            status, _, size = await answer(reader)
            answers.append(Answer(status, (time.perf_counter() - started) * 1000, size))
        writer.close()

    started = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(connections)))
    return Result(answers, time.perf_counter() - started)


async def answer(reader: asyncio.StreamReader) -> tuple[int, bytes, int]:
    """Status, body, and how many bytes both came in."""
    head = await reader.readuntil(b"\r\n\r\n")
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(b":") for line in head.split(b"\r\n")[1:])
    }
    body = b""
    if headers.get(b"transfer-encoding") == b"chunked":
        while length := int((await reader.readline()).strip() or b"0", 16):
            body += (await reader.readexactly(length + 2))[:-2]
        await reader.readline()
    elif length := int(headers.get(b"content-length", b"0")):
        body = await reader.readexactly(length)
    return int(head.split(b" ", 2)[1]), body, len(head) + len(body)
