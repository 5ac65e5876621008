"""Who a session belongs to: allauth's way in, with the person read as the pages need them."""

from typing import TYPE_CHECKING, Any

from allauth.account.auth_backends import AuthenticationBackend

from copal.domain.people.queries import person_of_session

if TYPE_CHECKING:
    from copal.domain.people.models import Person


class Sessions(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Every page asks who it is and what they do for the network: here these are one question."""

    def get_user(self, user_id: Any) -> "Person | None":
        return person_of_session(user_id)
