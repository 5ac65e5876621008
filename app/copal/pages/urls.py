"""Every address of the product, area by area."""

from django.urls import URLPattern, URLResolver, include, path

from copal.pages.base import converters

converters.register()

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("copal.pages.base.urls")),
    path("", include("copal.pages.home.urls")),
    path("", include("copal.pages.closing.urls")),
    path("", include("copal.pages.hours.urls")),
    path("", include("copal.pages.credit.urls")),
    path("", include("copal.pages.verify.urls")),
    path("", include("copal.pages.account.urls")),
    path("", include("copal.pages.welcome.urls")),
    path("", include("copal.pages.network.urls")),
    path("", include("copal.pages.training.urls")),
    path("", include("copal.pages.programmes.urls")),
    path("", include("copal.pages.registry.urls")),
    path("", include("copal.pages.rules.urls")),
    path("", include("copal.pages.desk.urls")),
    path("", include("copal.pages.demo.urls")),
    path("", include("copal.pages.communities.urls")),
    path("", include("copal.pages.decisions.urls")),
    path("", include("copal.pages.confidentiality.urls")),
    path("", include("copal.pages.kept.urls")),
    path("", include("copal.pages.checking.urls")),
    path("", include("copal.pages.leaving.urls")),
    path("", include("copal.pages.live.urls")),
    path("", include("copal.pages.room.urls")),
    path("", include("copal.pages.reports.urls")),
    path("", include("copal.pages.meetings.urls")),
]
