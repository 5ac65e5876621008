from django.urls import path

from copal.pages.programmes import asking, directing, people, sharing

urlpatterns = [
    path("programmes/", sharing.mine, name="programmes"),
    path("programmes/new/", directing.new, name="programmes.new"),
    path("programmes/code/", sharing.typed, name="programmes.code"),
    path("programmes/code/<slug:programme_code>/", sharing.by_code, name="programmes.by_code"),
    path("programmes/asked/<row:ask_id>/", sharing.asked, name="programmes.asked"),
    path("programmes/sharing/<row:consent_id>/stop/", sharing.stop, name="programmes.stop"),
    path("programmes/sharing/<row:consent_id>/undo/", sharing.undo, name="programmes.undo"),
    path("programmes/sharing/<row:consent_id>/renew/", sharing.go_on, name="programmes.renew"),
    path("programmes/directing/<row:directing_id>/", directing.answer, name="programmes.directing"),
    path("programmes/directing/<row:directing_id>/end/", directing.take_off, name="programmes.take_off"),
    path("programmes/<row:programme_id>/", people.everyone, name="programmes.programme"),
    path("programmes/<row:programme_id>/print/", people.printed, name="programmes.print"),
    path("programmes/<row:programme_id>/table.csv", people.as_table, name="programmes.csv"),
    path("programmes/<row:programme_id>/ask/", asking.ask, name="programmes.ask"),
    path("programmes/<row:programme_id>/ask/code/", asking.new_code, name="programmes.new_code"),
    path(
        "programmes/<row:programme_id>/ask/<row:ask_id>/",
        asking.take_back,
        name="programmes.take_back",
    ),
    path("programmes/<row:programme_id>/change/", directing.change, name="programmes.change"),
    path("programmes/<row:programme_id>/directors/", directing.directors, name="programmes.directors"),
    path("programmes/<row:programme_id>/end/", directing.end, name="programmes.end"),
]
