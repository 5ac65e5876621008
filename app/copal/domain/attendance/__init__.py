"""Who was there and when, as stays with a source, a time and who said so.

Evidence is only added; what was wrong is withdrawn by a row of its own. A person is never matched by a
similar name. What presence is worth is the ledger's business.
"""
