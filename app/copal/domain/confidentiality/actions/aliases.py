"""The alias book: one steady, kind pseudonym per child, chosen by the author, known to the author alone."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from copal.base.refusals import Refused
from copal.domain.confidentiality.facts import AliasChosen, AliasEnded
from copal.domain.confidentiality.models import Alias
from copal.domain.confidentiality.queries.aliases import alias_book
from copal.domain.confidentiality.rules.pseudonyms import folded
from copal.domain.confidentiality.rules.safer import Change
from copal.domain.confidentiality.rules.screening import tidy
from copal.domain.journal import actions as journal
from copal.domain.people.models import Person

LONGEST_NAME, LONGEST_PSEUDONYM, LONGEST_STORY, MOST = 120, 40, 80, 500


class AliasNotRight(Refused):
    """`field`: name | pseudonym | story."""

    reason = "alias_not_right"

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


@transaction.atomic
def choose_alias(*, author: Person, name: str, pseudonym: str, story: str = "", at: datetime) -> Alias:
    """From now on `name` is called `pseudonym` in this story of the author's ("": wherever nothing else is said).

    Chosen again for the same child and story it replaces what was chosen. Raises `AliasNotRight`.
    """
    Person.objects.select_for_update(no_key=True).only("pk").get(
        pk=author.pk
    )  # one change of a book at a time
    name, pseudonym, story = (tidy(one, len(one)) for one in (name, pseudonym, story))
    book = alias_book(author)
    _require_right(name, pseudonym, story)
    same = [one for one in book if one.story == story and folded(one.name) == folded(name)]
    if same and same[0].pseudonym == pseudonym:
        return same[0]
    others = [one for one in book if one not in same and one.story == story]
    if any(folded(one.pseudonym) == folded(pseudonym) for one in others):
        words = _("Another child of yours is called so already. Choose another name.")
        raise AliasNotRight("pseudonym", words)
    if len(book) >= MOST:
        raise AliasNotRight("name", _("Your book is full. Take names out that you no longer need."))
    for one in same:
        _end(one, author, at)
    row = Alias.objects.create(author=author, name=name, pseudonym=pseudonym, story=story, at=at)
    journal.record(AliasChosen(at=at, by=author.pk, alias=row.pk))
    return row


def remember(changes: Iterable[Change], *, author_id: int | None, at: datetime) -> None:
    """Every name that gave way to a pseudonym, into the author's book, so that the check knows the pseudonym for one.

    One that cannot stand there (two children were given the same name meanwhile) is left out: the words are read again.
    """
    author = Person.objects.filter(pk=author_id).first() if author_id else None
    for one in changes:
        if author and one.is_person and one.instead:
            with suppress(AliasNotRight):
                choose_alias(author=author, name=one.said, pseudonym=one.instead, at=at)


@transaction.atomic
def end_alias(*, alias: Alias, at: datetime) -> None:
    """Out of the book: the name is thrown away, the pseudonym in what was written stays. Twice changes nothing."""
    if alias.ended_at is None:
        _end(alias, alias.author, at)


def _end(alias: Alias, author: Person, at: datetime) -> None:
    alias.name, alias.story, alias.ended_at = "", "", at
    alias.save(update_fields=["name", "story", "ended_at"])
    journal.record(AliasEnded(at=at, by=author.pk, alias=alias.pk))


def _require_right(name: str, pseudonym: str, story: str) -> None:
    if not folded(name) or len(name) > LONGEST_NAME:
        raise AliasNotRight("name", _("Write down the child’s name, in at most 120 characters."))
    if not folded(pseudonym) or len(pseudonym) > LONGEST_PSEUDONYM:
        raise AliasNotRight("pseudonym", _("Choose a name to use instead, in at most 40 characters."))
    if len(story) > LONGEST_STORY:
        raise AliasNotRight("story", _("Say which story it is in at most 80 characters."))
    if folded(pseudonym) in (folded(name), *folded(name).split()):
        raise AliasNotRight("pseudonym", _("This is the child’s own name. Choose another one."))
