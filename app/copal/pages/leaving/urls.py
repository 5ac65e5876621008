from django.urls import path

from copal.pages.leaving import views

urlpatterns = [
    path("meetings/<row:meeting_id>/take-out/", views.take_out, name="leaving.take_out"),
]
