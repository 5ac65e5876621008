from django.urls import path

from copal.pages.live import acts, expected, so_far, views

HERE = "meetings/<row:meeting_id>/room/"
LINK = "i/<str:token>/room/"

urlpatterns = [
    path(HERE, views.room, name="live.room"),
    path(f"{HERE}lead/", views.room, {"folder": "lead/"}, name="live.lead"),
    path(f"{HERE}lead/expected/", expected.expected, name="live.expected"),
    path(f"{HERE}notes/", views.room, {"folder": "notes/"}, name="live.notes"),
    path(f"{HERE}screen/", views.room, {"folder": "screen/"}, name="live.screen"),
    path(f"{HERE}acts/", acts.act, name="live.act"),
    path(f"{HERE}mine/", acts.mine, name="live.mine"),
    path(f"{HERE}state/", acts.state, name="live.state"),
    path(f"{HERE}so-far/<row:proposal_id>/", so_far.so_far, name="live.so_far"),
    path(LINK, views.room_by_link, name="live.link_room"),
    path(f"{LINK}acts/", acts.act_by_link, name="live.link_act"),
    path(f"{LINK}mine/", acts.mine_by_link, name="live.link_mine"),
    path(f"{LINK}state/", acts.state_by_link, name="live.link_state"),
    path(f"{LINK}so-far/<row:proposal_id>/", so_far.so_far_by_link, name="live.link_so_far"),
]
