from django.urls import path

from copal.pages.credit import views

urlpatterns = [
    path("credit/", views.everyone, name="credit"),
    path("credit/<row:person_id>/", views.one, name="credit.person"),
]
