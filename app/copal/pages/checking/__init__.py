"""Words held against the check while they are written, and what a community says points to nobody."""
