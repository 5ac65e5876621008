"""A ledger of minutes earned. Entries are only ever added; a mistake is put right by another entry.

The database itself refuses update and delete. Presence and meetings are other rooms: an entry keeps what
it rests on in its own words and numbers, so that it still explains itself years later.
"""
