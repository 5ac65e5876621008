from django.urls import path

from copal.pages.home import views

urlpatterns = [path("", views.home, name="home")]
