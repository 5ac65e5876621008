"""Gatherings: series and their rhythm, single meetings, agenda, invitations and answers, and the close.

Who came is attendance's business; what it earns is the ledger's. A meeting that is cancelled, moved or
closed says so by a row with who and when.
"""
