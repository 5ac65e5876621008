from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from copal.domain.communities.queries import the_network
from copal.pages.base.drawing import draw
from copal.pages.home.screen import home_screen


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    network = the_network()
    if network is None:
        return redirect("welcome")
    if not request.user.is_authenticated:
        return draw(request, "home/signed_out.html", {"network": network})
    screen = home_screen(request.user, network, timezone.now())
    return draw(request, "home/home.html", {"screen": screen, "network": network})
