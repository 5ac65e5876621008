from django.urls import path

from copal.pages.closing import views

urlpatterns = [
    path("meetings/<int:meeting_id>/closing/", views.closing, name="closing"),
    path("meetings/<int:meeting_id>/closing/close/", views.close, name="closing.close"),
    path("meetings/<int:meeting_id>/closing/correct/", views.correct, name="closing.correct"),
    path("meetings/<int:meeting_id>/closing/claims/<int:claim_id>/", views.decide, name="closing.decide"),
]
