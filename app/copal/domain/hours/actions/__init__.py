"""What can be done with the ledger. Each is one transaction and tells the journal."""

from copal.domain.hours.actions.ledger import Earning, credit, reverse
from copal.domain.hours.actions.roots import close_days, keep_check, new_key
from copal.domain.hours.actions.words import empty_reasons

__all__ = ["Earning", "close_days", "credit", "empty_reasons", "keep_check", "new_key", "reverse"]
