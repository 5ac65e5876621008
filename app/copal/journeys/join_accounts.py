"""Two accounts were one person: everything that goes on goes on with one, and the hours follow, no minute twice.

What was said and done stays as it was said and done, by the account that did it. Nothing of this can be undone.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.attendance.actions.handing_over import hand_over, hand_over_names, meetings_with_stays
from copal.domain.communities.actions import handing_over as communities
from copal.domain.confidentiality.actions import handing_over as confidentiality
from copal.domain.confidentiality.queries.leaving import is_any_leaving
from copal.domain.decisions.actions import handing_over as decisions
from copal.domain.facilitation.actions import handing_over as facilitation
from copal.domain.meetings.actions import handing_over as meetings
from copal.domain.people import handing_over as people
from copal.domain.people.models import Person
from copal.domain.practice import handing_over as practice
from copal.domain.programmes.actions import handing_over as programmes
from copal.domain.training import handing_over as training
from copal.journeys.earnings import hold_meetings
from copal.journeys.late_evidence import settle


class CannotJoin(Refused):
    reason = "cannot_join"


@transaction.atomic
def join_accounts(*, kept: Person, gone: Person, by: Person, at: datetime) -> int:
    """`gone` can no longer sign in; its hours are reversed and credited to `kept`, meeting by meeting, by all that is
    known of both. Returns at how many meetings it was. Raises `CannotJoin`, and `LastStaff` where `gone` is the
    network's last staff.
    """
    require_joinable(kept=kept, gone=gone)
    # before the hours: who leads a community may earn nothing there
    communities.hand_over(gone=gone, to=kept, by=by, at=at)
    joined = _hours(kept, gone, by, at)
    hand_over_names(from_person=gone, to=kept, at=at)
    meetings.hand_over(gone=gone, to=kept, by=by, at=at)
    decisions.hand_over(gone=gone, to=kept)
    facilitation.hand_over(gone=gone, to=kept)
    practice.hand_over(gone=gone, to=kept)
    training.hand_over(gone=gone, to=kept)
    programmes.hand_over(gone=gone, to=kept, by=by, at=at)
    confidentiality.hand_over(gone=gone, to=kept, at=at)
    people.hand_over(gone=gone, to=kept, by=by, at=at)
    return joined


def require_joinable(*, kept: Person, gone: Person) -> None:
    """Raises `CannotJoin`."""
    if kept.pk == gone.pk:
        raise CannotJoin(_("This is the same account already."))
    if not kept.is_active:
        raise CannotJoin(_("That account is closed. Open it again first, or keep the other one."))
    if kept.legal_name and gone.legal_name and kept.legal_name != gone.legal_name:
        raise CannotJoin(_("Their legal names differ. If it is one person, put the names right first."))
    if is_any_leaving([kept, gone]):
        raise CannotJoin(_("One of the two is leaving for good. Wait until that is over or taken back."))


def _hours(kept: Person, gone: Person, by: Person, at: datetime) -> int:
    """Presence goes over, and each meeting is counted anew. Returns at how many meetings there was any."""
    found = meetings_with_stays(gone)
    hold_meetings(meeting.pk for meeting in found)
    reason = _("Two accounts were one person.")
    for meeting in found:
        hand_over(meeting=meeting, from_person=gone, to=kept, reason=reason, by=by, at=at)
        settle(meeting=meeting, by=by, at=at, because=reason)
    return len(found)
