"""The cache of several processes: Django's own for Redis, with this process's memory to fall back on.

It holds counts of tries and nothing else worth keeping. While the server is away each process counts for
itself, so a limit may be reached once in each of them; but no page fails, and no door stands open.
"""

import json
import time
from collections.abc import Callable
from typing import Any, ClassVar

import redis
import structlog
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.retry import Retry

LEFT_ALONE_SECONDS = 5.0  # a server that did not answer is not asked for so long: pages do not wait each time
MOST_ENTRIES = 20_000

log = structlog.get_logger("copal.shared")


class Plain:
    """JSON, where Django would pickle: whoever can write on the server cannot run code here."""

    def dumps(self, value: Any) -> str:
        return json.dumps(value)

    def loads(self, data: bytes) -> Any:
        return json.loads(data)


class SharedCache(BaseCache):
    """Plain values only. Raises nothing when the server does not answer."""

    away_until: ClassVar[float] = 0.0  # by the monotonic clock, for all threads

    def __init__(self, location: list[str], params: dict[str, Any]) -> None:
        super().__init__(params)
        once_more = Retry(
            NoBackoff(), 1, (redis.ConnectionError,)
        )  # the connection kept from before a restart is dead
        options = {**params.get("OPTIONS", {}), "retry": once_more, "serializer": Plain}
        self.server = RedisCache(location, {**params, "OPTIONS": options})
        self.own = LocMemCache(
            "while the server is away", {**params, "OPTIONS": {"MAX_ENTRIES": MOST_ENTRIES}}
        )

    def _ask[Answer](self, question: Callable[[BaseCache], Answer]) -> Answer:
        if time.monotonic() >= SharedCache.away_until:
            try:
                return question(self.server)
            except (redis.RedisError, OSError) as trouble:
                SharedCache.away_until = time.monotonic() + LEFT_ALONE_SECONDS
                log.warning("shared_cache_away", failure=type(trouble).__name__)
        return question(self.own)

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._ask(lambda cache: cache.add(key, value, timeout, version))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._ask(lambda cache: cache.get(key, default, version))

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._ask(lambda cache: cache.set(key, value, timeout, version))

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._ask(lambda cache: cache.touch(key, timeout, version))

    def delete(self, key: Any, version: int | None = None) -> bool:
        return self._ask(lambda cache: cache.delete(key, version))

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Raises ValueError where there is no such count.

        Django's own looks first and counts then; a count that ended between the two would begin anew, without
        an end, and lock somebody out for good. So what just began is given an end.
        """
        count = self._ask(lambda cache: cache.incr(key, delta, version))
        if count == delta:
            self.touch(key, DEFAULT_TIMEOUT, version)
        return count

    def answers(self) -> bool:
        """Asks the server itself, even if it was left alone until now."""
        try:
            self.server._cache.get_client().ping()  # noqa: SLF001  (Django gives no other way to its client)
        except (redis.RedisError, OSError):
            return False
        SharedCache.away_until = 0.0
        return True

    def clear(self) -> None:
        """Not on the server: others keep their things there."""
        self.own.clear()
