from django.db import models

from copal.domain.confidentiality.sealing import SealedText
from copal.domain.people.models import Person

KEY = "person-{author_id}-aliases"


class Alias(models.Model):
    """A child's name in the book of one author, and what the child is called instead. Nobody else's page ever reads it.

    The name is sealed under a key of the author's own, apart from the words in which the pseudonym stands.
    """

    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    story = SealedText(key=KEY)  # the case it belongs to, in the author's words; empty: all of them
    name = SealedText(key=KEY)
    pseudonym = models.CharField(max_length=40)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["author"], condition=models.Q(ended_at=None), name="alias_book_of_author")
        ]
