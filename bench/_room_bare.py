"""The bare server of streams: Starlette on the same granian, as the ruler the room is held against.

One queue per listener; POST /say/?size=N puts one event of N bytes into each and answers with its number.
"""

import asyncio
import sys
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, StreamingResponse
from starlette.routing import Route

from bench._bare import run

listeners: set[asyncio.Queue[bytes]] = set()
said = 0


async def listen(request: Request) -> StreamingResponse:
    return StreamingResponse(_events(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def _events() -> AsyncIterator[bytes]:
    mine: asyncio.Queue[bytes] = asyncio.Queue()
    listeners.add(mine)
    try:
        yield f'id: {said}\ndata: {{"from":null,"to":{said}}}\n\n'.encode()
        while True:
            yield await mine.get()
    finally:
        listeners.discard(mine)


async def say(request: Request) -> JSONResponse:
    global said  # noqa: PLW0603
    said += 1
    head = f'id: {said}\ndata: {{"from":{said - 1},"to":{said},"words":"'
    event = f'{head}{"x" * (int(request.query_params["size"]) - len(head) - 4)}"}}\n\n'.encode()
    for one in listeners:
        one.put_nowait(event)
    return JSONResponse({"number": said})


application = Starlette(routes=[Route("/stream/", listen), Route("/say/", say, methods=["POST"])])

if __name__ == "__main__":
    asyncio.run(run(application, int(sys.argv[1])))
