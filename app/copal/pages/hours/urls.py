from django.urls import path

from copal.pages.hours import by_rule, views

urlpatterns = [
    path("hours/", views.hours, name="hours"),
    path("hours.csv", views.as_table, name="hours.csv"),
    path("hours/certificates/", views.certificates, name="hours.certificates"),
    path("hours/rules/<str:rule>/", by_rule.rule, name="hours.rule"),
    path("hours/period/", views.period, name="hours.period"),
    path("certificates/<str:code>.pdf", views.certificate, name="certificate"),
]
