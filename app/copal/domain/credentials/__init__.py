"""What a person has earned, on what evidence: certificates, frozen, verifiable, replaced but never edited.

The bytes handed out are kept as they were; later edits of a name or a meeting change nothing issued. The
database itself refuses update and delete.
"""
