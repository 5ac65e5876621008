"""Wiring of Django itself: what is switched on, where data lies, how the site is reached.

Every setting that differs between machines comes from `environment.py`, and only from there.
Nothing here knows a business rule.
"""
