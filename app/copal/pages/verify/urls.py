from django.urls import path

from copal.pages.verify import views

urlpatterns = [
    path("verify/", views.ask, name="verify"),
    path("verify/<str:code>/", views.certificate, name="verify.certificate"),
]
