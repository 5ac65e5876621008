"""Calendars: rhythms such as "second Monday, 6 to 8 pm" across clock changes, and files calendar programs read.

`rhythm` turns a rhythm into days and moments, `calendar_file` writes iCalendar (RFC 5545, 5546, 7986), `zones`
describes time zones in it. Knows nothing of Copal, never reads the clock, never opens the network, and puts
no one's words into a file that the caller did not hand over for it.
"""
