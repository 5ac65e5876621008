from django.urls import path

from copal.pages.closing import views

urlpatterns = [
    path("meetings/<row:meeting_id>/closing/", views.closing, name="closing"),
    path("meetings/<row:meeting_id>/closing/close/", views.close, name="closing.close"),
    path("meetings/<row:meeting_id>/closing/correct/", views.correct, name="closing.correct"),
    path("meetings/<row:meeting_id>/closing/parts/", views.correct_parts, name="closing.parts"),
    path("meetings/<row:meeting_id>/closing/claims/<row:claim_id>/", views.decide, name="closing.decide"),
]
