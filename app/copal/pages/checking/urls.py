from django.urls import path

from copal.pages.checking import aliases, fine, views

urlpatterns = [
    path("account/aliases/", aliases.aliases, name="checking.aliases"),
    path("account/aliases/<row:alias_id>/end/", aliases.end, name="checking.end_alias"),
    path("check/", views.check, name="checking.check"),
    path("check/<row:community_id>/", views.check_in, name="checking.community"),
    path("communities/<slug:slug>/check/fine/", fine.say_so, name="checking.say_fine"),
    path("communities/<slug:slug>/fine/", fine.listed, name="checking.fine"),
    path("communities/<slug:slug>/fine/<row:fine_id>/", fine.take_back, name="checking.take_back"),
    path("meetings/<row:meeting_id>/room/check/", views.check_in_room, name="checking.room"),
    path("i/<str:token>/room/check/", views.check_by_link, name="checking.link_room"),
    path("i/<str:token>/room/check/name/", views.name_by_link, name="checking.link_name"),
]
