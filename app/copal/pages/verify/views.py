from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from copal.domain.credentials.queries import verification
from copal.domain.credentials.rules import tidy_code
from copal.domain.hours.queries.proof import signing_keys
from copal.pages.base.drawing import draw

MINUTE = "public, max-age=60"  # a hammered page is answered by caches; a revocation shows within the minute


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """Where someone types the number from a paper."""
    typed = request.GET.get("code", "").strip()
    code = tidy_code(typed)
    if code:
        return HttpResponseRedirect(reverse("verify.certificate", args=[code]))
    return draw(request, "verify/ask.html", {"typed": typed[:40]}, status=404 if typed else 200)


@require_safe
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """What a certificate says, to anyone who holds its number. Nothing else about the person."""
    found = verification(code)
    if found is None:
        return draw(request, "verify/ask.html", {"typed": code[:40]}, status=404)
    response = draw(request, "verify/certificate.html", {"found": found})
    if not request.user.is_authenticated:
        response["Cache-Control"] = MINUTE
    return response


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The public keys that days of the record are signed with, for whoever wants to keep them and check later."""
    found = {"format": "copal keys 1", "keys": [asdict(one) for one in signing_keys()]}
    return JsonResponse(found, headers={"Cache-Control": MINUTE})
