"""Takes people out of log lines: no words they wrote, no addresses, no names. Ids may stay.

The rule is coarse on purpose. From code that is not ours only the fixed part of a message is kept, never
the values put into it; of an exception only its kind and the places in our code it came through.
"""

import re
import traceback
from types import TracebackType
from typing import Any

ADDRESS = re.compile(r"[^\s<>@\"'=:,;]+@[^\s<>@\"',;]+")
IPV4 = re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b")
IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}(?![\w:])")
QUERY = re.compile(r"\?[^\s\"']+")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
LONGEST = 300


def scrub(text: str) -> str:
    """The text with mail addresses, machine addresses, query strings and quoted words taken out."""
    for pattern, instead in (
        (ADDRESS, "[mail]"),
        (QUERY, "?…"),
        (IPV4, "[ip]"),
        (IPV6, "[ip]"),
        (QUOTED, "'…'"),
    ):
        text = pattern.sub(instead, text)
    return text[:LONGEST]


def trouble(
    kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
) -> dict[str, Any] | None:
    """An exception as its kind and the last places it came through; never its message or its values."""
    if kind is None:
        return None
    places = [
        f"{frame.filename.rsplit('/site-packages/', 1)[-1].rsplit('/app/', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    cause = problem.__cause__ if problem is not None else None
    return {
        "kind": f"{kind.__module__}.{kind.__qualname__}",
        "cause": type(cause).__qualname__ if cause is not None else None,
        "places": places[-8:],
    }
