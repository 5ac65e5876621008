"""Pure rules of confidentiality; a file for each."""

from copal.domain.confidentiality.rules.screening import EDITION, Audience, Screened, TooLong, screen

__all__ = ["EDITION", "Audience", "Screened", "TooLong", "screen"]
