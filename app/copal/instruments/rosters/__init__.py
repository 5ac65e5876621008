"""Reads lists of people from CSV files and XLSX workbooks: who they are, and what is wrong with a row.

Knows nothing of communities and uses no Django. The bytes, delimiters and workbooks are read by the same code
that reads attendance reports; a formula is never run, and a broken file is an `Unreadable`, never a crash.
"""

from copal.instruments.reports.values import Unreadable
from copal.instruments.rosters.reading import MOST_ROWS, Entry, NobodyNamed, TooManyRows, read

__all__ = ["MOST_ROWS", "Entry", "NobodyNamed", "TooManyRows", "Unreadable", "read"]
