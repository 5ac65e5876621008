from django.urls import path

from copal.pages.desk import views

urlpatterns = [
    path("network/desk/", views.desk, name="desk"),
    path("network/desk/<row:difference_id>/settle/", views.settle, name="desk.settle"),
]
