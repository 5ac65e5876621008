from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from copal.base.refusals import Refused
from copal.domain.communities.actions import NetworkExists
from copal.domain.communities.queries import the_network
from copal.journeys.found_network import found_network
from copal.pages.account.door import sign_in
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.network.forms import FoundingForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    if the_network() is not None:
        raise Http404
    form = FoundingForm(
        request.POST or None, initial={"timezone": "America/New_York", "language": get_language()}
    )
    if request.method == "POST" and form.is_valid():
        founded = _founded(request, form)
        if founded is not None:
            return founded
    return draw(request, "welcome/welcome.html", {"form": form}, form.status)


def _founded(request: HttpRequest, form: FoundingForm) -> HttpResponse | None:
    try:
        person = found_network(network=form.details(), founder=form.founder(), at=timezone.now())
    except NetworkExists:
        raise Http404 from None
    except Refused as refusal:
        form.refuse(refusal)
        return None
    say(request, _("Your network stands. The next step is its first community."))
    return sign_in(request, person, method="founding", came_for="/")
