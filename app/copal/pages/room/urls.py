from django.urls import path

from copal.pages.room import check_in, claim, link, presence, sheet, stays

HERE = "meetings/<row:meeting_id>"

urlpatterns = [
    path(f"{HERE}/check-in/", check_in.check_in, name="room.check_in"),
    path(f"{HERE}/check-out/", check_in.check_out, name="room.check_out"),
    path("i/<str:token>/check-in/", link.check_in, name="room.link_check_in"),
    path("i/<str:token>/check-out/", link.check_out, name="room.link_check_out"),
    path(f"{HERE}/presence/", presence.presence, name="room.presence"),
    path(f"{HERE}/presence/door/", presence.door, name="room.door"),
    path(f"{HERE}/presence/screen/", presence.screen, name="room.screen"),
    path(f"{HERE}/presence/marks/", presence.mark, name="room.mark"),
    path(f"{HERE}/presence/newcomers/", presence.newcomer, name="room.newcomer"),
    path(f"{HERE}/presence/stays/<row:stay_id>/", stays.correct, name="room.correct"),
    path(f"{HERE}/presence/stays/<row:stay_id>/withdrawal/", stays.withdraw, name="room.withdraw"),
    path(f"{HERE}/presence/stays/<row:stay_id>/return/", stays.put_back, name="room.put_back"),
    path(f"{HERE}/presence/sheet/", sheet.type_in, name="room.sheet"),
    path(f"{HERE}/sign-in-sheet/", sheet.printed, name="room.printed"),
    path(f"{HERE}/claim/", claim.claim, name="room.claim"),
    path(f"{HERE}/claim/return/", claim.take_back, name="room.take_back"),
]
