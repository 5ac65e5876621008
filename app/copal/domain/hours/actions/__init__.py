"""What can be done with the ledger. Each is one transaction and tells the journal."""

from copal.domain.hours.actions.ledger import Earning, credit, reverse

__all__ = ["Earning", "credit", "reverse"]
