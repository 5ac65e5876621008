from django.urls import path

from copal.pages.confidentiality import glass, masks, reports

ONE = "communities/<slug:slug>/reports/"
MASKS = "communities/<slug:slug>/pseudonyms/"
GLASS = "network/glass/"

urlpatterns = [
    path("reported/", reports.report, name="confidentiality.report"),
    path("reported/<row:reported_id>/undo/", reports.undo, name="confidentiality.undo_report"),
    path(ONE, reports.of_community, name="confidentiality.reports"),
    path(f"{ONE}<row:reported_id>/", reports.answer, name="confidentiality.answer_report"),
    path(f"{ONE}<row:reported_id>/photo/", reports.photo, name="confidentiality.reported_photo"),
    path("network/reports/", reports.of_network, name="confidentiality.network_reports"),
    path("network/reports/<row:reported_id>/", reports.answer_network, name="confidentiality.answer_network"),
    path(
        "network/reports/<row:reported_id>/photo/",
        reports.photo_network,
        name="confidentiality.reported_photo_network",
    ),
    path(GLASS, glass.overview, name="confidentiality.glass"),
    path(f"{GLASS}meetings/<row:meeting_id>/", glass.ask, name="confidentiality.ask_glass"),
    path(f"{GLASS}<row:glass_id>/", glass.look, name="confidentiality.look"),
    path(f"{GLASS}<row:glass_id>/answer/", glass.answer, name="confidentiality.answer_glass"),
    path(f"{GLASS}<row:glass_id>/end/", glass.end, name="confidentiality.end_glass"),
    path(MASKS, masks.masks, name="confidentiality.masks"),
    path(f"{MASKS}allow/", masks.allow, name="confidentiality.allow_masks"),
    path(f"{MASKS}choice/", masks.choose, name="confidentiality.choose_mask"),
    path(f"{MASKS}requests/", masks.ask, name="confidentiality.ask_unmask"),
    path(f"{MASKS}requests/<row:unmask_id>/", masks.answer, name="confidentiality.answer_unmask"),
]
