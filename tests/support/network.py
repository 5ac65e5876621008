"""No test reaches beyond this machine: a socket to anywhere else is a bug in the test or the product."""

import ipaddress
import socket

LOCAL_NAMES = {"localhost", "", None}
_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_resolve = socket.getaddrinfo


class ReachedOutside(AssertionError):
    """A test tried to leave this machine."""


def is_local(host: object) -> bool:
    """True for loopback addresses and the names of this machine."""
    host = host.decode() if isinstance(host, bytes) else host
    if host in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(str(host).split("%")[0]).is_loopback
    except ValueError:
        return False


def _check(family: int, address: object) -> None:
    if family == socket.AF_UNIX:
        return
    if not isinstance(address, tuple) or not is_local(address[0]):
        raise ReachedOutside(f"no test may connect to {address!r}")


def _guarded_connect(self: socket.socket, address: object) -> None:
    _check(self.family, address)
    _connect(self, address)


def _guarded_connect_ex(self: socket.socket, address: object) -> int:
    _check(self.family, address)
    return _connect_ex(self, address)


def _guarded_resolve(host: object, *args: object, **kwargs: object) -> object:
    if not is_local(host):
        raise ReachedOutside(f"no test may look up {host!r}")
    return _resolve(host, *args, **kwargs)


def close() -> None:
    """From here on, in this process, only loopback answers."""
    socket.socket.connect = _guarded_connect
    socket.socket.connect_ex = _guarded_connect_ex
    socket.getaddrinfo = _guarded_resolve
