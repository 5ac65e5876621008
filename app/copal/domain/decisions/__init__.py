"""Proposals, where people stand on them, common ground, and the register of what was decided.

It keeps the words of a scale as people saw them, hides counts and reasons until they may be seen, and keeps
anonymous answers so that nobody can be found behind one. It never decides by a majority, never puts a name into
a minute, and does not know who is present: whoever asks says so.
"""
