from django.urls import path

from copal.pages.confidentiality import reports

ONE = "communities/<slug:slug>/reports/"

urlpatterns = [
    path("reported/", reports.report, name="confidentiality.report"),
    path("reported/<row:reported_id>/undo/", reports.undo, name="confidentiality.undo_report"),
    path(ONE, reports.of_community, name="confidentiality.reports"),
    path(f"{ONE}<row:reported_id>/", reports.answer, name="confidentiality.answer_report"),
    path("network/reports/", reports.of_network, name="confidentiality.network_reports"),
    path("network/reports/<row:reported_id>/", reports.answer_network, name="confidentiality.answer_network"),
]
