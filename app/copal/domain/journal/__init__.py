"""What happened, in order, for good; also the outbox.

Rooms record facts here in the transaction that makes them true. Outlets hear of a fact once it is
committed; a crash in between re-tells it, never forgets it and never tells it twice. Entries carry ids
only: no names, no words. The database itself refuses to change or delete one.
"""
