"""Proof that a record is as it was written: chains of digests, one tree a day, and signatures under it.

`entries` says what of an entry is hashed and how, `words` how free words are in it without binding them, `tree`
joins a day's digests to one root, `statements` says what is signed, `keys` signs, `checking` works everything out
anew in one pass, and `paper` proves one entry without the others. Nothing here touches a database or the clock.
"""
