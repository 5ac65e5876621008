from django.urls import path

from copal.pages.kept import parking, steps

urlpatterns = [
    path("communities/<slug:slug>/steps/", steps.steps, name="kept.steps"),
    path("steps/<row:step_id>/", steps.step, name="kept.step"),
    path("communities/<slug:slug>/parking/", parking.parking, name="kept.parking"),
    path("parked/<row:item_id>/", parking.item, name="kept.parked"),
    path("meetings/<row:meeting_id>/parked/<row:item_id>/", parking.bring, name="kept.bring"),
]
