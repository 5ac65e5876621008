"""How django-allauth fits into this house: one stage, our words, our tables."""

from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from copal.domain.communities.queries import the_network
from copal.domain.confidentiality.actions.leaving import undo_leaving
from copal.domain.people import actions as people
from copal.pages.base.frame import say

log = structlog.get_logger(__name__)


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """A code proves the address and is enough: no second factor, no list of addresses beside the room's."""

    def get_login_stages(self) -> list[str]:
        return ["allauth.account.stages.LoginByCodeStage"]

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Allauth's own messages stay unsaid; the pages say what is needed."""

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """The first time someone comes in whom others had added, they see what is known of them."""
        if undo_leaving(person=user, at=timezone.now()):
            say(request, _("Good that you are back. Everything is as it was: you stay."))
        log.info("signed_in", person=user.pk)
        is_first = user.opened_at is None
        people.open_account(person=user, at=timezone.now())
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if is_first:
            request.session["came_for"] = response.headers.get("Location", "/")
            return HttpResponseRedirect(reverse("account.first"))
        return response


class Passkeys(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This passkey did not work here. Try again, or ask for a code by mail."),
    }

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """What the device shows in its list of passkeys: the chosen name, and the address as the account's name."""
        entity = super().get_public_key_credential_user_entity(user)
        return {**entity, "display_name": user.chosen_name}

    def _get_site_name(self) -> str:
        network = the_network()
        return network.short_name if network else "Copal"
