"""How large the measured network is, and who in it is asked for."""

from datetime import timedelta

PEOPLE, COMMUNITIES, MEETINGS_EACH = 10_000, 200, 25
THE_MEMBER, THE_FACILITATOR = "member@example.org", "facilitator@example.org"
WEEK = timedelta(days=7)
