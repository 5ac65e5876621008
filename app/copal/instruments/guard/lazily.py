"""Patterns that few texts need, compiled when the first one does: the command answers sooner."""

import re
from functools import cache


@cache
def compiled(pattern: str, *, any_case: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if any_case else 0)
