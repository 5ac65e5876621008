"""The bare server: granian with an ASGI hello, as the ruler everything is held against."""

import asyncio
import signal
import sys

from copal.config.server import server


async def hello(scope, receive, send) -> None:
    headers = [(b"content-type", b"text/plain"), (b"content-length", b"5")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"hello"})


async def run(front, port: int) -> None:
    running = server(front, address="127.0.0.1", port=port)
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, running.stop)
    loop.call_later(1, lambda: print("open", flush=True))
    await running.serve()


if __name__ == "__main__":
    asyncio.run(run(hello, int(sys.argv[1])))
