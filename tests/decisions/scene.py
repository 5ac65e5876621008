"""A circle that decides: Alice leads, Bob and five more are there; they promised one another three things."""

from dataclasses import dataclass
from datetime import timedelta

from copal.domain.communities.models import Expectations, Membership
from copal.domain.confidentiality.rules import composed
from copal.domain.decisions import actions
from copal.domain.decisions.actions import Asking, Choice
from copal.domain.decisions.rules import Control, Hidden
from copal.domain.people.models import Person
from tests.cast import LONG_AGO, SIX, Cast, person

NAMES = ("Amina", "Jo", "Lena", "Noor", "Rosa")
LATER = SIX + timedelta(minutes=30)
SWAP = "We swap routines for a month."


def words(text: str, at_most: int = 500):
    return composed(text, audience="attended", at_most=at_most)


@dataclass
class Scene:
    cast: Cast
    people: list[Person]  # all who are there, Alice first

    @property
    def here(self) -> frozenset[int]:
        return frozenset(one.pk for one in self.people)

    def propose(self, text=SWAP, **how):
        return actions.propose(
            meeting=self.cast.circle, asking=Asking(words=words(text), **how), by=self.cast.alice, at=SIX
        )

    def answer(self, proposal, who, option, reason="", **rests_on):
        choice = Choice(option=option, reason=words(reason) if reason else None, **rests_on)
        actions.answer(proposal=proposal, person=who, choice=choice, by=who, at=LATER)

    def all_answer(self, proposal, *options, agreement="All ideas are good ideas"):
        for who, option in zip(self.people, options, strict=False):
            block = {"agreement": words(agreement)} if option == "block" else {}
            self.answer(proposal, who, option, **block)

    def close(self, proposal, here=None):
        return actions.close(
            proposal=proposal, present=self.here if here is None else here, by=self.cast.alice, at=LATER
        )

    def amend(self, proposal, text):
        return actions.amend(
            proposal=proposal, words=words(text), present=self.here, by=self.cast.alice, at=LATER
        )

    def agreed(self, text=SWAP, **how):
        """A proposal that everyone is for, closed."""
        proposal = self.propose(text, **how)
        self.all_answer(proposal, *["for"] * len(self.people))
        self.close(proposal)
        return proposal

    def adopt(self, proposal, minute="We swap routines.", owner=None, review_date=None, at=LATER):
        return actions.adopt(
            proposal=proposal, minute=composed(minute, audience="community"), owner=owner,
            review_date=review_date, by=self.cast.alice, at=at,
        )  # fmt: skip


def build(cast: Cast) -> Scene:
    others = [person(name) for name in NAMES]
    for one in others:
        Membership.objects.create(community=cast.community, person=one, role="member", joined_at=LONG_AGO)
    Expectations.objects.create(
        community=cast.community, version=1, lines=["We listen.", "All ideas are good ideas."],
        confidentiality=["Use pseudonyms."], at=LONG_AGO, by=cast.alice,
    )  # fmt: skip
    return Scene(cast, [cast.alice, cast.bob, *others])


__all__ = ["LATER", "SWAP", "Control", "Hidden", "Scene", "build", "words"]
