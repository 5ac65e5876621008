"""Every address of the product, area by area."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("copal.pages.base.urls")),
]
