"""The ledger's nights: finished days are closed and signed, and the whole record is worked out anew."""

from datetime import datetime

from copal.domain.communities.queries.access import the_network
from copal.domain.hours import actions as hours
from copal.domain.hours.queries.proof import Checked, check_record
from copal.instruments.proof.keys import Keyring


def close_finished_days(*, keyring: Keyring, at: datetime) -> int:
    """How many days of the network's clock were closed and signed. Raises KeyLost."""
    network = the_network()
    return len(hours.close_days(timezone=network.timezone, keyring=keyring, at=at)) if network else 0


def check_the_record(*, keyring: Keyring, at: datetime) -> Checked:
    """Close what is due, work everything out anew, and keep what was found for staff to see. Raises KeyLost."""
    close_finished_days(keyring=keyring, at=at)
    checked = check_record()
    hours.keep_check(checked, at=at)
    return checked
