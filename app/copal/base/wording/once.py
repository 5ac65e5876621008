"""Words that follow from nothing but what is given and the language are made once and said again."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, cast

from django.utils.translation import get_language

MOST = 4096  # phrases kept for each function; the longest unused go first


def once_per_language[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """Remember what `function` said. Not for one that reads a clock's hands off an aware datetime: two moments
    are equal in every zone, but their hours are not."""

    @lru_cache(maxsize=MOST)
    def said(_language: str | None, *args: Any, **named: Any) -> R:
        return function(*args, **named)

    @wraps(function)
    def speak(*args: P.args, **named: P.kwargs) -> R:
        return cast("Callable[..., R]", said)(get_language(), *args, **named)

    return speak
