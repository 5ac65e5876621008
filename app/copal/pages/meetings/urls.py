from django.urls import path

from copal.pages.meetings import agenda, calendars, changes, invited, planning, series, views

urlpatterns = [
    path("communities/<slug:slug>/meetings/", views.meetings, name="meetings.list"),
    path("communities/<slug:slug>/meetings/new/", planning.new, name="meetings.new"),
    path("communities/<slug:slug>/series/new/", series.new, name="meetings.series_new"),
    path("series/<row:series_id>/", series.edit, name="meetings.series"),
    path("series/<row:series_id>/end/", series.end, name="meetings.series_end"),
    path("meetings/<row:meeting_id>/", views.meeting, name="meetings.meeting"),
    path("meetings/<row:meeting_id>/answer/", views.answer, name="meetings.answer"),
    path("meetings/<row:meeting_id>/edit/", changes.edit, name="meetings.edit"),
    path("meetings/<row:meeting_id>/move/", changes.move, name="meetings.move"),
    path("meetings/<row:meeting_id>/cancel/", changes.cancel, name="meetings.cancel"),
    path("meetings/<row:meeting_id>/agenda/", agenda.edit, name="meetings.agenda"),
    path("meetings/<row:meeting_id>/invited/", invited.invited, name="meetings.invited"),
    path("meetings/<row:meeting_id>/invited/all/", invited.invite_all, name="meetings.invite_all"),
    path("meetings/<row:meeting_id>/invited/answer/", invited.answer_for, name="meetings.answer_for"),
    path("meetings/<row:meeting_id>/calendar.ics", calendars.of_meeting, name="meetings.calendar"),
    path("i/<str:token>/", invited.by_link, name="meetings.by_link"),
    path("i/<str:token>/calendar.ics", calendars.by_link, name="meetings.calendar_by_link"),
    path("calendar/<str:token>.ics", calendars.of_person, name="meetings.feed"),
]
