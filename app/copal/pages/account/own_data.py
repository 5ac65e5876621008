"""Everything about oneself, to take along."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from copal.domain.confidentiality.actions.leaving import note_taken
from copal.pages.account.archive import archive_of
from copal.pages.base.access import signed_in
from copal.pages.base.drawing import draw
from copal.pages.base.requests import SignedIn
from copal.pages.base.throttle import count

A_DAY = 24 * 60 * 60
MOST_A_DAY = 10


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def own_data(request: SignedIn) -> HttpResponse:
    """What is in it, and the button. A letter says that it was taken: should it not have been its owner, they know."""
    if request.method != "POST":
        return draw(request, "account/own_data.html", {})
    count("own_data", str(request.user.pk), limit=MOST_A_DAY, within_seconds=A_DAY)
    at = timezone.now()
    held = archive_of(request.user, at=at)
    note_taken(person=request.user, at=at)
    return HttpResponse(
        held,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="my-data-{at:%Y-%m-%d}.zip"'},
    )
