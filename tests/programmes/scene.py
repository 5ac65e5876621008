"""Sunny Steps, a small center that Alice directs. Bob shares with it; Charlie is asked and has not answered."""

from dataclasses import dataclass
from datetime import timedelta

from copal.domain.confidentiality.rules import named
from copal.domain.programmes import actions
from copal.domain.programmes.models import Ask, Consent, Directing, Programme
from tests.cast import LONG_AGO, SIX, Cast

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@dataclass
class Scene:
    cast: Cast
    programme: Programme
    consent: Consent  # Bob's

    def ask(self, *addresses, at=SIX, by=None):
        return actions.ask_people(
            programme=self.programme, addresses=addresses, by=by or self.cast.alice, at=at
        )

    def asked(self, one) -> Ask:
        return Ask.objects.get(programme=self.programme, person=one)

    def joins_as_director(self, one, at=SIX) -> Directing:
        actions.ask_director(programme=self.programme, address=one.email, by=self.cast.alice, at=at)
        directing = Directing.objects.get(programme=self.programme, person=one, ended_at=None)
        actions.accept_directing(directing=directing, at=at)
        return directing


def words(text):
    return named(text, audience="community")


def set_up(by, name="Sunny Steps", at=SIX) -> Programme:
    return actions.set_up(name=words(name), place=words("Machias"), setting="centre", by=by, at=at)


def build(cast) -> Scene:
    programme = set_up(cast.alice)
    consent = actions.say_yes(programme=programme, person=cast.bob, at=SIX)
    scene = Scene(cast, programme, consent)
    scene.ask(cast.charlie.email)
    return scene


def places(cast, *, by) -> dict[str, object]:
    """What addresses of a programme can name. Bob is asked for both, and shares; whether he directs it he has not said."""
    programme = set_up(by, at=LONG_AGO)
    asked = {"programme": programme, "by": by, "at": SIX}
    actions.ask_people(**asked, addresses=[cast.bob.email])
    actions.ask_director(**asked, address=cast.bob.email)
    consent = actions.say_yes(programme=programme, person=cast.bob, at=SIX)
    return {
        "programme_id": programme.pk, "programme_code": programme.code, "consent_id": consent.pk,
        "ask_id": Ask.objects.get().pk, "directing_id": Directing.objects.get(person=cast.bob).pk,
    }  # fmt: skip
