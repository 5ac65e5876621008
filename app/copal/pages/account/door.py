"""The one door: an address, a code, and in. Whether the address is known shows only to who can read its mail.

Built on allauth's sign-in by code. Unlike it, an unknown address gets the very same letter with a working
code; behind it stands the form for a new account instead of the home page. So nobody learns from the
outside who is here, not by words, not by time.
"""

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from copal.base.refusals import Refused
from copal.domain.people import actions as people
from copal.domain.people.queries import person_by_address, person_who_signs_in
from copal.pages.account.letters import send_code
from copal.pages.base.frame import say
from copal.pages.base.throttle import count, forgive

MINUTE, DAY = 60, 24 * 3600
DOOR_LIMIT = 120  # knocks a minute from one place: a whole meeting may sit behind one address of the internet
NEWCOMER = "newcomer"  # in the session: the address they proved, until they gave a name


class ClosedAccount(Refused):
    reason = "closed_account"


class OtherAddressUsed(Refused):
    reason = "other_address"


class Door(LoginCodeVerificationProcess):  # type: ignore[misc]  # allauth has no types
    """One knock, kept in the session until the code is typed, has run out or was guessed at too often."""

    @classmethod
    def knock(cls, request: HttpRequest, *, email: str, came_for: str, opening: int | None = None) -> "Door":
        """Send a code to the address. `opening` is the person a signed link named who has no address yet.

        Raises `TooOften`, and `MailNotSent`.
        """
        count("code-asked", email.lower(), limit=5, within_seconds=15 * MINUTE)
        login = Login(user=None, email=email, redirect_url=came_for or None)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(cls.initial_state(user=None, email=email))
        stage.state.update(initiated_by_user=True, opening=opening)
        door = cls(stage)
        door.send()
        door.persist()
        return door

    @classmethod
    def waiting(cls, request: HttpRequest) -> "Door | None":
        """The knock this browser is waiting on, if there is one and its code still counts."""
        stage = LoginStageController.enter(request, LoginByCodeStage.key)
        if stage is None:
            return None
        door = cls(stage)
        if door.is_valid():
            return door
        door.abort()
        return None

    @property
    def email(self) -> str:
        return str(self.state["email"])

    @property
    def tries_left(self) -> int:
        return int(self.max_attempts - self.state["failed_attempts"])

    def send_by_email(self, email: str, skip_enumeration_mails: bool = False) -> None:  # noqa: FBT001, FBT002
        send_code(to=email, code=self.generate_code(), reader=person_who_signs_in(email))

    def resend(self) -> None:
        """A new code; the one before it no longer counts. Raises `TooOften`."""
        count("code-asked", self.email.lower(), limit=5, within_seconds=15 * MINUTE)
        self.send()
        self.record_resend()
        self.persist()

    def count_try(self) -> None:
        """Limits hold per address, whatever the session says. Raises `TooOften`."""
        count("code-tried", self.email.lower(), limit=10, within_seconds=15 * MINUTE)
        count("code-tried-today", self.email.lower(), limit=60, within_seconds=DAY)

    def come_in(self) -> HttpResponse:
        """The code was right. Raises `ClosedAccount`, `OtherAddressUsed`: by now they may know."""
        forgive("code-tried", self.email.lower())
        person = person_who_signs_in(self.email)
        if person is not None:
            return self._as(person)
        clear_login(self.request)
        known = person_by_address(self.email)
        if known is not None and not known.is_active:
            raise ClosedAccount(
                _("This account is closed. Write to the network if you think that is a mistake.")
            )
        if known is not None:
            raise OtherAddressUsed(
                _("You have an account here that opens with another address of yours. Sign in with that one.")
            )
        return self._as_newcomer()

    def _as(self, person: Any) -> HttpResponse:
        record_authentication(self.request, person, method="code", email=self.email)
        login = Login(user=person, redirect_url=self.stage.login.redirect_url, email=self.email)
        if self.state.get("opening") not in (None, person.pk):
            say(self.request, _("You already had an account with this address, so we opened that one."))
        response: HttpResponse = perform_login(self.request, login)
        return response

    def _as_newcomer(self) -> HttpResponse:
        opening = self.state.get("opening")
        person = (
            people.give_address(person_id=opening, email=self.email, at=timezone.now()) if opening else None
        )
        if person is not None:
            return self._as(person)
        came_for = self.stage.login.redirect_url or ""
        self.request.session[NEWCOMER] = {"email": self.email, "came_for": came_for}
        return HttpResponseRedirect(reverse("account.new"))


def sign_in(request: HttpRequest, person: Any, *, method: str, came_for: str | None = None) -> HttpResponse:
    """Let in someone who has just shown who they are. `method` goes on the session's own record."""
    record_authentication(request, person, method=method)
    response: HttpResponse = perform_login(request, Login(user=person, redirect_url=came_for))
    return response
