"""The small pages that belong to no room: choices of colours and language, what robots and phones ask for, the parts."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from copal.pages.base import specimens
from copal.pages.base.drawing import draw
from copal.pages.base.frame import SCHEMES
from copal.pages.base.requests import place_before

YEAR_SECONDS = 365 * 24 * 3600


@csrf_exempt  # only sets a preference in the caller's own browser
@require_POST
def scheme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device has it. Kept in a cookie for a year; works without JavaScript."""
    response = HttpResponseRedirect(place_before(request))
    wanted = request.POST.get("scheme", "")
    if wanted in SCHEMES:
        response.set_cookie(
            settings.SCHEME_COOKIE_NAME, wanted, max_age=YEAR_SECONDS, samesite="Lax",
            secure=request.is_secure(), httponly=True,
        )  # fmt: skip
    else:
        response.delete_cookie(settings.SCHEME_COOKIE_NAME, samesite="Lax")
    return response


@csrf_exempt  # the same
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The language of someone who is not signed in. A signed-in person has theirs in their profile."""
    response = HttpResponseRedirect(place_before(request))
    wanted = request.POST.get("language", "")
    if wanted in dict(settings.LANGUAGES) and translation.check_for_language(wanted):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            max_age=YEAR_SECONDS,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=True,
        )
    return response


@require_safe
@cache_control(max_age=3600, public=True)
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put Copal on its home screen."""
    words = {
        "name": "Copal",
        "short_name": "Copal",
        "description": _("Communities of practice and the hours they earn."),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf7f1",
        "theme_color": "#12493f",
        "icons": [
            {"src": static("brand/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {
                "src": static("brand/icon-192.png"),
                "sizes": "192x192",
                "type": "image/png",
                "purpose": "any maskable",
            },
            {
                "src": static("brand/icon-512.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "any maskable",
            },
        ],
    }
    return JsonResponse(words, content_type="application/manifest+json")


@require_safe
@cache_control(max_age=86400, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines stay out: what is here belongs to the people it names."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")


def parts(request: HttpRequest) -> HttpResponse:
    """Every part of the look on one page, for those who build screens. In demo mode only."""
    if not getattr(settings, "DEMO", False):
        raise Http404
    form = specimens.Specimen(request.POST or None, initial={"going": "yes", "language": "en"})
    form.is_valid()
    return draw(request, "base/parts.html", {"form": form, **specimens.context()})
