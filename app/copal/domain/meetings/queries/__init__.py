"""Questions about meetings and series. What a page may see goes through a viewer."""

from copal.domain.meetings.queries.answers import (
    AnswerStory,
    GivenAnswer,
    answers_with_history,
    not_invited,
    person_to_answer_for,
)
from copal.domain.meetings.queries.calendars import CalendarMeeting, calendar_of, calendar_of_meeting
from copal.domain.meetings.queries.gates import (
    community_of,
    is_guest,
    may_open,
    meeting_for,
    place_at,
    series_for,
)
from copal.domain.meetings.queries.letters import (
    LetterMeeting,
    for_letter,
    people_of,
    sequence_of,
    start_of,
    starting_between,
)
from copal.domain.meetings.queries.lists import (
    MeetingLine,
    MeetingList,
    meetings_of,
    next_meetings,
    next_of_community,
    next_starts,
    open_to,
    to_close,
)
from copal.domain.meetings.queries.page import Coming, MeetingPage, SegmentLine, meeting_page
from copal.domain.meetings.queries.series import (
    SeriesLine,
    agenda_kept,
    next_of_series,
    rhythms_of,
    series_line,
)

__all__ = [
    "AnswerStory",
    "CalendarMeeting",
    "Coming",
    "GivenAnswer",
    "LetterMeeting",
    "MeetingLine",
    "MeetingList",
    "MeetingPage",
    "SegmentLine",
    "SeriesLine",
    "agenda_kept",
    "answers_with_history",
    "calendar_of",
    "calendar_of_meeting",
    "community_of",
    "for_letter",
    "is_guest",
    "may_open",
    "meeting_for",
    "meeting_page",
    "meetings_of",
    "next_meetings",
    "next_of_community",
    "next_of_series",
    "next_starts",
    "not_invited",
    "open_to",
    "people_of",
    "person_to_answer_for",
    "place_at",
    "rhythms_of",
    "sequence_of",
    "series_for",
    "series_line",
    "start_of",
    "starting_between",
    "to_close",
]
