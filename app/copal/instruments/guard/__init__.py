"""Reads a text and marks what could point to a child, a family or a colleague. Knows nothing of Copal, no Django.

Nothing is learned, fetched or kept: lists, patterns and the words around them decide, so that every mark has a
reason that can be told, and nothing but a list or a pattern of suppression takes one away.
"""

from copal.instruments.guard.checking import check
from copal.instruments.guard.reasons import UNSEEN, WORDS
from copal.instruments.guard.roster import Names, Roster, prepared, whole_names
from copal.instruments.guard.spans import Span

__all__ = ["UNSEEN", "WORDS", "Names", "Roster", "Span", "check", "prepared", "whole_names"]
