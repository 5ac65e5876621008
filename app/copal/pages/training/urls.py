from django.urls import path

from copal.pages.training import views

urlpatterns = [
    path("network/training/", views.everything, name="training"),
    path("network/training/new/", views.add_training, name="training.add"),
    path("network/training/<row:training_id>/", views.one_training, name="training.one"),
    path("network/training/trainers/new/", views.add_trainer, name="training.add_trainer"),
    path("network/training/trainers/<row:trainer_id>/", views.one_trainer, name="training.trainer"),
]
