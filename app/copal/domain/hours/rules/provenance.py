"""How sure an hour is."""

STRONGEST_FIRST = (
    ("code", "verified"),
    ("report", "imported"),
    ("roll_call", "attested"),
    ("sheet", "attested"),
    ("claim", "self_reported"),
)


def provenance(sources: set[str]) -> str:
    """How sure an hour is: that of the strongest source it rests on. Raises LookupError for none known."""
    for source, how_sure in STRONGEST_FIRST:
        if source in sources:
            return how_sure
    raise LookupError(f"no known source among {sorted(sources)}")
