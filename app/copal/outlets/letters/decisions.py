"""The letter on the day when a decision is to be looked at again."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from copal.domain.communities.queries.letters import role_now
from copal.domain.communities.rules import LEADING
from copal.domain.decisions.queries import for_review_letter
from copal.outlets.letters.draft import Button, Draft
from copal.outlets.letters.membership import way_in
from copal.outlets.models import Letter


def review(letter: Letter, at: datetime) -> Draft | None:
    """To who owns it and who leads. Dropped when the day was moved, it was reviewed, or they are neither any more."""
    del at
    decision = for_review_letter(letter.about["decision"])
    if decision.review_date is None or decision.review_date.isoformat() != letter.about["day"]:
        return None
    role, is_owner = role_now(decision.community_id, letter.person_id), decision.owner_id == letter.person_id
    if role is None or not (is_owner or role in LEADING):
        return None
    about = {"community": decision.community}
    first = (
        _("A decision of %(community)s that you look after is due for another look today.")
        if is_owner
        else _("A decision of %(community)s is due for another look today.")
    )
    path = f"{reverse('decisions.register', args=[decision.slug])}?show=waiting"
    return Draft(
        subject=_("A decision to look at again in %(community)s") % about,
        paragraphs=[
            first % about,
            _("Does it still hold? The register says which one it is, and when it was decided."),
        ],
        buttons=[_to_register(letter, path)],
    )


def _to_register(letter: Letter, path: str) -> Button:
    if letter.person.opened_at is not None:
        return Button(words=_("Open the register"), path=path)
    return way_in(letter, path)
