"""What is left of a person who left for good: a number that credit hangs on, and nothing that says who they were."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from copal.domain.journal import actions as journal
from copal.domain.people.actions import end_network_role
from copal.domain.people.facts import PersonDeactivated
from copal.domain.people.models import OtherAddress, Person, new_link_key

EMPTY = {
    "email": None, "legal_name": "", "language": "en", "region": "", "setting": "",
    "role": "", "hired_date": None, "licensed_date": None, "opened_at": None, "last_login": None,
    "is_active": False,
}  # fmt: skip


@transaction.atomic
def forget(*, person: Person, called: str, at: datetime) -> None:
    """Every address, name and date goes; they cannot sign in, and every link of theirs has ended.

    `called` is what stands where their name stood.

    Raises `LastStaff` for the only staff there are.
    """
    end_network_role(person=person, by=person, at=at)
    OtherAddress.objects.filter(person=person).delete()
    Authenticator.objects.filter(user_id=person.pk).delete()
    EmailAddress.objects.filter(user_id=person.pk).delete()
    person.chosen_name = called
    for name, value in EMPTY.items():
        setattr(person, name, value)
    person.link_key = new_link_key()
    person.set_unusable_password()  # every session hangs on its hash
    person.save()
    journal.record(PersonDeactivated(at=at, by=person.pk, person=person.pk))
