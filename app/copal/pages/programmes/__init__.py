"""Programmes: what their directors see, and what each person shares, reads and ends about themselves."""
