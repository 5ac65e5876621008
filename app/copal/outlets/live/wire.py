"""How one process tells the others that a meeting's room changed: by the meeting's id and nothing else.

In one process a bell is heard where it rings. Where COPAL_REDIS_URL is set, the other processes hear it too
(`line.py`). A bell says "look": one that is lost or comes late harms nothing, since whoever listens also
looks by themselves.
"""

import threading
from collections.abc import Callable
from typing import Protocol, cast

import structlog
from django.conf import settings
from django.utils.module_loading import import_string

LINE = (
    "copal.outlets.live.line.Line"  # loaded where it is used: what it leans on takes half a second and 40 MB
)
log = structlog.get_logger("copal.wire")


class Wire(Protocol):
    """Between processes. None of these raises into the caller."""

    def ring(self, meeting_id: int) -> None: ...
    def listen(self, heard: Callable[[int], None], missed: Callable[[], None]) -> None: ...
    def stop(self) -> None: ...


class Ear:
    """Whoever listens in this process. Their trouble stays theirs: it never reaches the one who rang."""

    def __init__(self) -> None:
        self._heard: Callable[[int], None] | None = None
        self._missed: Callable[[], None] | None = None

    def listen(self, heard: Callable[[int], None], missed: Callable[[], None]) -> None:
        self._heard, self._missed = heard, missed

    def close(self) -> None:
        self._heard = self._missed = None

    def hear(self, meeting_id: int) -> None:
        heard = self._heard
        if heard is not None:
            _quietly(lambda: heard(meeting_id))

    def miss(self) -> None:
        """Some bells may have rung unheard: look at everything."""
        missed = self._missed
        if missed is not None:
            _quietly(missed)


def _quietly(tell: Callable[[], None]) -> None:
    try:
        tell()
    except Exception:
        log.exception("bell_not_taken")


class WithinOneProcess:
    """What rings here is heard here, at once, in the thread that rang."""

    def __init__(self) -> None:
        self.ear = Ear()

    def ring(self, meeting_id: int) -> None:
        self.ear.hear(meeting_id)

    def listen(self, heard: Callable[[int], None], missed: Callable[[], None]) -> None:
        self.ear.listen(heard, missed)

    def stop(self) -> None:
        self.ear.close()


_guard = threading.Lock()
_in_use: list[Wire] = []


def ring(meeting_id: int) -> None:
    """A meeting's room changed. From any thread, after commit. Never raises and never waits for a server."""
    try:
        _wire().ring(meeting_id)
    except Exception:
        log.exception("bell_not_rung")


def listen(heard: Callable[[int], None], missed: Callable[[], None] = lambda: None) -> None:
    """From now on `heard` is called with the id of every meeting whose room changed, in this process or another.

    `missed` is called whenever bells may have rung unheard: each time this process is connected (again).
    Both are called from other threads, and must come back at once. Who listens last takes the place of the one before.
    """
    _wire().listen(heard, missed)


def stop() -> None:
    """Nothing is heard any more. Bells may still ring afterwards; they begin anew."""
    with _guard:
        stopped = _in_use.copy()
        _in_use.clear()
    for wire in stopped:
        wire.stop()


def _wire() -> Wire:
    with _guard:
        if not _in_use:
            _in_use.append(_made())
        return _in_use[0]


def _made() -> Wire:
    if not settings.REDIS_URL:
        return WithinOneProcess()
    return cast("Wire", import_string(LINE)(url=settings.REDIS_URL, channel=settings.SHARED_NAME + ":rooms"))
