"""How often is too often: for codes that could be guessed and pages that could be hammered."""

import hashlib

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused


class TooOften(Refused):
    """Told as 429. `wait_seconds` says when it is worth trying again."""

    reason = "too_often"

    def __init__(self, wait_seconds: int) -> None:
        super().__init__(_("That was tried too often in a short time. Please wait a moment and try again."))
        self.wait_seconds = wait_seconds


def _key(what: str, who: str) -> str:
    digest = hashlib.blake2b(who.encode(), digest_size=12).hexdigest()
    return f"throttle:{what}:{digest}"


def count(what: str, who: str, *, limit: int, within_seconds: int) -> None:
    """Count one try of `what` by `who`; raises TooOften after `limit` tries in a window of `within_seconds`.

    The window opens with the first try. Kept in the cache: forgotten on a restart, which is harmless.
    """
    key = _key(what, who)
    if cache.add(key, 1, timeout=within_seconds):
        return
    try:
        tries = cache.incr(key)
    except ValueError:  # the window closed between the two calls
        cache.set(key, 1, timeout=within_seconds)
        return
    if tries > limit:
        raise TooOften(within_seconds)


def forgive(what: str, who: str) -> None:
    """Start again from nothing, after a success."""
    cache.delete(_key(what, who))
