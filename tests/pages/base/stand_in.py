"""A few plain pages, so that the frame can be tested without leaning on any real screen."""

from datetime import UTC, datetime, timedelta

from django import forms
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse, HttpResponseRedirect
from django.template import RequestContext, Template
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from copal.base.refusals import Refused
from copal.domain.people.models import Person
from copal.pages.base import forms as ours
from copal.pages.base.access import signed_in, staff_only
from copal.pages.base.drawing import draw
from copal.pages.base.frame import say
from copal.pages.base.throttle import count


class Full(Refused):
    reason = "full"


class Story(ours.Form):
    title = forms.CharField(label="Title")
    words = forms.CharField(label="Words", widget=forms.Textarea)


def plain(request):
    return draw(request, "base/page.html", {})


@signed_in
def story(request):
    form = Story(request.POST or None)
    if form.is_valid():
        if form.cleaned_data["title"] == "full":
            form.refuse(Full("The evening is full."), "title")
            return draw(request, "base/form.html", {"form": form}, 409)
        say(request, "Kept.", undo="/undo/")
        return HttpResponseRedirect("/")
    return draw(request, "base/form.html", {"form": form}, 422 if form.is_bound else 200)


@csrf_exempt
def refuse(request):
    raise Full("The evening is full. Ask for the waiting list.")


CODE = """{% load copal %}<div id="code" hx-get="/code/" hx-trigger="ended" hx-swap="outerHTML"><p class="clock code">
{{ code }}</p><span data-countdown="{{ ends }}" data-now="{{ now }}">0:01</span></div>"""
LIVE = """{% extends "base/page.html" %}{% block title %}Live{% endblock %}{% block content %}CODE
<form method="post" action="/refuse/" hx-post="/refuse/" hx-target="#code"><label>Idea <input class="field" name="idea"></label>
<button class="btn">Add</button></form>
<form method="post" action="/upload/" enctype="multipart/form-data" data-upload>{% csrf_token %}
<div data-drop><label>Report <input type="file" name="report"></label><p data-drop-name></p></div>
<progress hidden aria-label="Sending"></progress><button class="btn">Upload</button></form>{% endblock %}"""
SEEN = []


def code(request):
    """A code that runs out after a second, as a page or, for htmx, as the part alone."""
    SEEN.append(request)
    now = datetime.now(UTC)
    context = {
        "code": f"code {len(SEEN)}",
        "now": now.isoformat(),
        "ends": (now + timedelta(seconds=1)).isoformat(),
    }
    source = (
        CODE
        if request.headers.get("HX-Request")
        else LIVE.replace("CODE", CODE.replace("{% load copal %}", ""))
    )
    return HttpResponse(Template(source).render(RequestContext(request, context)))


def upload(request):
    if "report" not in request.FILES:
        return draw(request, "base/form.html", {"form": Story({})}, 422)
    say(request, f"{request.FILES['report'].size} bytes came.")
    return HttpResponseRedirect("/hours/")


def demo(request):
    people = [
        {
            "handle": "alice",
            "name": "Alice",
            "what": "facilitator",
            "is_me": True,
            "address": "/demo/sign-in/alice/",
        },
        {"handle": "bob", "name": "Bob", "what": "member", "is_me": False, "address": "/demo/sign-in/bob/"},
    ]
    return draw(
        request,
        "base/form.html",
        {"form": Story(), "demo": {"looking_as": "Alice", "people": people, "letters": "/hours/"}},
    )


def deny(request):
    raise PermissionDenied


def suspect(request):
    raise SuspiciousOperation


def fault(request):
    raise RuntimeError("secret words that nobody may see")


def asks(request):
    return draw(request, "base/trouble.html", {"trouble": {"title": Person.objects.all()}})


def often(request):
    count("test", "someone", limit=2, within_seconds=60)
    return HttpResponse("fine")


@staff_only
def network(request):
    return plain(request)


urlpatterns = [
    path("", plain, name="home"),
    path("communities/", plain, name="communities"),
    path("communities/one/", plain),
    path("hours/", plain, name="hours"),
    path("network/", network, name="network"),
    path("account/", plain, name="account"),
    path("sign-in/", plain, name="account_login"),
    path("story/", story),
    path("refuse/", refuse),
    path("api/refuse/", refuse),
    path("deny/", deny),
    path("demo-bar/", demo),
    path("code/", code),
    path("upload/", upload),
    path("suspect/", suspect),
    path("fault/", fault),
    path("asks/", asks),
    path("often/", often),
    path("csrf/", plain),
    path("", include("copal.pages.base.urls")),
]
handler400 = "copal.pages.base.errors.bad_request"
handler403 = "copal.pages.base.errors.forbidden"
handler404 = "copal.pages.base.errors.not_found"
handler500 = "copal.pages.base.errors.broken"
handler429 = "copal.pages.base.errors.too_often"
