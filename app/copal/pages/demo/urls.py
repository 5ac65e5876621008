from django.conf import settings
from django.urls import URLPattern, path

from copal.pages.demo import views

urlpatterns: list[URLPattern] = []
if settings.DEMO:
    urlpatterns = [path("demo/sign-in/<slug:handle>/", views.look_as, name="demo.sign_in")]
