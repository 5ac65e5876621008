"""Clockwork: what runs without anyone asking. One schedule table."""
