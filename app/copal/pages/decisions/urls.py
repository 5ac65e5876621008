from django.urls import path

from copal.pages.decisions import keeping, views

REGISTER = "communities/<slug:slug>/decisions/"
ONE = f"{REGISTER}<row:decision_id>/"

urlpatterns = [
    path(REGISTER, views.register, name="decisions.register"),
    path(f"{REGISTER}keep/<row:proposal_id>/", keeping.keep, name="decisions.keep"),
    path(f"{REGISTER}keep/<row:proposal_id>/set-aside/", keeping.set_aside, name="decisions.set_aside"),
    path(ONE, views.decision, name="decisions.decision"),
    path(f"{ONE}change/", views.change, name="decisions.change"),
    path(f"{ONE}reviewed/", views.reviewed, name="decisions.reviewed"),
    path(f"{ONE}not-reviewed/", views.not_reviewed, name="decisions.not_reviewed"),
    path(f"{ONE}reopen/", views.reopen, name="decisions.reopen"),
]
