from django.urls import include, path

from copal.config import health

urlpatterns = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("", include("copal.pages.urls")),
]

handler400 = "copal.pages.base.errors.bad_request"
handler403 = "copal.pages.base.errors.forbidden"
handler404 = "copal.pages.base.errors.not_found"
handler500 = "copal.pages.base.errors.broken"
handler429 = "copal.pages.base.errors.too_often"
