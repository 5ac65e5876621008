from django.urls import path

from copal.pages.welcome import views

urlpatterns = [path("welcome/", views.welcome, name="welcome")]
