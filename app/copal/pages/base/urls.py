from django.urls import path

from copal.pages.base import views

urlpatterns = [
    path("scheme/", views.scheme, name="scheme"),
    path("language/", views.language, name="language"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("robots.txt", views.robots, name="robots"),
    path("demo/parts/", views.parts, name="parts"),
]
