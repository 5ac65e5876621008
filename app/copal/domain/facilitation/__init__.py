"""The live room while a meeting runs: who is here, what is on, who speaks, what is brought.

Everything is a log of small facts for each meeting; the state of a room is worked out from them by pure
rules, the same for everyone. It never credits hours, never decides a proposal, and never shows one person
what is another's alone.
"""
