"""Copal runs Communities of Practice, from the first invitation to hours that hold up years later."""
