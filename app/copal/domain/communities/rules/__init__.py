"""Who may do what and how one gets in (`access`); what a row of a roster will do (`roster`)."""

from copal.domain.communities.rules.access import (
    LEADING,
    MAY,
    UNDO_MINUTES,
    Deed,
    Standing,
    WayIn,
    is_over,
    way_in,
)

__all__ = ["LEADING", "MAY", "UNDO_MINUTES", "Deed", "Standing", "WayIn", "is_over", "way_in"]
