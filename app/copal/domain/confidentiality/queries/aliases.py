from django.shortcuts import get_object_or_404

from copal.domain.confidentiality.models import Alias
from copal.domain.confidentiality.rules.pseudonyms import folded
from copal.domain.people.models import Person


def alias_book(author: Person) -> list[Alias]:
    """Everything in the author's own book, by story and in the order it was chosen. Ask it for nobody else."""
    rows = Alias.objects.filter(author=author, ended_at=None).order_by("pk")
    return sorted((row for row in rows if row.name), key=lambda row: row.story)


def alias_of(author: Person, alias_id: int) -> Alias:
    """Raises Http404 for another person's, and for one that has ended."""
    rows = Alias.objects.select_related("author")
    return get_object_or_404(rows, pk=alias_id, author=author, ended_at=None)


def called(book: list[Alias], story: str = "") -> dict[str, str]:
    """Folded name to pseudonym in this story: what was chosen for it goes before what holds everywhere."""
    general = {folded(one.name): one.pseudonym for one in book if not one.story}
    return general | {folded(one.name): one.pseudonym for one in book if story and one.story == story}
