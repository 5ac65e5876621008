"""Pure rules of confidentiality; a file for each."""

from copal.domain.confidentiality.rules.screening import (
    EDITION,
    Audience,
    Screened,
    Tells,
    TooLong,
    Writing,
    composed,
    mark_of,
    named,
    screen,
)

__all__ = [
    "EDITION",
    "Audience",
    "Screened",
    "Tells",
    "TooLong",
    "Writing",
    "composed",
    "mark_of",
    "named",
    "screen",
]
