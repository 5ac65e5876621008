"""Every table that names a person has an answer to: what if two accounts were one?

A new one fails here until somebody decides; what goes over is filled in and looked for afterwards.
"""

from datetime import timedelta

import pytest
from django.apps import apps

from copal.domain.attendance.models import Claim, LinePerson, Report, ReportLine
from copal.domain.communities.models import Agreement, Community, Expectations, JoinRequest, Membership
from copal.domain.confidentiality.actions.aliases import choose_alias
from copal.domain.confidentiality.models import Alias, BreachReport
from copal.domain.decisions.models import (
    Cast,
    Decision,
    GroundQuestion,
    Position,
    Proposal,
    Statement,
    StatementAnswer,
)
from copal.domain.facilitation.models import Acknowledgement, ParkedItem, Words
from copal.domain.meetings.models import Answer, Invitation, Meeting
from copal.domain.people.actions import add_person
from copal.domain.people.models import OtherAddress, Person
from copal.domain.practice.models import NextStep
from copal.domain.programmes import actions as programmes
from copal.domain.training.models import Trainer
from copal.journeys.join_accounts import join_accounts
from tests.cast import LONG_AGO, SIX
from tests.journeys.evenings import AFTER, mark
from tests.programmes.scene import set_up

MOVED = {
    "attendance.Claim.person", "attendance.LinePerson.person", "attendance.Stay.person", "communities.Agreement.person",
    "communities.JoinRequest.person", "communities.Membership.person", "confidentiality.Alias.author",
    "confidentiality.BreachReport.author", "decisions.Cast.person", "decisions.Decision.owner", "decisions.Position.person",
    "decisions.StatementAnswer.person", "facilitation.Acknowledgement.person", "facilitation.ParkedItem.owner",
    "meetings.Answer.person", "meetings.Invitation.person", "people.OtherAddress.person", "people.Person.joined_to", "practice.NextStep.owner",
    "programmes.Ask.person", "programmes.Consent.person", "programmes.Directing.person", "training.Trainer.person",
}  # fmt: skip
ENDS = {"communities.Membership", "confidentiality.Alias", "programmes.Consent", "programmes.Directing"}
STAYS = {
    "account.EmailAddress.user": "a way to sign in, and the account is closed",
    "attendance.Difference.person": "counted anew with the hours",
    "attendance.WrongCode.person": "wrong tries at one door, gone after the evening",
    "confidentiality.KeptName.person": "of those who left, and nobody who leaves is joined",
    "confidentiality.Leaving.person": "nobody who leaves is joined",
    "confidentiality.Mask.person": "what was written under it stays under it; carried_by goes on",
    "credentials.Certificate.person": "papers are as printed; new ones are ordered with the hours",
    "credentials.Order.person": "filled or revoked by what the ledger says",
    "hours.KeptStanding.person": "worked out anew every night",
    "hours.LedgerEntry.person": "entries never change: they are reversed and written anew",
    "meetings.AnswerGiven.person": "what was answered when, as it was",
    "mfa.Authenticator.user": "a way to sign in, and the account is closed",
    "outlets.Letter.person": "what was sent, as it was",
    "people.NetworkRole.person": "power is given to an account by somebody, and ends with it",
    "programmes.Newcomer.person": "that only a question brought them; joined, they are known, so it goes",
    "requirements.LookLine.person": "what one look at a pack found on its day, as it was",
    "training.HeldMinutes.person": "counted anew with the hours",
}


def names_of_people():
    """Every column that names a person, but for those that say who did something: that was who it was."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Person and field.name not in ("by", "carried_by") and not field.name.endswith("_by")
    } - {"confidentiality.Mask.carried_by"}  # fmt: skip


def test_every_table_that_names_a_person_is_decided_upon():
    assert names_of_people() == MOVED | STAYS.keys()


@pytest.fixture
def bobby(cast):
    """A second account of Bob's, with something in every table whose rows go over."""
    one = add_person(chosen_name="Bobby", email="bobby@example.org", how="door", by=cast.alice, at=LONG_AGO)
    mark(cast, one, 0, 60)
    in_rooms(cast, one)
    in_deciding(cast, one)
    in_communities(cast, one)
    in_a_programme(cast, one)
    return one


def in_communities(cast, one):
    place = Community.objects.create(
        slug="ask", name="Ask", kind="topical", joining="approval", founded_at=SIX
    )
    JoinRequest.objects.create(community=place, person=one, how="ask", at=SIX)
    Membership.objects.create(community=cast.community, person=one, role="note_taker", joined_at=SIX)
    words = Expectations.objects.create(community=cast.community, version=1, lines=["Listen"], at=LONG_AGO)
    Agreement.objects.create(expectations=words, person=one, at=SIX)
    OtherAddress.objects.create(person=one, email="b@example.org", at=SIX)
    Person.objects.create(chosen_name="Rob", joined_to=one, added_at=SIX, is_active=False)
    Trainer.objects.create(name="Bobby", name_key="bobby", person=one, at=SIX)
    choose_alias(author=one, name="Zebulon", pseudonym="Sky", at=SIX)
    BreachReport.objects.create(kind="step", row_ref=1, author=one, at=SIX, by=cast.alice)
    NextStep.objects.create(
        community=cast.community, meeting_ref=cast.circle.pk, kind="step", words="Look", owner=one, at=SIX
    )


def in_a_programme(cast, one):
    programme = set_up(cast.alice)
    programmes.ask_people(programme=programme, addresses=[one.email], by=cast.alice, at=SIX)
    programmes.ask_director(programme=programme, address=one.email, by=cast.alice, at=SIX)
    programmes.say_yes(programme=programme, person=one, at=SIX)


def in_rooms(cast, one):
    words = Words.objects.create(meeting=cast.circle, words="Later", keeping="kept", at=SIX)
    ParkedItem.objects.create(meeting=cast.circle, number=1, words=words, sphere="ours", owner=one, at=SIX)
    Acknowledgement.objects.create(meeting=cast.circle, person=one, version=1, at=SIX)
    Claim.objects.create(meeting=cast.circle, person=one, since=SIX, until=AFTER, at=AFTER)
    report = Report.objects.create(meeting=cast.circle, filename="x", size_bytes=1, at=AFTER, by=cast.alice)
    line = ReportLine.objects.create(report=report, position=1, name_as_reported="B", minutes_present=1)
    LinePerson.objects.create(line=line, person=one)
    coming = Meeting.objects.create(
        community=cast.community, title="Next", starts_at=AFTER + timedelta(days=7), timezone="America/New_York",
        ends_at=AFTER + timedelta(days=7, hours=1), at=SIX,
    )  # fmt: skip
    Invitation.objects.create(meeting=coming, person=one, at=SIX)
    Answer.objects.create(meeting=coming, person=one, coming="yes", at=SIX)


def in_deciding(cast, one):
    asked = Proposal.objects.create(
        meeting=cast.circle, words="Snacks", scale="consent", scale_edition="1", anonymous=False, hidden="open", at=SIX
    )  # fmt: skip
    Position.objects.create(proposal=asked, person=one, option="for", at=SIX)
    Cast.objects.create(proposal=asked, person=one)
    question = GroundQuestion.objects.create(meeting=cast.circle, words="Where", at=SIX)
    said = Statement.objects.create(question=question, words="Here", at=SIX)
    StatementAnswer.objects.create(statement=said, person=one, answer="agree")
    Decision.objects.create(
        community=cast.community, meeting=cast.circle, proposal=asked, words="Snacks", outcome="kept", owner=one, at=SIX
    )  # fmt: skip


def rows_of(column, person):
    model, field = column.rsplit(".", 1)
    found = apps.get_model(model)._default_manager.filter(**{field: person})
    if column == "attendance.Stay.person":
        return found.filter(withdrawal=None)
    return found.filter(ended_at=None) if model in ENDS else found


def test_what_goes_over_goes_over(cast, bobby):
    empty = {column for column in MOVED if not rows_of(column, bobby).exists()}
    assert not empty
    join_accounts(kept=cast.bob, gone=bobby, by=cast.dora, at=AFTER)
    left = {column for column in MOVED if rows_of(column, bobby).exists()}
    assert not left
    assert {column for column in MOVED if not rows_of(column, cast.bob).exists()} == set()


def test_joining_again_changes_nothing(cast, bobby):
    join_accounts(kept=cast.bob, gone=bobby, by=cast.dora, at=AFTER)
    before = {column: rows_of(column, cast.bob).count() for column in MOVED}
    assert join_accounts(kept=cast.bob, gone=bobby, by=cast.dora, at=AFTER) == 0
    assert {column: rows_of(column, cast.bob).count() for column in MOVED} == before


def test_the_alias_book_can_be_read_by_the_one_who_stays(cast, bobby):
    join_accounts(kept=cast.bob, gone=bobby, by=cast.dora, at=AFTER)
    assert [(one.name, one.pseudonym) for one in Alias.objects.filter(author=cast.bob)] == [
        ("Zebulon", "Sky")
    ]
    assert [one.name for one in Alias.objects.filter(author=bobby)] == [""]
