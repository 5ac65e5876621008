"""Programmes: the workplaces people are employed at, and who of them lets its directors see where they stand.

Being asked changes nothing. A yes is one person's own, for one year, and ended by them at any time; a no looks like no
answer. This room knows who may look at whom; the figures themselves are put together by a journey.
"""
