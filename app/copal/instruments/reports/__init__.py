"""Reads attendance reports of Zoom, Teams, Meet and Webex, and sign-in sheets.

`read(path_or_stream, meeting)` says who was there, when, for how many minutes inside the schedule, and which member
that is, if it is certain. It never credits anybody by a similar name, never guesses a date, and answers a broken,
hostile or foreign file with an error and a plain sentence.
"""

from copal.instruments.reports.reading import Progress, read
from copal.instruments.reports.values import Meeting, Member, Participant, Problem, Report, Stay

__all__ = ["Meeting", "Member", "Participant", "Problem", "Progress", "Report", "Stay", "read"]
