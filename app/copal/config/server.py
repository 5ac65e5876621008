"""The one server: granian inside our own process, so that nothing but the worker needs a second one."""

import socket
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.server.embed import Server

OPEN_STREAMS = 4096  # granian counts a room's open stream as a request in progress
STOP_SECONDS = 5


class PortTaken(OSError):
    """Somebody else listens there."""


class FreePort:
    """Ports are taken below 32768: above it any client's own port can be in the way."""

    @staticmethod
    def is_free(address: str, port: int) -> bool:
        with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind((address, port))
            except OSError:
                return False
        return True

    @staticmethod
    def find(address: str = "127.0.0.1", start: int = 8001, end: int = 32767) -> int:
        """The next free port from `start` on. Raises PortTaken when there is none."""
        for port in range(start, end):
            if FreePort.is_free(address, port):
                return port
        raise PortTaken(f"no free port from {start} on")


def server(front: Any, *, address: str, port: int) -> Server:
    """A server that runs in the caller's event loop (`await server.serve()`, `server.stop()`)."""
    return Server(
        front,
        address=address,
        port=port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,  # proxies speak it, and an open stream costs a third less
        websockets=False,
        backlog=1024,
        backpressure=OPEN_STREAMS,
        log_enabled=False,
    )
