"""Two accounts were one person: the presence of the one becomes the other's, and the hours follow, no minute twice."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.attendance.actions.handing_over import hand_over, meetings_with_stays
from copal.domain.confidentiality.rules import composed
from copal.domain.people import actions as people
from copal.domain.people.models import Person
from copal.journeys.earnings import hold_meetings
from copal.journeys.late_evidence import settle


class CannotJoin(Refused):
    reason = "cannot_join"


@transaction.atomic
def join_accounts(*, kept: Person, gone: Person, by: Person, at: datetime) -> int:
    """`gone` can no longer sign in; its hours are reversed and credited to `kept`, meeting by meeting, by all that is
    known of both. Its addresses and memberships stay with it. Returns at how many meetings it was. Raises
    `CannotJoin`, and `LastStaff` where `gone` is the network's last staff.
    """
    if kept.pk == gone.pk:
        raise CannotJoin(_("This is the same account already."))
    if not kept.is_active:
        raise CannotJoin(_("That account is closed. Open it again first, or keep the other one."))
    if kept.legal_name and gone.legal_name and kept.legal_name != gone.legal_name:
        raise CannotJoin(_("Their legal names differ. If it is one person, put the names right first."))
    meetings = meetings_with_stays(gone)
    hold_meetings(meeting.pk for meeting in meetings)
    reason = _("Two accounts were one person.")
    for meeting in meetings:
        hand_over(meeting=meeting, from_person=gone, to=kept, reason=reason, by=by, at=at)
        settle(meeting=meeting, by=by, at=at, reason=composed(reason, audience="attended"))
    people.deactivate(person=gone, by=by, at=at)
    return len(meetings)
