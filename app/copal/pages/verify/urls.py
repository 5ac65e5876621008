from django.urls import path

from copal.pages.verify import views

urlpatterns = [
    path("verify/", views.ask, name="verify"),
    path("verify/keys/", views.keys, name="verify.keys"),
    path("verify/<str:code>/", views.certificate, name="verify.certificate"),
]
