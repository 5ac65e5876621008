from django.urls import path

from copal.pages.registry import views

urlpatterns = [
    path("network/registry/", views.files, name="registry"),
    path("network/registry/<row:exchange_id>.csv", views.file, name="registry.file"),
]
