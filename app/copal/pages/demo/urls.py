from django.conf import settings
from django.urls import URLPattern, path

from copal.pages.demo import letters, views

urlpatterns: list[URLPattern] = [
    path("demo/letters/", letters.letters, name="demo.letters"),
    path("demo/letters/<row:number>/", letters.letter, name="demo.letter"),
    path("demo/letters/<row:number>.ics", letters.calendar, name="demo.letter_calendar"),
]
if settings.DEMO:
    urlpatterns += [path("demo/sign-in/<slug:handle>/", views.look_as, name="demo.sign_in")]
