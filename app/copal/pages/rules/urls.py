from django.urls import path

from copal.pages.rules import adding, views

ONE = "network/rules/<row:pack_id>/"

urlpatterns = [
    path("network/rules/", views.everything, name="rules"),
    path("network/rules/new/", adding.add, name="rules.add"),
    path(ONE, views.one, name="rules.one"),
    path(f"{ONE}text/", views.text, name="rules.text"),
    path(f"{ONE}look/", adding.look, name="rules.look"),
    path(f"{ONE}in-force/", adding.in_force, name="rules.in_force"),
    path(f"{ONE}withdraw/", adding.take_back, name="rules.withdraw"),
]
