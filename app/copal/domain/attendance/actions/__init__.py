"""Verbs of attendance, by topic: doors, presence, reports, claims."""
