"""Two accounts were one person: pseudonyms go on, nothing is uncovered, and nobody decides about their own words."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from copal.domain.confidentiality.actions.aliases import AliasNotRight, choose_alias, end_alias
from copal.domain.confidentiality.models import Alias, BreachReport, Mask
from copal.domain.confidentiality.queries.aliases import alias_book
from copal.domain.confidentiality.rules.pseudonyms import folded
from copal.domain.people.models import Person


@transaction.atomic
def hand_over(*, gone: Person, to: Person, at: datetime) -> None:
    """Done again, it changes nothing.

    What `gone` wrote under a pseudonym stays under it, and `to` writes under it from now on, unless they have one there
    already. A child that both call differently keeps the name that `to` chose.
    """
    Mask.objects.filter(carried_by=gone).update(carried_by=to)
    Mask.objects.filter(person=gone, carried_by=None).update(carried_by=to, carried_at=at)
    BreachReport.objects.filter(author=gone).update(author=to)
    named = {(one.story, folded(one.name)) for one in alias_book(to)}
    for one in Alias.objects.filter(author=gone, ended_at=None).select_related("author"):
        if (one.story, folded(one.name)) not in named:
            with suppress(AliasNotRight):
                choose_alias(author=to, name=one.name, pseudonym=one.pseudonym, story=one.story, at=at)
        end_alias(alias=one, at=at)
