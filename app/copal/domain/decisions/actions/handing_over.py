"""Two accounts were one person: decisions the one owns, and where they stand on what is still being asked."""

from django.db import transaction

from copal.domain.decisions.models import Cast, Decision, Position, StatementAnswer
from copal.domain.people.models import Person


@transaction.atomic
def hand_over(*, gone: Person, to: Person) -> None:
    """One person has one say: where both answered what is still open, the answer of `to` holds.

    A secret ballot that both gave cannot be taken out again: nobody can tell which it is. Done again, nothing changes.
    """
    Decision.objects.filter(owner=gone).update(owner=to)
    stood = Position.objects.filter(person=to).values("proposal")
    open_ones = Position.objects.filter(person=gone, proposal__closing=None)
    open_ones.filter(proposal__in=stood).delete()
    open_ones.update(person=to)
    answered = StatementAnswer.objects.filter(person=to).values("statement")
    StatementAnswer.objects.filter(person=gone, statement__in=answered).delete()
    StatementAnswer.objects.filter(person=gone).update(person=to)
    cast = Cast.objects.filter(person=to).values("proposal")
    Cast.objects.filter(person=gone, proposal__closing=None).exclude(proposal__in=cast).update(person=to)
