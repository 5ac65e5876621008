from django.urls import path

from copal.pages.kept import parking, photos, steps

urlpatterns = [
    path("communities/<slug:slug>/steps/", steps.steps, name="kept.steps"),
    path("steps/<row:step_id>/", steps.step, name="kept.step"),
    path("communities/<slug:slug>/parking/", parking.parking, name="kept.parking"),
    path("parked/<row:item_id>/", parking.item, name="kept.parked"),
    path("meetings/<row:meeting_id>/parked/<row:item_id>/", parking.bring, name="kept.bring"),
    path("meetings/<row:meeting_id>/photos/", photos.photos, name="kept.photos"),
    path("meetings/<row:meeting_id>/photos/<row:photo_id>/", photos.photo, name="kept.photo"),
    path(
        "meetings/<row:meeting_id>/photos/<row:photo_id>/take-back/",
        photos.take_back,
        name="kept.take_photo_back",
    ),
]
