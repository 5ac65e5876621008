"""Rule packs a network adds to those of the house: looked at, dated, then in force, and never changed again.

Which edition of a rule counts on a day is asked here; where a person stands by it is a journey.
"""
