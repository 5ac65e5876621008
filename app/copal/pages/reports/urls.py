from django.urls import path

from copal.pages.reports import lines, views

HERE = "meetings/<row:meeting_id>/reports"
ONE = f"{HERE}/<row:report_id>"

urlpatterns = [
    path(f"{HERE}/", views.reports, name="reports.list"),
    path(f"{ONE}/", views.report, name="reports.report"),
    path(f"{ONE}/confirmation/", views.confirm, name="reports.confirm"),
    path(f"{ONE}/disposal/", views.discard, name="reports.discard"),
    path(f"{ONE}/reading/", views.read_again, name="reports.read_again"),
    path(f"{ONE}/lines/<row:line_id>/", lines.line, name="reports.line"),
    path(f"{ONE}/lines/<row:line_id>/answer/", lines.decide, name="reports.decide"),
    path(f"{ONE}/lines/<row:line_id>/newcomer/", lines.newcomer, name="reports.newcomer"),
    path(f"{ONE}/lines/<row:line_id>/return/", lines.reopen, name="reports.reopen"),
]
