"""A few plain pages, so that the frame can be tested without leaning on any real screen."""

from django import forms
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse, HttpResponseRedirect
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


def demo(request):
    people = [
        {"handle": "alice", "name": "Alice", "what": "facilitator", "is_me": True},
        {"handle": "bob", "name": "Bob", "what": "member", "is_me": False},
    ]
    return draw(
        request, "base/form.html", {"form": Story(), "demo": {"looking_as": "Alice", "people": people}}
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
