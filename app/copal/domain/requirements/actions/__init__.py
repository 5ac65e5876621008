"""What can be done with rule packs. Each is one transaction and tells the journal."""

from copal.domain.requirements.actions.checking import NotNow, PackNotRight
from copal.domain.requirements.actions.looks import (
    begin_look,
    end_look,
    forget_old_looks,
    keep_batch,
    look_again,
)
from copal.domain.requirements.actions.packs import add_pack, put_in_force, withdraw

__all__ = [
    "NotNow",
    "PackNotRight",
    "add_pack",
    "begin_look",
    "end_look",
    "forget_old_looks",
    "keep_batch",
    "look_again",
    "put_in_force",
    "withdraw",
]
