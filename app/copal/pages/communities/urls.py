from django.urls import path

from copal.pages.communities.views import expectations, joining, listing, members, one, rosters

ONE = "communities/<slug:slug>/"

urlpatterns = [
    path("communities/", listing.communities, name="communities"),
    path("communities/new/", one.found, name="communities.new"),
    path(ONE, one.community, name="communities.community"),
    path(f"{ONE}settings/", one.settings, name="communities.settings"),
    path(f"{ONE}join/", joining.join, name="communities.join"),
    path(f"{ONE}withdraw/", joining.withdraw, name="communities.withdraw"),
    path(f"{ONE}leave/", joining.leave, name="communities.leave"),
    path(f"{ONE}come-back/", joining.come_back, name="communities.come_back"),
    path(f"{ONE}agree/", joining.agree, name="communities.agree"),
    path(f"{ONE}expectations/", expectations.expectations, name="communities.expectations"),
    path(f"{ONE}expectations/new/", expectations.write, name="communities.write_expectations"),
    path(f"{ONE}members/", members.members, name="communities.members"),
    path(f"{ONE}members/<row:person_id>/role/", members.set_role, name="communities.role"),
    path(f"{ONE}members/<row:person_id>/remove/", members.remove, name="communities.remove"),
    path(f"{ONE}members/<row:person_id>/restore/", members.restore, name="communities.restore"),
    path(f"{ONE}requests/", members.requests, name="communities.requests"),
    path(f"{ONE}requests/<row:request_id>/", members.answer, name="communities.answer"),
    path(f"{ONE}roster/", rosters.rosters, name="communities.rosters"),
    path(f"{ONE}roster/<row:roster_id>/", rosters.roster, name="communities.roster"),
    path(f"{ONE}roster/<row:roster_id>/decide/", rosters.decide, name="communities.roster_decide"),
    path(f"{ONE}roster/<row:roster_id>/confirm/", rosters.confirm, name="communities.roster_confirm"),
    path(f"{ONE}roster/<row:roster_id>/undo/", rosters.undo, name="communities.roster_undo"),
    path(f"{ONE}roster/<row:roster_id>/give-up/", rosters.give_up, name="communities.roster_give_up"),
]
